import Foundation

/// A client on a plain socket, which can do what no proper client does.
package final class RawHTTP {
    /// Why there is no answer.
    package struct Failure: Error {
        package var reason: String
    }

    /// An answer as it came.
    package struct Answer {
        package var status: Int
        /// Names in lower case.
        package var headers: [String: String]
        package var body: String
    }

    private let descriptor: Int32
    private var received: [UInt8] = []

    /// Connects to a port of this machine.
    ///
    /// - Parameters:
    ///   - port: The port.
    ///   - patience: How long anything is waited for, in seconds.
    ///   - receiveBuffer: How much the kernel keeps for this side, in bytes; nil leaves that to it.
    /// - Throws: ``Failure`` when nobody listens.
    package init(port: Int, patience: Int = 60, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(reason: "no socket") }
        if var receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
        }
        var timeout = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = UInt16(clamping: port).bigEndian
        inet_pton(AF_INET, "127.0.0.1", &target.sin_addr)
        let connected = withUnsafePointer(to: &target) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure(reason: "port \(port) is not served") }
    }

    deinit { close(descriptor) }

    /// Sends bytes as they are.
    package func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(reason: "the server closed after \(sent) bytes") }
            sent += count
        }
    }

    /// Sends a text again and again until the server takes nothing more for a while, or has taken `limit` bytes.
    ///
    /// - Returns: How many bytes were taken.
    package func sendUntilFull(_ text: String, limit: Int) throws -> Int {
        let bytes = Array(String(repeating: text, count: max(1, 65536 / text.utf8.count)).utf8)
        var total = 0
        var offset = 0
        while total < limit {
            let count = bytes[offset...].withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count > 0 {
                total += count
                offset = (offset + count) % bytes.count
                continue
            }
            guard count < 0, errno == EAGAIN else { throw Failure(reason: "the server closed after \(total) bytes") }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            if poll(&waiting, 1, 500) == 0 { return total }
        }
        return total
    }

    /// Says that nothing more will be sent.
    package func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Asks for a path and keeps the connection.
    package func get(_ path: String) throws { try send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n") }

    /// Everything until the server closes.
    package func readToEnd() throws -> String {
        while try readMore() {}
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }

    /// Everything up to and with these words, for answers that never end.
    package func read(until words: String) throws -> String {
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if let found = text.range(of: words) {
                received.removeFirst(text[..<found.upperBound].utf8.count)
                return String(text[..<found.upperBound])
            }
            guard try readMore() else { throw Failure(reason: "the server closed before \"\(words)\": \(text)") }
        }
    }

    /// The next answer of a connection that stays open.
    package func answer() throws -> Answer {
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
                var headers: [String: String] = [:]
                for line in lines.dropFirst() {
                    let parts = line.split(separator: ":", maxSplits: 1)
                    headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
                }
                let status = Int(lines[0].split(separator: " ")[1]) ?? 0
                let length = Int(headers["content-length"] ?? "0") ?? 0
                let start = text[..<end.upperBound].utf8.count
                if received.count >= start + length {
                    let body = String(decoding: received[start..<start + length], as: UTF8.self)
                    received.removeFirst(start + length)
                    return Answer(status: status, headers: headers, body: body)
                }
            }
            guard try readMore() else { throw Failure(reason: "the server closed before an answer: \(text)") }
        }
    }

    private func readMore() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count >= 0 else { throw Failure(reason: "nothing came in time") }
        received += buffer[..<count]
        return count > 0
    }
}
