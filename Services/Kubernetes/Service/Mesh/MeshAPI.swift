import AsyncHTTPClient
import ConfigEntryKinds
import ConsulJSON
import Foundation
import KubernetesLogic
import MeshBus
package import MeshDomain
package import MeshRuntime
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// How the mesh's HTTP API is reached.
package struct MeshAPISettings: Sendable {
    /// With their schemes, for instance `http://127.0.0.1:8500`; those after the first are asked when that is away.
    package var addresses: [String]
    package var token: SecretID
    package var authorityFile: String
    package var serverName: String
    /// The admin partition that this Kubernetes cluster is; empty for the default one.
    package var partition: String

    /// Reads the settings from the variables that Consul's programs know.
    package init(_ reader: VariableReader) throws(MeshError) {
        addresses = [try Self.address(reader.text("CONSUL_HTTP_ADDR", default: "127.0.0.1:8500"), "CONSUL_HTTP_ADDR")]
        for text in reader.list("TOMBOLO_MESH_ADDRESSES", default: "") {
            let further = try Self.address(text, "TOMBOLO_MESH_ADDRESSES")
            if !addresses.contains(further) { addresses.append(further) }
        }
        token = SecretID(try reader.secret("CONSUL_HTTP_TOKEN"))
        authorityFile = reader.text("CONSUL_CACERT", default: "")
        serverName = reader.text("CONSUL_TLS_SERVER_NAME", default: "")
        partition = reader.text("CONSUL_PARTITION", default: "")
    }

    private static func address(_ text: String, _ variable: String) throws(MeshError) -> String {
        let address = text.contains("://") ? text : "http://" + text
        guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
            throw MeshError(.badRequest, "\(variable) is \"\(text)\"; it must be host:port, http:// or https://")
        }
        return address.hasSuffix("/") ? String(address.dropLast()) : address
    }
}

/// Why the mesh did not do what was asked.
struct MeshFailure: Error, Sendable, CustomStringConvertible {
    /// The HTTP status; 0 when there was no answer.
    var status = 0
    var description: String
}

/// Which of several servers is asked: the next one once one does not answer.
private final class Turn: Sendable {
    private let number = Mutex(0)

    var place: Int { number.withLock { $0 } }

    /// The server at a place does not answer; of those who find that at once one passes on.
    func pass(from place: Int) {
        number.withLock { number in
            guard number == place else { return }
            number = place + 1
        }
    }
}

/// The HTTP API of the mesh, as far as custom resources need it.
struct MeshAPI: Sendable {
    private static let answerLimitBytes = 16 << 20
    static let timeout = Duration.seconds(10)
    /// The API server waits for a webhook 10 s.
    private static let attemptTimeout = Duration.seconds(5)
    /// Establishing dials the peer.
    static let establishTimeout = Duration.seconds(30)

    /// One of the servers, with a client of its own, which looks up the name of its certificate.
    private struct Target: Sendable {
        let address: String
        let client: HTTPClient
    }

    private let settings: MeshAPISettings
    private let targets: [Target]
    /// Whose turn it is.
    private let turn = Turn()

    init(_ settings: MeshAPISettings) throws(MeshError) {
        self.settings = settings
        targets = settings.addresses.map { Target(address: $0, client: Self.client($0, settings)) }
    }

    private static func client(_ address: String, _ settings: MeshAPISettings) -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .seconds(3)
        configuration.redirectConfiguration = .disallow
        var tls = TLSConfiguration.makeClientConfiguration()
        if !settings.authorityFile.isEmpty { tls.trustRoots = .file(settings.authorityFile) }
        configuration.tlsConfiguration = tls
        if !settings.serverName.isEmpty, let host = URL(string: address)?.host {
            configuration.dnsOverride = [settings.serverName: host]
        }
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Ends all connections; nothing can be asked after it.
    func close() async {
        // What cannot be closed any more ends with the process.
        for target in targets { try? await target.client.shutdown() }
    }

