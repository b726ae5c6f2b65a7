import Glibc
import Synchronization

/// A journal's mark in a file of this machine, beside and not inside NATS' folder.
///
/// Written after every append with one `pwrite`, which a killed process does not take back; brought to the disk (`fdatasync`)
/// once in a while, so that only a power cut can cost the marks of the last second. Two places are written in turn, so one that
/// is cut off leaves the one before.
final class MarkFile: Sendable {
    /// Bytes of each place: two bytes of length, then the mark.
    private static let placeBytes = 512

    private struct State {
        var descriptor: Int32 = -1
        var isSecond = false
        var isDirty = false
    }

    /// Where it lies.
    let path: String
    private let state = Mutex(State())

    /// Names the file of a journal; nothing is made before the first mark.
    init(folder: String, journal: String) { path = "\(folder)/\(journal).mark" }

    deinit {
        state.withLock { state in
            if state.descriptor >= 0 { close(state.descriptor) }
        }
    }

    /// The furthest mark in it; nil when there is none that can be read.
    func read() -> JournalMark? {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 2 * Self.placeBytes)
        let count = pread(file, &bytes, bytes.count, 0)
        guard count > 2 else { return nil }
        var newest: JournalMark?
        for start in [0, Self.placeBytes] where start + 2 <= count {
            let length = Int(bytes[start]) << 8 | Int(bytes[start + 1])
            guard length > 0, start + 2 + length <= count, length <= Self.placeBytes - 2 else { continue }
            guard let mark = JournalMark(bytes[start + 2..<start + 2 + length]) else { continue }
            if let newest, newest.covers(mark) { continue }
            newest = mark
        }
        return newest
    }

    /// Writes a mark.
    ///
    /// - Returns: What the system said when it could not; the journal's other mark remains.
    func write(_ mark: [UInt8]) -> String? {
        guard mark.count <= Self.placeBytes - 2 else { return "\(mark.count) bytes are too many" }
        var place = [UInt8(mark.count >> 8), UInt8(mark.count & 0xFF)] + mark
        place += [UInt8](repeating: 0, count: Self.placeBytes - place.count)
        return state.withLock { state in
            if state.descriptor < 0 {
                state.descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
                guard state.descriptor >= 0 else { return String(cString: strerror(errno)) }
            }
            let offset = state.isSecond ? Self.placeBytes : 0
            guard pwrite(state.descriptor, place, place.count, off_t(offset)) == place.count else {
                return String(cString: strerror(errno))
            }
            state.isSecond.toggle()
            state.isDirty = true
            return nil
        }
    }

    /// Brings what was written to the disk.
    func sync() {
        let file: Int32? = state.withLock { state in
            guard state.isDirty, state.descriptor >= 0 else { return nil }
            state.isDirty = false
            return dup(state.descriptor)
        }
        guard let file, file >= 0 else { return }
        fdatasync(file)
        close(file)
    }
}
