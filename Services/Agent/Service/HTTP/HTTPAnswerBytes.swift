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
        var buffer = allocator.buffer(capacity: 512 + common.utf8.count + body.count)
        if answer.status == 200 {
            buffer.writeStaticString("HTTP/1.1 200 OK\r\n")
        } else {
            buffer.writeString("HTTP/1.1 \(answer.status) ")
            buffer.writeString(HTTPResponseStatus(statusCode: answer.status).reasonPhrase)
            buffer.writeStaticString("\r\n")
        }
        if !answer.contentType.isEmpty { write("Content-Type", answer.contentType, to: &buffer) }
        for header in answer.headers { write(header.name, header.value, to: &buffer) }
        if let connection { write("Connection", connection, to: &buffer) }
        buffer.writeString(common)
        buffer.writeStaticString("Date: ")
        buffer.writeString(HTTPDate.now())
        switch framing {
        case .length:
            buffer.writeStaticString("\r\nContent-Length: ")
            buffer.writeString(String(answer.body.count))
        case .chunks: buffer.writeStaticString("\r\nTransfer-Encoding: chunked")
        case .connection: break
        }
        buffer.writeStaticString("\r\n\r\n")
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
        var buffer = ByteBuffer()
        for header in headers { write(header.name, header.value, to: &buffer) }
        return String(buffer: buffer)
    }

    private static func write(_ name: String, _ value: String, to buffer: inout ByteBuffer) {
        guard name.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x3A && $0 < 0x7F }),
            value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 })
        else { return }
        buffer.writeString(name)
        buffer.writeStaticString(": ")
        buffer.writeString(value)
        buffer.writeStaticString("\r\n")
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
