import CommandLineLogic
import ConsulJSON
import Glibc
import MeshDomain
import SnapshotArchive

/// `debug`: state, figures and log of the local agent in a folder, or in one archive.
extension CommandRun {
    private static let parts = ["agent", "host", "members", "metrics", "logs", "pprof"]

    /// What is to be collected, for how long and where to.
    private struct Collection {
        var parts: [String]
        var duration: Duration
        var interval: Duration
        var folder: String

        /// How often figures are read.
        var rounds: Int { max(1, Int(duration / interval)) }
    }

    func collect() async throws(CommandFailure) {
        _ = try words(0...0, "no words")
        let plan = try collection()
        guard mkdir(plan.folder, 0o700) == 0 else {
            throw CommandFailure("the folder \(plan.folder) cannot be made: \(Terminal.reason())")
        }
        Terminal.print("==> Starting debugger and capturing static information...")
        Terminal.print("     Folder: \(plan.folder)\n   Duration: \(plan.duration)\n   Interval: \(plan.interval)")
        var files = try await state(of: plan)
        let lost = LostParts()
        await withTaskGroup(of: Void.self) { group in
            if plan.parts.contains("logs") {
                let log = plan.folder + "/agent.log"
                group.addTask { await lost.note("logs", await watchLog(into: log, for: plan.duration)) }
            }
            group.addTask { await watchFigures(plan, lost) }
        }
        for failure in await lost.texts { Terminal.complain("==> \(failure)") }
        if plan.parts.contains("logs") { files.append("agent.log") }
        files += (0..<plan.rounds).flatMap { ["metrics-\($0).json", "profile-\($0).txt", "heap-\($0).txt"] }
        try write(
            JSONText.bytes(
                of: [
                    "Version": .string(ProductVersion.tombolo), "Duration": .string("\(plan.duration)"),
                    "Interval": .string("\(plan.interval)"), "Targets": .array(plan.parts.map(MeshValue.string)),
                    "Missing": .array(await lost.texts.map(MeshValue.string)),
                ]
            ),
            to: plan.folder + "/index.json"
        )
        files.append("index.json")
        guard !flags.isGiven("archive") || flags.isOn("archive") else {
            return Terminal.print("Saved debug files: \(plan.folder)")
        }
        Terminal.print("Saved debug archive: \(try archive(plan.folder, files))")
    }

    private func collection() throws(CommandFailure) -> Collection {
        let given = flags.commaList("capture")
        for part in given where !Self.parts.contains(part) {
            throw CommandFailure("-capture has \"\(part)\"; there are: \(Self.parts.joined(separator: ", "))")
        }
        func duration(_ name: String, _ usual: String, atLeast least: Int64) throws(CommandFailure) -> Duration {
            let text = flags.text(name) ?? usual
            guard let nanoseconds = try? GoDuration.nanoseconds(parsing: text) else {
                throw CommandFailure("-\(name) is \"\(text)\", which is no duration such as \(usual)")
            }
            guard least...86_400 ~= nanoseconds / 1_000_000_000 else {
                throw CommandFailure("-\(name) is \"\(text)\"; it must be from \(least)s to 24h")
            }
            return .nanoseconds(nanoseconds)
        }
        let (whole, interval) = (
            try duration("duration", "5m", atLeast: 10), try duration("interval", "30s", atLeast: 5)
        )
        guard interval <= whole else { throw CommandFailure("-interval is longer than -duration") }
        let stamp = Terminal.timestamp().filter { $0.isNumber || $0 == "T" }
        return Collection(
            parts: given.isEmpty ? Self.parts : given,
            duration: whole,
            interval: interval,
            folder: flags.text("output") ?? "tombolo-debug-\(stamp)"
        )
    }