    /// Asks; nil for 404.
    func call(
        _ method: HTTPMethod,
        _ path: [String],
        query: [(String, String)] = [],
        body: MeshValue? = nil,
        within timeout: Duration = timeout
    ) async throws(MeshFailure) -> (value: MeshValue, index: UInt64)? {
        let place = turn.place
        let target = targets[place % targets.count]
        var server = target.address
        if !settings.serverName.isEmpty, let host = URL(string: server)?.host {
            server = server.replacing(host, with: settings.serverName)
        }
        let asked = settings.partition.isEmpty ? query : query + [("partition", settings.partition)]
        var request = HTTPClientRequest(url: server + RequestTarget.text(["v1"] + path, asked))
        request.method = method
        if !settings.token.isEmpty { request.headers.add(name: "X-Consul-Token", value: settings.token.revealed) }
        if let body { request.body = .bytes(ByteBuffer(bytes: JSONText.bytes(of: body))) }
        let (prepared, client) = (request, target.client)
        let outcome = await withDeadline(timeout) { () -> Result<(Int, [UInt8], UInt64), any Error> in
            do {
                let limit = TimeAmount.seconds(timeout.components.seconds)
                let response = try await client.execute(prepared, timeout: limit)
                let buffer = try await response.body.collect(upTo: Self.answerLimitBytes)
                let index = response.headers.first(name: "X-Consul-Index").flatMap(UInt64.init) ?? 0
                return .success((Int(response.status.code), Array(buffer.readableBytesView), index))
            } catch { return .failure(error) }
        }
        guard let outcome else {
            turn.pass(from: place)
            throw MeshFailure(description: "\(target.address) gave no answer within \(timeout)")
        }
        do {
            let (status, bytes, index) = try outcome.get()
            if status == 404 { return nil }
            guard (200..<300).contains(status) else {
                let text = String(decoding: bytes.prefix(2000), as: UTF8.self)
                throw MeshFailure(status: status, description: "the mesh answers \(status): \(text)")
            }
            return (bytes.isEmpty ? .null : try JSONText.parse(bytes, trailing: .ignored), index)
        } catch let error as MeshFailure { throw error } catch {
            turn.pass(from: place)
            throw MeshFailure(description: "\(target.address) cannot be asked: \(error)")
        }
    }

    // MARK: - Peerings

    /// A peering; nil when there is none.
    func peering(_ name: String) async throws(MeshFailure) -> PeeringView? {
        try await call(.GET, ["peering", name]).map { PeeringView($0.value) }
    }

    /// How a peering stands; nil when there is none.
    func standing(_ name: String) async throws(MeshFailure) -> MeshValue? {
        try await call(.GET, ["tombolo", "peering", name])?.value
    }

    /// Waits until some peering is another than at that index, or for a while; the index to go on with.
    func peeringsChanged(after index: UInt64, seconds: Int) async throws(MeshFailure) -> UInt64 {
        let query = [("index", String(index)), ("wait", "\(seconds)s")]
        return try await call(.GET, ["peerings"], query: query, within: .seconds(seconds + 10))?.index ?? 0
    }

    /// Makes a token for a peer.
    func token(for peer: String) async throws(MeshFailure) -> SecretID {
        let answer = try await call(.POST, ["peering", "token"], body: ["PeerName": .string(peer)])
        guard let token = answer?.value["PeeringToken"]?.stringValue, !token.isEmpty else {
            throw MeshFailure(description: "the mesh gave no peering token")
        }
        return SecretID(token)
    }

    /// Establishes a peering.
    func establish(_ peer: String, _ token: SecretID) async throws(MeshFailure) {
        let body: MeshValue = ["PeerName": .string(peer), "PeeringToken": .string(token.revealed)]
        guard try await call(.POST, ["peering", "establish"], body: body, within: Self.establishTimeout) != nil else {
            throw MeshFailure(status: 404, description: "the mesh knows no peerings (404)")
        }
    }

    /// Removes a peering; one that is not there is none to remove.
    func removePeering(_ name: String) async throws(MeshFailure) { _ = try await call(.DELETE, ["peering", name]) }

    // MARK: - Config entries

    /// An entry; nil when there is none.
    func entry(_ key: EntryKey) async throws(MeshFailure) -> ConfigEntry? {
        guard let answer = try await call(.GET, ["config", key.kind.rawValue, key.name]) else { return nil }
        do { return try ConfigEntryCodec.decodeStored(answer.value).entry } catch {
            throw MeshFailure(
                description: "the entry \(key.kind.rawValue)/\(key.name) cannot be read: \(error.message)"
            )
        }
    }

    /// Writes an entry in place of that with this index (0: of none); false when another one is there by now.
    func put(_ entry: ConfigEntry, over index: UInt64) async throws(MeshFailure) -> Bool {
        let query = [("cas", String(index))]
        guard let answer = try await call(.PUT, ["config"], query: query, body: ConfigEntryCodec.encode(entry)) else {
            throw MeshFailure(status: 404, description: "the mesh knows no config entries (404)")
        }
        return answer.value.boolValue ?? true
    }

    /// Asks whether an entry would be taken, and writes nothing.
    ///
    /// - Throws: ``MeshFailure`` with the mesh's reason.
    func attempt(_ entry: ConfigEntry) async throws(MeshFailure) {
        _ = try await call(
            .PUT,
            ["config"],
            query: [("dry-run", "")],
            body: ConfigEntryCodec.encode(entry),
            within: Self.attemptTimeout
        )
    }

    /// Removes the entry with this index; false when another one is there by now.
    func remove(_ key: EntryKey, at index: UInt64) async throws(MeshFailure) -> Bool {
        let answer = try await call(.DELETE, ["config", key.kind.rawValue, key.name], query: [("cas", String(index))])
        return answer?.value.boolValue ?? true
    }
}
