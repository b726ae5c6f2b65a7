import Certificates
import Foundation
import MeshDomain
import Testing

/// A moment in 2026, seconds since 1970.
let testNow: Int64 = 1_795_000_000
let testClusterID = "11111111-2222-3333-4444-555555555555"
let testTrustDomain = "11111111-2222-3333-4444-555555555555.consul"

/// A root like a cluster's first one.
func makeTestRoot(
    clusterID: String = testClusterID,
    label: String = "abcd1234",
    algorithm: KeyAlgorithm = .p256,
    now: Int64 = testNow
) throws -> SigningAuthority {
    try SigningAuthority.makeRoot(
        clusterID: clusterID,
        label: label,
        serial: 7,
        key: .generate(algorithm),
        now: now
    )
}

/// A root that a real Consul 1.16.6 made, as recorded in its peering token.
let recordedRootPEM = """
    -----BEGIN CERTIFICATE-----
    MIICDzCCAbWgAwIBAgIBBzAKBggqhkjOPQQDAjAxMS8wLQYDVQQDEyZwcmktczUy
    N3c1M20uY29uc3VsLmNhLjkyZjE5NjQyLmNvbnN1bDAeFw0yNjExMjAyMjAxMDVa
    Fw0zNjExMTcyMjAxMDVaMDExLzAtBgNVBAMTJnByaS1zNTI3dzUzbS5jb25zdWwu
    Y2EuOTJmMTk2NDIuY29uc3VsMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBj+B
    z3X4hkfDBbOXIamrHFZWEa9rqmfPcGmvwItOQxSnJ+oogPq8LFxvfgk2ecvqkAM8
    1AFJQZugoK17BuPEPKOBvTCBujAOBgNVHQ8BAf8EBAMCAYYwDwYDVR0TAQH/BAUw
    AwEB/zApBgNVHQ4EIgQgF5SIE4OcXuNdY951acib1xK8b/IctfGuPHoj/KwiDSAw
    KwYDVR0jBCQwIoAgF5SIE4OcXuNdY951acib1xK8b/IctfGuPHoj/KwiDSAwPwYD
    VR0RBDgwNoY0c3BpZmZlOi8vOTJmMTk2NDItNmI1MS04MzQxLWExYWMtYjUxMWYy
    MGU5MWQ4LmNvbnN1bDAKBggqhkjOPQQDAgNIADBFAiEAup5QOYAC6Y6cFTQKWR2Y
    YlDm2ins40psJ2jn05Hqk9kCIF8+ErYZE46M11Jda1BWt9WhssXuxHqMbUdERJJp
    cUvD
    -----END CERTIFICATE-----

    """

/// What the `openssl` command printed.
struct CommandResult {
    let status: Int32
    let output: String
}

/// Runs the `openssl` command in a folder of its own that holds `files`.
func openssl(_ arguments: [String], files: [String: String]) throws -> CommandResult {
    let folder = FileManager.default.temporaryDirectory.appending(path: "certificates-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files {
        try Data(content.utf8).write(to: folder.appending(path: name))
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return CommandResult(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
}