    /// What does not change while it is watched; returns the names of the files.
    private func state(of plan: Collection) async throws(CommandFailure) -> [String] {
        var files: [String] = []
        for (part, path) in [
            ("agent", ["agent", "self"]), ("host", ["agent", "host"]), ("members", ["agent", "members"]),
        ] where plan.parts.contains(part) {
            do {
                let answer = try await api.call("GET", path).json()
                try write(JSONText.bytes(of: answer, layout: .pretty), to: "\(plan.folder)/\(part).json")
                files.append("\(part).json")
            } catch {
                guard error.status == 403 || error.status == 401 else { throw error }
                Terminal.complain("==> \(part) is left out: \(error)")
            }
        }
        return files
    }

    /// Reads figures again and again until the time is over.
    private func watchFigures(_ plan: Collection, _ lost: LostParts) async {
        for round in 0..<plan.rounds {
            let end = ContinuousClock.now + plan.interval
            if plan.parts.contains("metrics") {
                await save(["agent", "metrics"], to: "\(plan.folder)/metrics-\(round).json", "metrics", lost)
            }
            if plan.parts.contains("pprof") {
                await save(["debug", "pprof", "heap"], to: "\(plan.folder)/heap-\(round).txt", "pprof", lost)
                await save(["debug", "pprof", "profile"], to: "\(plan.folder)/profile-\(round).txt", "pprof", lost)
            }
            try? await Task.sleep(until: end, clock: .continuous)
        }
    }

    private func save(_ path: [String], to file: String, _ part: String, _ lost: LostParts) async {
        do throws(CommandFailure) {
            let query = path.last == "profile" ? [("seconds", "2")] : []
            try write(try await api.call("GET", path, query: query).body, to: file)
        } catch { await lost.note(part, error.description) }
    }

    /// Writes the agent's log for a time; returns why it could not.
    private func watchLog(into file: String, for duration: Duration) async -> String? {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return "\(file) cannot be written: \(Terminal.reason())" }
        defer { close(descriptor) }
        return await withTaskGroup(of: String?.self) { group in
            group.addTask {
                do throws(CommandFailure) {
                    try await api.stream("agent", "monitor", query: [("loglevel", "debug")]) {
                        Terminal.write($0, to: descriptor)
                    }
                    return "the log ended"
                } catch { return error.description }
            }
            group.addTask {
                try? await Task.sleep(for: duration)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            await group.waitForAll()
            return first
        }
    }

    private func write(_ bytes: [UInt8], to file: String) throws(CommandFailure) {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CommandFailure("\(file) cannot be written: \(Terminal.reason())") }
        defer { close(descriptor) }
        guard Terminal.write(bytes, to: descriptor) else {
            throw CommandFailure("\(file) cannot be written: \(Terminal.reason())")
        }
    }

    /// Makes one file of the folder, which goes away.
    private func archive(_ folder: String, _ names: [String]) throws(CommandFailure) -> String {
        let top = folder.split(separator: "/").last.map(String.init) ?? "debug"
        var files: [(name: String, bytes: [UInt8])] = []
        for name in names {
            // What was not captured has no file.
            guard let bytes = try? Terminal.read("\(folder)/\(name)") else { continue }
            files.append(("\(top)/\(name)", bytes))
        }
        let path = folder + ".tar.gz"
        do throws(MeshError) {
            let bytes = try FileArchive.bytes(of: files, seconds: Int64(time(nil)))
            do throws(CommandFailure) { try write(bytes, to: path) } catch {
                throw MeshError(.internalFault, "\(error)")
            }
        } catch { throw CommandFailure("the archive cannot be made; the files are in \(folder): \(error.message)") }
        for name in names { unlink("\(folder)/\(name)") }
        rmdir(folder)
        return path
    }
}

/// What could not be collected, each part once.
private actor LostParts {
    private var reasons: [String: String] = [:]

    func note(_ part: String, _ reason: String?) {
        if let reason, reasons[part] == nil { reasons[part] = reason }
    }

    var texts: [String] { reasons.sorted { $0.key < $1.key }.map { "\($0.key) is incomplete: \($0.value)" } }
}
