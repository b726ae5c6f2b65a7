import CEventLoop
import CNats
import Glibc
import MeshBus

/// Reading and writing libnats messages.
enum NATSMessageCoding {
    /// More headers than anybody sends; the rest is ignored.
    private static let maximumHeaders = 64

    /// The whole message; nil when a text in it is not UTF-8.
    static func message(_ pointer: OpaquePointer) -> BusMessage? {
        guard let subject = natsMsg_GetSubject(pointer).flatMap({ String(validatingCString: $0) }),
            let headers = headers(pointer)
        else { return nil }
        let reply = natsMsg_GetReply(pointer).flatMap { String(validatingCString: $0) }
        return BusMessage(
            subject: subject,
            reply: reply?.isEmpty == true ? nil : reply,
            headers: headers,
            payload: payload(pointer)
        )
    }

    /// The answer in a message.
    static func reply(_ pointer: OpaquePointer) -> BusReply? {
        guard let headers = headers(pointer) else { return nil }
        return BusReply(headers: headers, payload: payload(pointer))
    }

    private static func payload(_ pointer: OpaquePointer) -> [UInt8] {
        let length = Int(natsMsg_GetDataLength(pointer))
        guard length > 0, let data = natsMsg_GetData(pointer) else { return [] }
        return Array(UnsafeRawBufferPointer(start: data, count: length))
    }

    private static func headers(_ pointer: OpaquePointer) -> BusHeaders? {
        withUnsafeTemporaryAllocation(of: tombolo_header.self, capacity: maximumHeaders) { buffer in
            let count = Int(tombolo_headers(pointer, buffer.baseAddress, Int32(maximumHeaders)))
            if count == 0 { return BusHeaders() }
            var fields: [(name: String, value: String)] = []
            fields.reserveCapacity(count)
            for index in 0..<count {
                guard let name = name(buffer[index].name), let value = String(validatingCString: buffer[index].value)
                else { return nil }
                fields.append((name, value))
            }
            return BusHeaders(sortedUnique: fields)
        }
    }

    /// The names in use are constants, which saves an allocation for each.
    private static func name(_ text: UnsafePointer<CChar>) -> String? {
        if strcmp(text, "Tombolo-Deadline") == 0 { return BusHeader.deadlineMilliseconds }
        if strcmp(text, "Tombolo-Request") == 0 { return BusHeader.requestID }
        return String(validatingCString: text)
    }

    /// What is added to the headers of a request.
    struct Expiry {
        var deadlineMilliseconds: Int64
        var sentMilliseconds: Int64
    }

    /// Room for the two headers of an expiry.
    private static let expiryBytes = 80

    /// Calls `body` with the headers, as they are after `normalizedForWire`, as name\0value\0 pairs.
    static func withPairs<Value>(
        _ headers: BusHeaders,
        _ expiry: Expiry?,
        _ body: (UnsafeBufferPointer<CChar>) -> Value
    ) -> Value {
        if headers.isEmpty && expiry == nil { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        let length = headers.fields.reduce(expiryBytes) { $0 + $1.name.utf8.count + $1.value.utf8.count + 2 }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: length) { buffer in
            var position = 0
            for field in headers.fields {
                position = append(field.name, to: buffer, at: position)
                position = append(field.value, to: buffer, at: position)
            }
            if let expiry {
                position = append(BusHeader.deadlineMilliseconds, to: buffer, at: position)
                position = append(expiry.deadlineMilliseconds, to: buffer, at: position)
                position = append(BusHeader.sentMilliseconds, to: buffer, at: position)
                position = append(expiry.sentMilliseconds, to: buffer, at: position)
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

    /// Appends a number that is not negative.
    private static func append(_ number: Int64, to buffer: UnsafeMutableBufferPointer<CChar>, at start: Int) -> Int {
        var (rest, digits) = (number, 1)
        while rest >= 10 {
            rest /= 10
            digits += 1
        }
        rest = number
        for place in stride(from: start + digits - 1, through: start, by: -1) {
            buffer[place] = CChar(truncatingIfNeeded: 48 + rest % 10)
            rest /= 10
        }
        buffer[start + digits] = 0
        return start + digits + 1
    }
}
