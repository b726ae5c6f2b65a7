/// How headers and deadline travel between processes: in front of the payload, in one piece.
///
/// NATS has headers of its own, but reading and writing them costs more than everything else about a small message, so only
/// what NATS itself reads or writes has them. A payload that begins with a zero byte is a frame:
///
///     0x00  version (1)  field*  0x00  payload
///     field = tag, length (varint), bytes
///
/// | tag | content |
/// |---|---|
/// | 1 | deadline in milliseconds, varint; then the wall clock at sending in milliseconds since 1970, varint |
/// | 2 | name of a header: one byte that stands for a well-known one, or else its text |
/// | 3 | value of the header named before |
///
/// A message without headers and deadline, whose payload does not begin with a zero byte (no protobuf message does), is its
/// payload. Unknown tags are skipped, so fields can be added; another version is refused.
package enum BusFrame {
    private static let version: UInt8 = 1
    private static let end: UInt8 = 0
    private static let deadlineTag: UInt8 = 1
    private static let nameTag: UInt8 = 2
    private static let valueTag: UInt8 = 3

    /// Names that travel as one byte, their place in this list plus one; only ever appended to.
    private static let wellKnown = [
        BusHeader.errorCode, BusHeader.errorMessage, BusHeader.requestID, BusHeader.token, BusHeader.traceParent,
        BusHeader.cause,
    ]

    /// What is in front of a payload.
    package struct Front: Sendable, Hashable {
        package var headers: BusHeaders
        package var deadline: BusDeadline?
        /// Where the payload begins.
        package var byteCount: Int
    }

    /// Whether a message needs a frame.
    package static func isNeeded(headers: BusHeaders, deadline: BusDeadline?, payload: [UInt8]) -> Bool {
        deadline != nil || !headers.isEmpty || payload.first == 0
    }

    /// Bytes of a frame without its payload, or a few more.
    package static func capacity(headers: BusHeaders, deadline: BusDeadline?) -> Int {
        var bytes = 3
        if deadline != nil { bytes += 22 }
        for field in headers.fields { bytes += field.name.utf8.count + field.value.utf8.count + 12 }
        return bytes
    }

    /// Writes what stands in front of the payload and returns its length; `buffer` has `capacity` bytes.
    package static func write(
        headers: BusHeaders,
        deadline: BusDeadline?,
        to buffer: UnsafeMutableRawBufferPointer
    ) -> Int {
        var writer = FrameWriter(buffer: buffer)
        writer.append(0)
        writer.append(version)
        if let deadline {
            writer.append(deadlineTag)
            let place = writer.position
            writer.append(0)
            writer.append(varint: UInt64(bitPattern: deadline.milliseconds))
            writer.append(varint: UInt64(bitPattern: deadline.sentMilliseconds))
            buffer[place] = UInt8(truncatingIfNeeded: writer.position - place - 1)
        }
        for field in headers.fields {
            writer.append(nameTag)
            if let place = wellKnown.firstIndex(of: field.name) {
                writer.append(1)
                writer.append(UInt8(truncatingIfNeeded: place + 1))
            } else {
                writer.append(text: field.name)
            }
            writer.append(valueTag)
            writer.append(text: field.value)
        }
        writer.append(end)
        return writer.position
    }

    /// Reads what stands in front of a payload.
    ///
    /// - Returns: Nil when the bytes are not a whole frame of a known version, or a text in it is not UTF-8.
    package static func read(_ bytes: UnsafeRawBufferPointer) -> Front? {
        guard bytes.first == 0 else { return Front(headers: BusHeaders(), deadline: nil, byteCount: 0) }
        var reader = FrameReader(bytes: bytes)
        guard reader.byte() == 0, reader.byte() == version else { return nil }
        var fields: [(name: String, value: String)] = []
        var deadline: BusDeadline?
        var name: String?
        while let tag = reader.byte() {
            if tag == end {
                return Front(
                    headers: BusHeaders(sortedUnique: fields),
                    deadline: deadline,
                    byteCount: reader.position
                )
            }
            guard let content = reader.content() else { return nil }
            switch tag {
            case deadlineTag:
                var numbers = FrameReader(bytes: content)
                guard let length = numbers.varint(), let sent = numbers.varint() else { return nil }
                deadline = BusDeadline(
                    milliseconds: Int64(bitPattern: length),
                    sentMilliseconds: Int64(bitPattern: sent)
                )
            case nameTag:
                guard let text = headerName(content) else { return nil }
                name = text
            case valueTag:
                guard let known = name, let value = String(validating: content, as: UTF8.self) else { return nil }
                fields.append((known, value))
                name = nil
            default: continue
            }
        }
        return nil
    }

    private static func headerName(_ content: UnsafeRawBufferPointer) -> String? {
        if content.count == 1, content[0] >= 1, content[0] <= wellKnown.count { return wellKnown[Int(content[0]) - 1] }
        return String(validating: content, as: UTF8.self)
    }
}

/// Appends to a buffer that is known to be large enough.
private struct FrameWriter {
    let buffer: UnsafeMutableRawBufferPointer
    var position = 0

    init(buffer: UnsafeMutableRawBufferPointer) { self.buffer = buffer }

    mutating func append(_ byte: UInt8) {
        buffer[position] = byte
        position += 1
    }

    mutating func append(varint number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(text: String) {
        append(varint: UInt64(text.utf8.count))
        var text = text
        text.withUTF8 { bytes in
            UnsafeMutableRawBufferPointer(rebasing: buffer[position...]).copyMemory(from: UnsafeRawBufferPointer(bytes))
            position += bytes.count
        }
    }
}

/// Reads from a buffer; everything is nil once it is too short.
private struct FrameReader {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func byte() -> UInt8? {
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func varint() -> UInt64? {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while let next = byte() {
            guard shift < 64 else { return nil }
            result |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return result }
            shift += 7
        }
        return nil
    }

    mutating func content() -> UnsafeRawBufferPointer? {
        guard let length = varint(), length <= UInt64(bytes.count - position) else { return nil }
        let start = position
        position += Int(length)
        return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    }
}
