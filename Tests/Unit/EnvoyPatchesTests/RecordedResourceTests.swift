import Foundation
import MeshDomain
import Testing

@testable import EnvoyPatches

/// Every resource that a Consul sent in any recording, also for proxies that Tombolo does not configure yet.
struct RecordedResourceTests {
    private static let files = [
        "clusters": "envoy.config.cluster.v3.Cluster", "endpoints": "envoy.config.endpoint.v3.ClusterLoadAssignment",
        "listeners": "envoy.config.listener.v3.Listener", "routes": "envoy.config.route.v3.RouteConfiguration",
        "secrets": "envoy.extensions.transport_sockets.tls.v3.Secret",
    ]

    private static let folder = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
        url.deletingLastPathComponent()
    }.appendingPathComponent("Parity/recordings/xds")

    @Test func `every recorded resource becomes bytes and the same JSON again`() throws {
        let codec = EnvoyCodec()
        var seen: [String: Int] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted() {
            for (file, message) in Self.files.sorted(by: { $0.key < $1.key }) {
                let path = Self.folder.appendingPathComponent("\(name)/\(file).json")
                guard let text = try? Data(contentsOf: path) else { continue }
                for resource in try JSONText.parse([UInt8](text)).arrayValue ?? [] {
                    let given = Self.filled(resource)
                    let bytes = try codec.bytes(of: given, as: message)
                    let again = try codec.value(of: bytes, as: message)
                    #expect(again == given, "\(name) \(file): \(JSONText.string(of: again))")
                    #expect(try codec.bytes(of: again, as: message) == bytes)
                    seen[file, default: 0] += 1
                }
            }
        }
        #expect(seen["clusters", default: 0] > 150)
        #expect(seen["listeners", default: 0] > 100)
        #expect(seen["endpoints", default: 0] > 50)
        #expect(seen["routes", default: 0] > 5)
    }

    /// Ports that differ from run to run stand in the recordings as text.
    private static func filled(_ value: MeshValue) -> MeshValue {
        switch value {
        case .string(let text) where text.hasPrefix("${") && text.contains("Port"): .int(8503)
        case .array(let values): .array(values.map(filled))
        case .object(let object): .object(MeshObject(object.entries.map { ($0.key, filled($0.value)) }))
        case .null, .bool, .int, .unsigned, .double, .string: value
        }
    }
}
