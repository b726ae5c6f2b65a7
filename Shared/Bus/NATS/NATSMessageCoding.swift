import CEventLoop
import CNats
import Glibc
import MeshBus

/// Reading and writing libnats messages.
enum NATSMessageCoding {
    /// More headers than anybody sends; the rest is ignored.
    private static let maximumHeaders = 64

    /// The whole message; nil when it cannot be read: a text in it is not UTF-8, or its frame is of another version.
    ///
    /// `expected` is the subject it most likely has, which saves making that text again.
    static func message(_ pointer: OpaquePointer, expecting expected: String? = nil) -> BusMessage? {
        guard let subject = natsMsg_GetSubject(pointer), let content = content(pointer) else { return nil }
        let name: String
        if let expected, strcmp(subject, expected) == 0 {
            name = expected
        } else {
            guard let text = String(validatingCString: subject) else { return nil }
            name = text
        }
        let reply = natsMsg_GetReply(pointer).flatMap { $0[0] == 0 ? nil : String(validatingCString: $0) }
        var message = BusMessage(subject: name, reply: reply, headers: content.headers, payload: content.payload)
        message.deadline = content.deadline
        return message
    }

    /// The answer in a message.
    static func reply(_ pointer: OpaquePointer) -> BusReply? {
        content(pointer).map { BusReply(headers: $0.headers, payload: $0.payload) }
    }

    private struct Content {
        var headers: BusHeaders
        var deadline: BusDeadline?
        var payload: [UInt8]
    }

    /// What has headers of NATS comes from NATS, or was meant for it, and has no frame.
    private static func content(_ pointer: OpaquePointer) -> Content? {
        guard let headers = headers(pointer) else { return nil }
        let bytes = UnsafeRawBufferPointer(
            start: natsMsg_GetData(pointer),
            count: max(0, Int(natsMsg_GetDataLength(pointer)))
        )
        guard headers.isEmpty, bytes.first == 0 else {
            return Content(headers: headers, deadline: nil, payload: Array(bytes))
        }
        guard let front = BusFrame.read(bytes) else { return nil }
        return Content(
            headers: front.headers,
            deadline: front.deadline,
            payload: Array(UnsafeRawBufferPointer(rebasing: bytes[front.byteCount...]))
        )
    }

    private static func headers(_ pointer: OpaquePointer) -> BusHeaders? {
        withUnsafeTemporaryAllocation(of: tombolo_header.self, capacity: maximumHeaders) { buffer in
            let count = Int(tombolo_headers(pointer, buffer.baseAddress, Int32(maximumHeaders)))
            if count == 0 { return BusHeaders() }
            var fields: [(name: String, value: String)] = []
            fields.reserveCapacity(count)
            for index in 0..<count {
                guard let name = String(validatingCString: buffer[index].name),
                    let value = String(validatingCString: buffer[index].value)
                else { return nil }
                fields.append((name, value))
            }
            return BusHeaders(sortedUnique: fields)
        }
    }

    /// Calls `body` with the payload as it goes over the wire to a process of this project.
    static func withFrame<Value>(
        _ headers: BusHeaders,
        _ deadline: BusDeadline?,
        _ payload: [UInt8],
        _ body: (UnsafeRawBufferPointer) -> Value
    ) -> Value {
        guard BusFrame.isNeeded(headers: headers, deadline: deadline, payload: payload) else {
            return payload.withUnsafeBytes(body)
        }
        let capacity = BusFrame.capacity(headers: headers, deadline: deadline) + payload.count
        return withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 1) { buffer in
            let length = BusFrame.write(headers: headers, deadline: deadline, to: buffer)
            payload.withUnsafeBytes { payload in
                UnsafeMutableRawBufferPointer(rebasing: buffer[length...]).copyMemory(from: payload)
            }
            return body(UnsafeRawBufferPointer(rebasing: buffer[..<(length + payload.count)]))
        }
    }

    /// Calls `body` with the headers, as they are after `normalizedForWire`, as name\0value\0 pairs.
    static func withPairs<Value>(_ headers: BusHeaders, _ body: (UnsafeBufferPointer<CChar>) -> Value) -> Value {
        if headers.isEmpty { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        let length = headers.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 2 }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: length) { buffer in
            var position = 0
            for field in headers.fields {
                position = append(field.name, to: buffer, at: position)
                position = append(field.value, to: buffer, at: position)
            }
            return body(UnsafeBufferPointer(rebasing: buffer[..<position]))
        }
    }

    /// Calls `body` with `prefix` and the number in hexadecimal digits as a C string.
    static func withSubject<Value>(
        _ prefix: String,
        _ number: UInt64,
        _ body: (UnsafePointer<CChar>) -> Value
    ) -> Value {
        let length = prefix.utf8.count + 17
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: length) { buffer in
            // The zero after the prefix is overwritten by the first digit.
            var position = append(prefix, to: buffer, at: 0) - 1
            for shift in stride(from: 60, through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 15
                let letter = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                buffer[position] = CChar(bitPattern: letter)
                position += 1
            }
            buffer[position] = 0
            guard let start = buffer.baseAddress else {
                preconditionFailure("a buffer of \(length) bytes has an address")
            }
            return body(start)
        }
    }

    private static func append(_ text: String, to buffer: UnsafeMutableBufferPointer<CChar>, at start: Int) -> Int {
        let length = text.utf8.withContiguousStorageIfAvailable { bytes in
            UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[start...])
                .copyMemory(from: UnsafeRawBufferPointer(bytes))
            return bytes.count
        }
        var position = start + (length ?? 0)
        if length == nil {
            for byte in text.utf8 {
                buffer[position] = CChar(bitPattern: byte)
                position += 1
            }
        }
        buffer[position] = 0
        return position + 1
    }
}
