import BusSchema
import Certificates
import EnvoySchema
import MeshBus
import NameSystem
import PeerStreamSchema
import SchemaRuntime

/// Decoders of what other processes and other clusters send.
extension FuzzTarget {
    static let wireTargets: [FuzzTarget] =
        [busFrame, pem, certificates, names] + [
            message("bus-register", CatalogWire.RegisterRequest.self),
            message("bus-catalog-change", CatalogWire.Change.self),
            message("bus-import", CatalogWire.ImportRequest.self),
            message("bus-config-entry-change", ConfigEntryWire.Change.self),
            message("bus-acl-change", ACLWire.Change.self),
            message("bus-authority-change", AuthorityWire.Change.self),
            message("bus-peering-change", PeeringWire.Change.self),
            message("bus-everything", TestingWire.Everything.self),
            message("journal-batch", JournalWire.Batch.self),
            message("journal-feed", JournalWire.FeedMessage.self),
            message("peer-stream", PeerStreamWire.ReplicationMessage.self),
            message("peer-service", PeerStreamWire.ExportedService.self),
            message("envoy-request", EnvoyDiscoveryV3.DeltaDiscoveryRequest.self),
        ]

    /// A schema message: whatever is taken is written again and read as the same.
    private static func message<Message: SchemaMessage>(_ name: String, _ type: Message.Type) -> FuzzTarget {
        FuzzTarget(name) {
            try [[], Message(decoding: []).encoded()] + Seeds.wire
        } run: { input throws(BrokenPromise) in
            guard let value = try? Message(decoding: input) else { return }
            guard let written = try? value.encoded() else {
                throw BrokenPromise("what was read can be written: \(Seeds.hex(input))")
            }
            // The bytes, not the values: a number that is none (NaN) does not equal itself.
            let again = try? Message(decoding: written).encoded()
            try promise(again == written, "a message is written as read: \(Seeds.hex(input))")
        }
    }

    private static let busFrame = FuzzTarget("bus-frame") {
        let headers = BusHeaders([("tombolo-request-id", "a-b-c"), ("x", "é")])
        return [[], [0], Seeds.frame(headers, BusDeadline(milliseconds: 5000, sentMilliseconds: 1 << 40)) + [1, 2, 3]]
    } run: { input throws(BrokenPromise) in
        guard let front = input.withUnsafeBytes({ BusFrame.read($0) }), front.byteCount > 0 else { return }
        try promise(front.byteCount <= input.count, "a frame ends within its message")
        let again = Seeds.frame(front.headers, front.deadline).withUnsafeBytes { BusFrame.read($0) }
        try promise(
            again?.headers == front.headers && again?.deadline == front.deadline,
            "a frame is written as it is read: \(Seeds.hex(input))"
        )
    }

    private static let pem = FuzzTarget("pem") {
        [Array(try Seeds.certificateRequest().pem.utf8), Array("-----BEGIN A-----\n\n-----END A-----".utf8)]
    } run: { input throws(BrokenPromise) in
        guard let text = String(validating: input, as: UTF8.self), let blocks = try? PEMBlock.all(in: text) else {
            return
        }
        let again = try? PEMBlock.all(in: blocks.map(\.text).joined())
        try promise(again == blocks, "blocks are written as they are read")
    }

    private static let certificates = FuzzTarget("certificates") {
        [try Seeds.certificateRequest().encoded]
    } run: { input throws(BrokenPromise) in
        _ = try? Certificate(encoded: input)
        guard let request = try? CertificateRequest(encoded: input) else { return }
        try promise(request.encoded == input, "a request keeps its bytes")
    }

    /// Questions about names come from anybody: whatever is read is answered in what the asker takes, and what is written is read
    /// as the same.
    private static let names = FuzzTarget("dns-message") {
        Seeds.names
    } run: { input throws(BrokenPromise) in
        guard let message = try? NameMessage(decoding: input) else { return }
        for compression in [NameCompression.on, .off] {
            let written = message.encoded(compression: compression)
            // What was shortened by pointers may be longer than a message can be.
            guard written.count <= NameMessage.byteLimit else { continue }
            let again = try? NameMessage(decoding: written)
            try promise(again == message, "a message is written as it is read: \(Seeds.hex(input))")
        }
        let fitted = message.fitted(to: .datagram, NameSettings())
        let limit = max(512, Int(message.ednsPart?.datagramLimit ?? 0))
        try promise(
            fitted.count <= limit,
            "an answer is \(fitted.count) bytes, \(limit) are taken: \(Seeds.hex(input))"
        )
    }
}
