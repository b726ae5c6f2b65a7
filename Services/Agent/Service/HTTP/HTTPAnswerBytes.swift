import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// An answer as it stands on the wire, HTTP/1.1.
enum HTTPAnswerBytes {
    /// Tells a client that asked first to send its body.
    static let proceed = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")

    /// Writes status line, headers and the beginning of the body.
    ///
    /// - Parameters:
    ///   - answer: What is answered; a header with a control character is left out, since it could end the headers.
    ///   - common: Headers of every answer, each ending with a line break.
    ///   - connection: The header `Connection`, when there must be one.
    ///   - body: What of the body is sent with them: none for HEAD, the first part of a large one.
    ///   - framing: How the client learns where the body ends.
    ///   - allocator: Makes the buffer.
    /// - Returns: All of it in one buffer.
    static func encode(
        _ answer: APIResponse,
        common: String,
        connection: String?,
        body: ArraySlice<UInt8>,
        framing: Framing = .length,
        allocator: ByteBufferAllocator
    ) -> ByteBuffer {
        var head: [UInt8] = []
        head.reserveCapacity(512 + common.utf8.count)
        if answer.status == 200 {
            head += "HTTP/1.1 200 OK\r\n".utf8
        } else {
            head += "HTTP/1.1 \(answer.status) ".utf8
            head += HTTPResponseStatus(statusCode: answer.status).reasonPhrase.utf8
            head += "\r\n".utf8
        }
        if !answer.contentType.isEmpty { write("Content-Type", answer.contentType, to: &head) }
        for header in answer.headers { write(header.name, header.value, to: &head) }
        if let connection { write("Connection", connection, to: &head) }
        head += common.utf8
        head += "Date: ".utf8
        head += HTTPDate.now().utf8
        switch framing {
        case .length:
            head += "\r\nContent-Length: ".utf8
            head += String(answer.body.count).utf8
        case .chunks: head += "\r\nTransfer-Encoding: chunked".utf8
        case .connection: break
        }
        head += "\r\n\r\n".utf8
        var buffer = allocator.buffer(capacity: head.count + body.count)
        buffer.writeBytes(head)
        buffer.writeBytes(body)
        return buffer
    }

    /// How a client learns where a body ends (RFC 9112 §6).
    enum Framing {
        case length
        case chunks
        /// It ends with the connection, which is all that HTTP/1.0 has for a body of unknown length.
        case connection
    }

    /// A piece of a body as a chunk; an empty one is the end of the body.
    static func chunk(_ piece: [UInt8], allocator: ByteBufferAllocator) -> ByteBuffer {
        var buffer = allocator.buffer(capacity: piece.count + 16)
        buffer.writeString(String(piece.count, radix: 16))
        buffer.writeStaticString("\r\n")
        buffer.writeBytes(piece)
        buffer.writeStaticString("\r\n")
        return buffer
    }

    /// Headers as text, those that would break the answer left out.
    static func lines(_ headers: [APIResponse.Header]) -> String {
        var bytes: [UInt8] = []
        for header in headers { write(header.name, header.value, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ name: String, _ value: String, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes += name.utf8
        let colon = bytes.count
        bytes += ": ".utf8
        bytes += value.utf8
        // What was appended lies in one piece, whatever the texts are.
        let isFit =
            bytes[start..<colon].allSatisfy { $0 > 0x20 && $0 != 0x3A && $0 < 0x7F }
            && bytes[(colon + 2)...].allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
        if isFit { bytes += "\r\n".utf8 } else { bytes.removeSubrange(start...) }
    }
}

/// The time for the header `Date`, written once a second.
private enum HTTPDate {
    private struct Written {
        var second = 0
        var text = ""
    }

    private static let written = Mutex(Written())

    static func now() -> String {
        var moment = time(nil)
        return written.withLock { written in
            if written.second == moment { return written.text }
            var parts = tm()
            gmtime_r(&moment, &parts)
            let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(twoDigits).joined(separator: ":")
            let day = "\(days[Int(parts.tm_wday)]), \(twoDigits(parts.tm_mday)) \(months[Int(parts.tm_mon)])"
            written = Written(second: moment, text: "\(day) \(parts.tm_year + 1900) \(clock) GMT")
            return written.text
        }
    }

    private static func twoDigits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
