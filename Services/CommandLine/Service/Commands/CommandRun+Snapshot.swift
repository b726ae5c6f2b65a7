import CommandLineLogic
import ConsulJSON
import Glibc
import MeshDomain
import SnapshotArchive

/// `snapshot …`: everything that the cluster keeps, in a file.
extension CommandRun {
    /// How long the largest archive may take to be sent.
    private static let patience = Duration.seconds(3600)

    func runSnapshot() async throws(CommandFailure) -> Int32 {
        switch command {
        case .snapshotSave:
            let given = try words(1...1, "one word, the name of the file")[0]
            let path = SnapshotLayout.appended(try await wordsToAppend(), to: given)
            let meta = try await save(to: path)
            Terminal.print("Saved and verified snapshot to index \(meta.index)")
        case .snapshotRestore:
            let path = try words(1...1, "one word, the name of the file")[0]
            // What is no snapshot is not sent at all.
            _ = try SnapshotFile.check(path)
            try await api.upload(path, to: "snapshot", within: Self.patience)
            Terminal.print("Restored snapshot")
        case .snapshotAgent: try await keepSaving()
        case _: return 127
        }
        return 0
    }

    /// Saves into a file that has its name only once it was checked.
    private func save(to path: String) async throws(CommandFailure) -> SnapshotMeta {
        let unverified = path + ".unverified"
        let descriptor = open(unverified, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CommandFailure("\(unverified) cannot be written: \(Terminal.reason())") }
        var isWritten = true
        do throws(CommandFailure) {
            defer { close(descriptor) }
            // `-stale` goes along with what every command sends.
            try await api.stream("snapshot") { bytes in
                isWritten = Terminal.write(bytes, to: descriptor)
                return isWritten
            }
            guard isWritten, fsync(descriptor) == 0 else {
                throw CommandFailure("\(unverified) cannot be written: \(Terminal.reason())")
            }
        } catch {
            unlink(unverified)
            throw error.prefixed("Error saving snapshot")
        }
        let meta: SnapshotMeta
        do throws(CommandFailure) { meta = try SnapshotFile.check(unverified) } catch {
            unlink(unverified)
            throw error.prefixed("Error verifying snapshot file")
        }
        guard rename(unverified, path) == 0 else {
            throw CommandFailure("\(path) cannot be written: \(Terminal.reason())")
        }
        return meta
    }

    /// The words of `-append-filename`.
    private func wordsToAppend() async throws(CommandFailure) -> [String] {
        let wanted = flags.list("append-filename").flatMap { $0.split(separator: ",").map(String.init) }
        guard !wanted.isEmpty else { return [] }
        let own = try await api.get("agent", "self")
        var words: [String] = []
        for word in wanted {
            switch word {
            case "version": words.append(own["Config"]?["Version"]?.stringValue ?? "")
            case "dc": words.append(own["Config"]?["Datacenter"]?.stringValue ?? "")
            case "node": words.append(own["Config"]?["NodeName"]?.stringValue ?? "")
            case "status":
                let leader = try await api.get("status", "leader").stringValue ?? ""
                words.append(leader.isEmpty ? "follower" : "leader")
            case let other:
                throw CommandFailure(
                    "-append-filename has \"\(other)\"; it takes version, dc, node and status, with commas between them"
                )
            }
        }
        return words.filter { !$0.isEmpty }
    }

    // MARK: - Saving from time to time

    private func interval() throws(CommandFailure) -> Duration {
        let text = flags.text("interval") ?? "1h"
        if text == "0" { return .zero }
        guard let nanoseconds = try? GoDuration.nanoseconds(parsing: text), nanoseconds >= 0 else {
            throw CommandFailure("-interval is \"\(text)\"; it must be a duration, such as 1h, or 0")
        }
        return .nanoseconds(nanoseconds)
    }

    /// Saves again and again until it is stopped, and keeps the newest files.
    private func keepSaving() async throws(CommandFailure) {
        let interval = try interval()
        let wanted = flags.text("retain") ?? "30"
        guard let retain = Int(wanted), retain >= 1 else {
            throw CommandFailure("-retain is \"\(wanted)\"; it must be a number above 0")
        }
        let folder = flags.text("local-path") ?? "."
        let name = flags.text("snapshot-name") ?? "consul"
        guard !name.isEmpty, !name.contains("/") else {
            throw CommandFailure("-snapshot-name is \"\(name)\"; it must be a name without slashes")
        }
        while true {
            let path = "\(folder)/\(name)-\(Terminal.timestamp().filter(\.isNumber)).snap"
            do throws(CommandFailure) {
                let meta = try await save(to: path)
                Terminal.print("Saved and verified snapshot to index \(meta.index): \(path)")
                for old in SnapshotFile.names(in: folder, beginning: name).dropLast(retain) {
                    if unlink("\(folder)/\(old)") == 0 { Terminal.print("Removed \(folder)/\(old)") }
                }
            } catch {
                guard interval > .zero else { throw error }
                Terminal.complain("\(error.description); trying again after \(interval)")
            }
            guard interval > .zero else { return }
            try? await Task.sleep(for: interval)
            if Task.isCancelled { return }
        }
    }
}

/// Saved states as files.
enum SnapshotFile {
    /// Reads all of a file and checks it.
    ///
    /// - Throws: ``CommandFailure`` saying what is wrong with it.
    static func check(_ path: String) throws(CommandFailure) -> SnapshotMeta {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandFailure("Error opening snapshot file: \(path): \(Terminal.reason())")
        }
        defer { close(descriptor) }
        do throws(MeshError) {
            let reader = try ArchiveReader { () throws(MeshError) in
                var bytes = [UInt8](repeating: 0, count: 256 << 10)
                let count = read(descriptor, &bytes, bytes.count)
                guard count >= 0 else { throw MeshError(.internalFault, Terminal.reason()) }
                return count == 0 ? nil : Array(bytes.prefix(count))
            }
            return try reader.checkAll()
        } catch { throw CommandFailure("\(path): \(error.message)") }
    }

    /// `snapshot inspect`, which asks no agent.
    static func inspect(_ flags: FlagValues) throws(CommandFailure) {
        guard flags.arguments.count == 1 else {
            throw CommandFailure("snapshot inspect needs one word, the name of the file, got \(flags.arguments.count)")
        }
        guard !flags.isOn("kvdetails") else {
            throw CommandFailure("-kvdetails is not there yet: keys are counted together only")
        }
        let meta = try check(flags.arguments[0])
        switch flags.text("format") {
        case nil, "pretty"?: Terminal.print(SnapshotLayout.text(meta))
        case "json"?: Terminal.print(JSONText.string(of: SnapshotLayout.json(meta), layout: .pretty))
        case let other?: throw CommandFailure("Unknown format \"\(other)\"; valid formats are: pretty, json")
        }
    }

    /// The files that were saved under a name, oldest first.
    static func names(in folder: String, beginning name: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var found: [String] = []
        while let entry = readdir(directory) {
            let file = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            let time = file.dropFirst(name.count + 1).dropLast(5)
            if file.hasPrefix(name + "-"), file.hasSuffix(".snap"), !time.isEmpty, time.allSatisfy(\.isNumber) {
                found.append(file)
            }
        }
        return found.sorted()
    }
}
