extension BusHeaders {
    /// Headers are lines on the wire, so this is what every implementation does before sending: names are checked,
    /// line breaks in values become spaces, white space around values goes, a header without value goes as well (libnats
    /// cannot read one), and the order is that of the names.
    /// - Throws: `BusError` with code `.invalidSubject` naming the header, when a name cannot be sent.
    package func normalizedForWire() throws(BusError) -> BusHeaders {
        if isNormalized { return self }
        var result: [(name: String, value: String)] = []
        result.reserveCapacity(fields.count)
        for field in fields {
            guard Self.isSendable(name: field.name) else {
                throw BusError(.invalidSubject, "header name \"\(field.name)\" must be visible ASCII without a colon")
            }
            let value = Self.isSendable(value: field.value) ? field.value : Self.cleaned(field.value)
            if value.isEmpty { continue }
            let place = result.firstIndex { $0.name > field.name } ?? result.endIndex
            result.insert((field.name, value), at: place)
        }
        return BusHeaders(sortedUnique: result)
    }

    /// Whether nothing is to be done, as is usual.
    private var isNormalized: Bool {
        var previous = ""
        for field in fields {
            guard !field.value.isEmpty, previous < field.name, Self.isSendable(name: field.name),
                Self.isSendable(value: field.value)
            else { return false }
            previous = field.name
        }
        return true
    }

    /// Bytes these headers take on the wire, without those of the bus itself.
    package var wireByteCount: Int {
        fields.isEmpty ? 0 : fields.reduce(12) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    }

    private static func isSendable(name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ":") }
    }

    private static func isSendable(value: String) -> Bool {
        guard let first = value.utf8.first, let last = value.utf8.last else { return true }
        return first != 0x20 && last != 0x20 && value.utf8.allSatisfy { $0 >= 0x20 }
    }

    private static func cleaned(_ value: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in value.unicodeScalars { scalars.append(scalar.value < 0x20 ? " " : scalar) }
        while scalars.first == " " { scalars.removeFirst() }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }
}
