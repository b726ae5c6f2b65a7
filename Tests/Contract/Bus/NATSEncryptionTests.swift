import Foundation
import MeshBus
import MeshBusNATS
import Synchronization
import TestSupport
import Testing

/// What the bus does when a server is not who it should be, or stops in the middle of the handshake.
@Suite(.timeLimit(.minutes(5)))
struct NATSEncryptionTests {
    @Test func `a server with a certificate for another name is refused, and so is one without TLS`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tombolo-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (certificate, key) = ("\(folder.path)/elsewhere.pem", "\(folder.path)/elsewhere.key")
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        openssl.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
            "-subj", "/CN=elsewhere", "-addext", "subjectAltName=DNS:elsewhere.example", "-keyout", key,
            "-out", certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        try #require(openssl.terminationStatus == 0)
        var wanted = NATSServer.Settings.plain
        wanted.extraConfiguration = "tls { cert_file: \"\(certificate)\", key_file: \"\(key)\" }"
        let encrypted = try await NATSServer(wanted)
        defer { encrypted.kill() }
        let plain = try await NATSServer(.plain)
        defer { plain.kill() }
        for server in [encrypted, plain] {
            var settings = NATSSettings(urls: ["tls://127.0.0.1:\(server.port)"], name: "nats test")
            settings.connectDeadline = .zero
            settings.tls = NATSSettings.TLS(authorityFile: certificate)
            let trusting = settings
            let error = await #expect(throws: BusError.self) { _ = try await NATSBus.connect(trusting) }
            #expect(error?.code == .disconnected)
        }
        var settings = NATSSettings(urls: ["tls://127.0.0.1:\(encrypted.port)"], name: "nats test")
        settings.tls = NATSSettings.TLS(authorityFile: certificate, serverName: "elsewhere.example")
        let bus = try await NATSBus.connect(settings)
        #expect(bus.isConnected)
        await bus.drain(deadline: .seconds(5))
    }

    @Test func `a server that is silent in the handshake is given up`() async throws {
        let server = try SilentServer()
        defer { server.close() }
        var settings = NATSSettings(urls: ["tls://127.0.0.1:\(server.port)"], name: "nats test")
        settings.connectDeadline = .zero
        settings.attemptPatience = .milliseconds(300)
        settings.tls = NATSSettings.TLS(authorityFile: "/etc/ssl/certs/ca-certificates.crt")
        let hanging = settings
        let error = await #expect(throws: BusError.self) { _ = try await NATSBus.connect(hanging) }
        #expect(error?.code == .disconnected)
        #expect(error?.message.contains("TLS handshake hangs") == true, "\(String(describing: error))")
    }
}

/// Greets like a nats-server that wants TLS, and then says nothing.
private final class SilentServer: Sendable {
    let port: Int
    private let listener: Int32
    private let taken = Mutex<[Int32]>([])

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        try #require(bound)
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [weak self] in
            let greeting = Array("INFO {\"server_id\":\"x\",\"tls_required\":true,\"max_payload\":1048576}\r\n".utf8)
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0, let self else { return }
                self.taken.withLock { $0.append(connection) }
                _ = send(connection, greeting, greeting.count, Int32(MSG_NOSIGNAL))
            }
        }
    }

    /// Ends the listener and, with it, every handshake that still waits.
    func close() {
        shutdown(listener, Int32(SHUT_RDWR))
        for connection in taken.withLock({ $0 }) { shutdown(connection, Int32(SHUT_RDWR)) }
    }
}
