import MeshDomain

/// Recursive descent over the tokens, with one token of look-ahead.
struct HCLParser {
    private var scanner: HCLScanner
    private let depthLimit: Int
    private let duplicates: HCLText.Duplicates
    private var token: HCLToken

    init(bytes: [UInt8], depthLimit: Int, duplicates: HCLText.Duplicates) throws(HCLSyntaxError) {
        scanner = HCLScanner(bytes: bytes)
        self.depthLimit = depthLimit
        self.duplicates = duplicates
        token = try scanner.scan()
    }

    mutating func readDocument() throws(HCLSyntaxError) -> MeshObject {
        var object = MeshObject()
        while token.kind != .end {
            try readMember(into: &object, depth: 1)
            if token.kind == .comma { try advance() }
        }
        return object
    }

    private mutating func advance() throws(HCLSyntaxError) { token = try scanner.scan() }

    /// Reads `keys = value` or `keys { … }`.
    private mutating func readMember(into object: inout MeshObject, depth: Int) throws(HCLSyntaxError) {
        let start = token.offset
        let keys = try readKeys()
        let value: MeshValue
        switch token.kind {
        case .assign:
            guard keys.count == 1 else {
                throw failure("nested object expected: LBRACE got: \(token.kind.name)")
            }
            try advance()
            value = try readValue(depth: depth + 1)
        case .leftBrace:
            value = .object(try readObject(depth: depth + keys.count))
        case .end, .rightBrace:
            throw failure(
                "key '\(keys.joined(separator: " "))' expected start of object ('{') or assignment ('=')"
            )
        case .identifier, .string, .heredoc, .bool, .integer, .float, .leftBracket, .rightBracket, .comma, .period,
            .plus, .minus:
            throw failure("expected: IDENT | STRING | ASSIGN | LBRACE got: \(token.kind.name)")
        }
        let kept = add(value, under: keys[...], to: &object)
        guard kept || duplicates == .lastCounts else {
            throw scanner.failure(
                "the key \"\(keys.joined(separator: " "))\" is given twice; keep one of them",
                at: start
            )
        }
    }

    private mutating func readKeys() throws(HCLSyntaxError) -> [String] {
        var keys: [String] = []
        while true {
            switch token.kind {
            case .identifier(let key), .string(let key): keys.append(key)
            case .end, .heredoc, .bool, .integer, .float, .leftBrace, .rightBrace, .leftBracket, .rightBracket, .comma,
                .assign, .period, .plus, .minus:
                guard !keys.isEmpty else { throw failure("expected: IDENT | STRING got: \(token.kind.name)") }
                return keys
            }
            guard keys.count <= depthLimit else { throw tooDeep() }
            try advance()
        }
    }

    private mutating func readValue(depth: Int) throws(HCLSyntaxError) -> MeshValue {
        let value: MeshValue
        switch token.kind {
        case .string(let text), .heredoc(let text): value = .string(text)
        case .bool(let flag): value = .bool(flag)
        case .integer(let number): value = .int(number)
        case .float(let number): value = .double(number)
        case .leftBrace: return .object(try readObject(depth: depth))
        case .leftBracket: return .array(try readList(depth: depth))
        case .end: throw failure("value expected, got: EOF")
        case .identifier(let word):
            throw failure("Unknown token: IDENT \(word)")
        case .rightBrace, .rightBracket, .comma, .assign, .period, .plus, .minus:
            throw failure("Unknown token: \(token.kind.name)")
        }
        try advance()
        return value
    }

    private mutating func readObject(depth: Int) throws(HCLSyntaxError) -> MeshObject {
        guard depth <= depthLimit else { throw tooDeep() }
        try advance()
        var object = MeshObject()
        while token.kind != .rightBrace {
            guard token.kind != .end else {
                // The original looks for the end twice, and counts a column each time.
                let end = failure("object expected closing RBRACE got: EOF")
                throw HCLSyntaxError(problem: end.problem, line: end.line, column: end.column + 1)
            }
            try readMember(into: &object, depth: depth)
            if token.kind == .comma { try advance() }
        }
        try advance()
        return object
    }

    private mutating func readList(depth: Int) throws(HCLSyntaxError) -> [MeshValue] {
        guard depth <= depthLimit else { throw tooDeep() }
        try advance()
        var values: [MeshValue] = []
        while token.kind != .rightBracket {
            if case .end = token.kind {
                throw failure("error parsing list, expected comma or list end, got: EOF")
            }
            values.append(try readValue(depth: depth + 1))
            if token.kind == .comma {
                try advance()
            } else if token.kind != .rightBracket {
                throw failure("error parsing list, expected comma or list end, got: \(token.kind.name)")
            }
        }
        try advance()
        return values
    }

    private func failure(_ problem: String) -> HCLSyntaxError { scanner.failure(problem, at: token.offset) }

    private func tooDeep() -> HCLSyntaxError { failure("nested deeper than \(depthLimit) levels") }
}

/// Adds a value under a key and its labels; objects under the same key and labels become a list.
///
/// What is there already is taken out while it grows, so that it is never copied: the cost of a text is linear in its
/// length, however many blocks have the same key.
///
/// - Returns: False when a value that was there is lost.
private func add(_ value: MeshValue, under keys: ArraySlice<String>, to object: inout MeshObject) -> Bool {
    guard let key = keys.first else { return true }
    let labels = keys.dropFirst()
    switch (object[key]?.kind, labels.isEmpty) {
    case (nil, true):
        object[key] = value
        return true
    case (nil, false):
        var inner = MeshObject()
        let kept = add(value, under: labels, to: &inner)
        object[key] = .object(inner)
        return kept
    case (.object?, false):
        var inner = takeObject(key, from: &object)
        let kept = add(value, under: labels, to: &inner)
        object[key] = .object(inner)
        return kept
    case (.array?, false):
        var inner = MeshObject()
        let kept = add(value, under: labels, to: &inner)
        var values = takeArray(key, from: &object)
        values.append(.object(inner))
        object[key] = .array(values)
        return kept
    case (.object?, true) where value.kind == .object:
        object[key] = .array([.object(takeObject(key, from: &object)), value])
        return true
    case (.array?, true) where value.kind == .object:
        var values = takeArray(key, from: &object)
        // The first one stands for all: looking at each of them every time would make long texts slow.
        guard values.first.map({ $0.kind == .object }) ?? true else {
            object[key] = value
            return false
        }
        values.append(value)
        object[key] = .array(values)
        return true
    case (.object?, true), (.array?, true), (.other?, _):
        var replaced = MeshObject()
        _ = add(value, under: labels, to: &replaced)
        object[key] = labels.isEmpty ? value : .object(replaced)
        return false
    }
}

/// The shapes of values that matter for adding up.
private enum ValueKind {
    case object
    case array
    case other
}

extension MeshValue {
    fileprivate var kind: ValueKind {
        switch self {
        case .object: .object
        case .array: .array
        case .null, .bool, .int, .unsigned, .double, .string: .other
        }
    }
}

/// Takes an object out of its place, so that it is nobody else's.
private func takeObject(_ key: String, from object: inout MeshObject) -> MeshObject {
    guard case .object(let inner)? = object[key] else { return MeshObject() }
    object[key] = .null
    return inner
}

/// Takes a list out of its place, so that it is nobody else's.
private func takeArray(_ key: String, from object: inout MeshObject) -> [MeshValue] {
    guard case .array(let values)? = object[key] else { return [] }
    object[key] = .null
    return values
}
