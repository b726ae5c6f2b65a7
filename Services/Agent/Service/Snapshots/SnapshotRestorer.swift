import BusSchema
import Logging
import MeshContracts
import MeshDomain
import MeshRuntime
import SnapshotArchive

/// Restores a saved state: everything is checked by everybody first, then one service after the other takes it over.
///
/// Each service does so in one transaction. Between the first and the last of them the agent keeps the archive on its disk: it
/// tries again what failed for a moment's fault, also after a start, and says by name what is not restored yet.
actor SnapshotRestorer {
    /// How long the services are asked again once one did not answer.
    private static let patience = Duration.seconds(60)
    /// How long one question may take, besides what its bytes take: a replica that was killed under it never answers.
    private static let questionTime = Duration.seconds(10)
    /// How many bytes of a part are read and stored in a second at least.
    private static let bytesPerSecond: UInt64 = 2 << 20
    /// An older restoring is not gone on with: what was written meanwhile would be lost.
    private static let longestAge = Duration.seconds(600)

    private let client: ServiceClient
    private let folder: String
    private let logger: Logger
    private var isBusy = false

    init(client: ServiceClient, dataDirectory: String, logger: Logger) {
        self.client = client
        folder = SpoolFile.folder(dataDirectory: dataDirectory)
        self.logger = logger
    }

    /// Where each service takes its part.
    private struct Places: Sendable {
        var meta: SnapshotMeta
        var replicas: [BusService: String] = [:]
    }

    /// Takes an archive and restores it.
    ///
    /// - Throws: ``APIError`` saying what is wrong; then nothing was changed, or what was and what was not.
    func restore(_ body: BodyStream, _ call: CallContext) async throws(APIError) {
        guard !isBusy else {
            throw APIError(status: 409, text: "this agent restores a snapshot already; wait until it is done")
        }
        isBusy = true
        defer { isBusy = false }
        // What an earlier one has left undone must not come over this one later.
        for old in SpoolFile.unfinished(in: folder) { old.giveUp() }
        let file = SpoolFile(folder: folder, id: RandomUUID.make())
        var places: Places
        do {
            try await file.receive(body)
            places = try await prepareSurely(file, call.token)
            try file.markBegun(token: call.token)
        } catch {
            file.remove()
            throw Self.refusal(error)
        }
        do throws(MeshError) {
            try await carryOut(file, &places, call.token)
            file.remove()
        } catch {
            // It goes on at the next start; the archive stays.
            throw APIError(status: 500, text: error.message)
        }
    }

    /// Goes on with what an agent that ended had begun.
    func resume() async {
        for file in SpoolFile.unfinished(in: folder) where !isBusy {
            isBusy = true
            defer { isBusy = false }
            guard file.age < Self.longestAge else {
                logger.error(
                    "A restoring was interrupted too long ago to be gone on with; restore again",
                    metadata: ["restore": "\(file.id)"]
                )
                file.giveUp()
                continue
            }
            logger.notice("Going on with an interrupted restoring", metadata: ["restore": "\(file.id)"])
            do {
                var places = try await prepareSurely(file, file.token)
                try await carryOut(file, &places, file.token)
                file.remove()
            } catch {
                if Task.isCancelled { return }
                logger.error(
                    "An interrupted restoring cannot be ended; restore again",
                    metadata: ["restore": "\(file.id)", "reason": "\(error)"]
                )
                file.giveUp()
            }
        }
    }

    /// The same, again while a service cannot be reached, or a replica that had its part is gone.
    private func prepareSurely(_ file: SpoolFile, _ token: SecretID) async throws -> Places {
        var end: ContinuousClock.Instant?
        while true {
            do throws(MeshError) { return try await prepare(file, token) } catch {
                try Self.bear(error, until: &end)
                try await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    /// Checks the archive, and has every service check its part.
    private func prepare(_ file: SpoolFile, _ token: SecretID) async throws(MeshError) -> Places {
        let meta = try ArchiveReader(try file.reader()).checkAll()
        let known = Set(SnapshotSaver.services.map(\.rawValue))
        if let strange = meta.parts.first(where: { !known.contains($0.service) }) {
            throw MeshError(
                .rejected,
                "this version is too old to decide: the snapshot has a part \"\(strange.service)\""
            )
        }
        if let missing = known.subtracting(meta.parts.map(\.service)).sorted().first {
            throw MeshError(.badRequest, "failed to read snapshot file: the part of \(missing) is missing")
        }
        var places = Places(meta: meta)
        for service in SnapshotSaver.services { places.replicas[service] = try await hand(service, file, token) }
        return places
    }

    /// Hands a service its part.
    ///
    /// - Returns: The replica that has it, checked.
    private func hand(_ service: BusService, _ file: SpoolFile, _ token: SecretID) async throws(MeshError) -> String {
        let reader = try ArchiveReader(try file.reader())
        _ = try reader.meta()
        while let part = try reader.nextPart() {
            guard part.service == service.rawValue else {
                while try reader.nextPage() != nil {}
                continue
            }
            let call = CallContext(token: token, timeout: Self.time(for: part))
            let request = JournalWire.RestoreRequest(
                id: file.id,
                pages: UInt32(clamping: part.pages),
                bytes: part.bytes,
                sha256: Self.bytes(ofHex: part.sha256),
                requires: UInt32(clamping: part.requires),
                keyID: part.keyID,
                history: part.history,
                sequence: part.sequence
            )
            let replica = try await client.call(service.restore, request, call).replica
            var number: UInt32 = 0
            while let page = try reader.nextPage() {
                let content = JournalWire.RestorePage(id: file.id, page: number, content: page)
                _ = try await client.call(service.restorePage(of: replica), content, call)
                number += 1
            }
            _ = try await client.call(
                service.restoreOrder(of: replica),
                .init(id: file.id, checksOnly: true),
                call
            )
            return replica
        }
        throw MeshError(.badRequest, "failed to read snapshot file: the part of \(service.rawValue) is missing")
    }

    /// Has each service put its part in place.
    private func carryOut(_ file: SpoolFile, _ places: inout Places, _ token: SecretID) async throws(MeshError) {
        var done: [String] = []
        for service in SnapshotSaver.services {
            do throws(MeshError) {
                let index = try await order(service, file, &places, token)
                done.append(service.rawValue)
                logger.notice(
                    "Restored the state of a service",
                    metadata: [
                        "service.name": "\(service.rawValue)", "index": "\(index)", "snapshot": "\(places.meta.id)",
                    ]
                )
            } catch {
                let rest = SnapshotSaver.services.map(\.rawValue).filter { !done.contains($0) }
                throw MeshError(
                    error.code,
                    "the snapshot \(places.meta.id) is restored in part: done \(done.isEmpty ? "nothing" : done.joined(separator: ", ")), "
                        + "not yet \(rest.joined(separator: ", ")) (\(error.message)); restore it again"
                )
            }
        }
    }

    private func order(
        _ service: BusService,
        _ file: SpoolFile,
        _ places: inout Places,
        _ token: SecretID
    ) async throws(MeshError) -> UInt64 {
        var end: ContinuousClock.Instant?
        while true {
            do throws(MeshError) {
                if places.replicas[service] == nil { places.replicas[service] = try await hand(service, file, token) }
                let replica = places.replicas[service] ?? ""
                let part = places.meta.parts.first { $0.service == service.rawValue }
                let call = CallContext(token: token, timeout: part.map(Self.time) ?? Self.questionTime)
                return try await client.call(service.restoreOrder(of: replica), .init(id: file.id), call).index
            } catch {
                // ACLs are restored last: if the token counts no more, its state is the saved one.
                if service == .acl, end != nil, error.code == .permissionDenied { return 0 }
                try Self.bear(error, until: &end)
                logger.debug(
                    "Restoring a service again",
                    metadata: ["service.name": "\(service.rawValue)", "reason": "\(error.message)"]
                )
                // That replica may have ended; any other takes the part, and knows whether it was carried out.
                places.replicas[service] = nil
                try? await Task.sleep(for: .milliseconds(200))
                if Task.isCancelled { throw MeshError(.unavailable, "the agent stops") }
            }
        }
    }

    /// Goes on after a failure that may pass, or a replica that is gone, for so long after the first one.
    ///
    /// - Throws: The failure, when it is of another kind or that time is over.
    private static func bear(_ error: MeshError, until end: inout ContinuousClock.Instant?) throws(MeshError) {
        let last = end ?? .now + patience
        guard error.isPassing || error.code == .notFound, ContinuousClock.now < last else { throw error }
        end = last
    }

    /// How long a question about a part may take.
    private static func time(for part: SnapshotMeta.Part) -> Duration {
        questionTime + .seconds(Int64(clamping: part.bytes / bytesPerSecond))
    }

    private static func bytes(ofHex text: String) -> [UInt8] {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// - Source: recorded: what is no snapshot is answered with 500.
    private static func refusal(_ error: any Error) -> APIError {
        guard let error = error as? MeshError, [.badRequest, .rejected].contains(error.code) else {
            return APIError(any: error)
        }
        return APIError(status: 500, text: error.message)
    }
}

extension MeshError {
    /// Whether trying again may help.
    fileprivate var isPassing: Bool {
        switch code {
        case .unavailable, .deadlineExceeded, .overloaded, .conflict: true
        case .badRequest, .rejected, .permissionDenied, .notFound, .notImplemented, .internalFault: false
        }
    }
}
