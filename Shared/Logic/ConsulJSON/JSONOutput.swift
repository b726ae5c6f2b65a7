package import MeshDomain

/// Writes JSON straight into one growing buffer, without values in between; for answers with thousands of rows.
///
/// Strings are escaped as Go's encoder does. Commas are put where they belong.
package struct JSONOutput: Sendable {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []
    /// Takes what is written instead of the buffer.
    private var builder: ValueBuilder?

    /// Starts with an empty buffer of this capacity.
    package init(capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

    /// The value of what a closure writes, without writing it: only of the members that are wanted.
    package static func value(_ selection: MemberSelection, _ write: (inout JSONOutput) -> Void) -> MeshValue {
        var output = JSONOutput(capacity: 0)
        output.builder = ValueBuilder(selection)
        write(&output)
        return output.builder?.result ?? .null
    }

    /// Writes an object whose members the closure writes.
    package mutating func object(_ write: (inout JSONOutput) -> Void) {
        if builder != nil {
            guard builder?.open(isObject: true) == true else { return }
            write(&self)
            builder?.close()
            return
        }
        separate()
        bytes.append(UInt8(ascii: "{"))
        write(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    /// Writes a list of items.
    package mutating func array<Items: Sequence>(_ items: Items, _ write: (inout JSONOutput, Items.Element) -> Void) {
        if builder != nil {
            guard builder?.open(isObject: false) == true else { return }
            for item in items { write(&self, item) }
            builder?.close()
            return
        }
        separate()
        bytes.append(UInt8(ascii: "["))
        for item in items { write(&self, item) }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Writes the name of the next member; its value follows.
    package mutating func key(_ name: String) {
        if builder != nil {
            builder?.key(name)
            return
        }
        separate()
        text(name)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes a text.
    package mutating func value(_ string: String) {
        if builder != nil {
            builder?.add(.string(string))
            return
        }
        separate()
        text(string)
    }

    /// Writes a number.
    package mutating func value(_ number: Int) {
        if builder != nil {
            builder?.add(.int(Int64(number)))
            return
        }
        separate()
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(UInt64(number.magnitude))
    }

    /// Writes a number.
    package mutating func value(_ number: UInt64) {
        if builder != nil {
            builder?.add(Self.whole(number))
            return
        }
        separate()
        digits(number)
    }

    /// Writes a truth value.
    package mutating func value(_ flag: Bool) {
        if builder != nil {
            builder?.add(.bool(flag))
            return
        }
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// Writes `null`.
    package mutating func null() {
        if builder != nil {
            builder?.add(.null)
            return
        }
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes any value.
    package mutating func value(_ value: MeshValue) {
        if builder != nil {
            builder?.add(value)
            return
        }
        separate()
        bytes.append(contentsOf: JSONText.bytes(of: value))
    }

    /// Writes a value that is JSON already.
    package mutating func raw(_ json: [UInt8]) {
        if builder != nil {
            builder?.add((try? JSONText.parse(json)) ?? .null)
            return
        }
        separate()
        bytes.append(contentsOf: json)
    }

    /// Writes a member.
    package mutating func member(_ name: String, _ string: String) {
        key(name)
        value(string)
    }

    /// Writes a member.
    package mutating func member(_ name: String, _ number: Int) {
        key(name)
        value(number)
    }

    /// Writes a member.
    package mutating func member(_ name: String, _ number: UInt64) {
        key(name)
        value(number)
    }

    /// Writes a member.
    package mutating func member(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// Writes a member.
    package mutating func member(_ name: String, _ value: MeshValue) {
        key(name)
        self.value(value)
    }

    /// Writes a list of texts; nil is `null`.
    package mutating func member(_ name: String, _ strings: [String]?) {
        key(name)
        guard let strings else { return null() }
        array(strings) { $0.value($1) }
    }

    /// Writes a map of texts, sorted by name; nil is `null`.
    package mutating func member(_ name: String, _ map: [String: String]?) {
        key(name)
        guard let map else { return null() }
        object { output in
            for (key, value) in map.count > 1 ? map.sorted(by: { $0.key < $1.key }) : Array(map) {
                output.member(key, value)
            }
        }
    }

    /// Writes a member unless the text is empty.
    package mutating func member(_ name: String, ifSet string: String) {
        if !string.isEmpty { member(name, string) }
    }

    /// Writes a member unless the number is 0.
    package mutating func member(_ name: String, ifSet number: Int) {
        if number != 0 { member(name, number) }
    }

    /// Writes a member if it is true.
    package mutating func member(_ name: String, ifSet flag: Bool) {
        if flag { member(name, true) }
    }

    /// Writes a member unless the list is empty.
    package mutating func member(_ name: String, ifSet strings: [String]) {
        if !strings.isEmpty { member(name, strings) }
    }

    /// As the reader of JSON would give it.
    private static func whole(_ number: UInt64) -> MeshValue {
        Int64(exactly: number).map(MeshValue.int) ?? .unsigned(number)
    }

    private mutating func separate() {
        guard let last = bytes.last else { return }
        if last != UInt8(ascii: "{"), last != UInt8(ascii: "["), last != UInt8(ascii: ":") {
            bytes.append(UInt8(ascii: ","))
        }
    }

    private mutating func digits(_ number: UInt64) {
        if number < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(number))
        } else {
            bytes.append(contentsOf: String(number).utf8)
        }
    }

    private mutating func text(_ string: String) {
        let utf8 = string.utf8
        let span = utf8.span
        for place in span.indices where isSpecial(span[place]) {
            bytes.append(contentsOf: JSONText.bytes(of: .string(string)))
            return
        }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: utf8)
        bytes.append(UInt8(ascii: "\""))
    }
}

/// True for bytes that may have to be escaped in a JSON string.
private func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
        || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") || byte == 0xE2
}
