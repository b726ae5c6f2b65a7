import Foundation
import MeshDomain

/// What Linux says about this machine and this process.
enum ProcessFacts {
    /// Clock ticks of `/proc/*/stat` in a second.
    private static let ticks = 100.0

    /// The text of a file of `/proc`; empty when it cannot be read, as when a thread has ended.
    private static func text(_ path: String) -> String {
        guard let data = FileManager.default.contents(atPath: path) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    /// Bytes of memory that this process holds.
    static var residentBytes: Int {
        let pages = text("/proc/self/statm").split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4096
    }

    /// The command line, with a NUL after each word.
    static var commandLine: String { text("/proc/self/cmdline") }

    /// The memory of this process by kinds.
    static var memoryText: String { text("/proc/self/smaps_rollup") + text("/proc/self/status") }

    /// Memory of the machine in bytes.
    static var machineMemory: MeshObject {
        var kilobytes: [String: Int] = [:]
        for line in text("/proc/meminfo").split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == ":" || $0 == " " })
            guard words.count > 1, let value = Int(words[1]) else { continue }
            kilobytes[String(words[0])] = value
        }
        func bytes(_ name: String) -> Int { (kilobytes[name] ?? 0) * 1024 }
        let total = kilobytes["MemTotal"] == nil ? Int(ProcessInfo.processInfo.physicalMemory) : bytes("MemTotal")
        let used = max(0, total - bytes("MemAvailable"))
        return [
            "total": .integer(total), "available": .integer(bytes("MemAvailable")), "used": .integer(used),
            "usedPercent": .double(total > 0 ? Double(used) * 100 / Double(total) : 0),
            "free": .integer(bytes("MemFree")), "buffers": .integer(bytes("Buffers")),
            "cached": .integer(bytes("Cached")),
        ]
    }

    /// The file system that holds a folder.
    static func disk(at path: String) -> MeshObject {
        guard let facts = try? FileManager.default.attributesOfFileSystem(forPath: path),
            let total = (facts[.systemSize] as? NSNumber)?.int64Value,
            let free = (facts[.systemFreeSize] as? NSNumber)?.int64Value
        else { return [:] }
        let used = max(0, total - free)
        return [
            "path": .string(path), "total": .int(total), "free": .int(free), "used": .int(used),
            "usedPercent": .double(total > 0 ? Double(used) * 100 / Double(total) : 0),
        ]
    }

    /// A thread of this process.
    struct Thread: Sendable {
        var name: String
        /// As `/proc` writes it: R runs, S sleeps, D waits for a disk.
        var state: String
        /// Seconds of processor time since it began.
        var seconds: Double
    }

    /// The threads of this process by their numbers.
    static var threads: [Int: Thread] {
        var threads: [Int: Thread] = [:]
        for number in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? [] {
            guard let id = Int(number) else { continue }
            // The name stands in brackets, and may hold some.
            let stat = text("/proc/self/task/\(number)/stat")
            guard let open = stat.firstIndex(of: "("), let close = stat.lastIndex(of: ")") else { continue }
            let words = stat[stat.index(after: close)...].split(separator: " ")
            guard words.count > 12 else { continue }
            let used = (Double(words[11]) ?? 0) + (Double(words[12]) ?? 0)
            threads[id] = Thread(
                name: String(stat[stat.index(after: open)..<close]),
                state: String(words[0]),
                seconds: used / ticks
            )
        }
        return threads
    }
}
