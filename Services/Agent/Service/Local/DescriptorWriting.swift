import Glibc

/// Writes all bytes to an open file; false when it cannot, with the reason in `errno`.
///
/// With `patience`, in milliseconds, it is for pipes, terminals and sockets: one that takes nothing for so long is given up, also
/// where writing to it would block.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, patience: Int32 = 0) -> Bool {
    var done = 0
    while done < bytes.count {
        if patience > 0 {
            var one = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            let ready = poll(&one, 1, patience)
            if ready < 0, errno == EINTR { continue }
            if ready == 0 { errno = EAGAIN }
            guard ready > 0 else { return false }
        }
        // A pipe that is ready takes so many without blocking (PIPE_BUF).
        let end = patience > 0 ? min(bytes.count, done + 4096) : bytes.count
        let count = bytes[done..<end].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        if count < 0, errno == EAGAIN, patience > 0 { continue }
        guard count > 0 else { return false }
        done += count
    }
    return true
}
