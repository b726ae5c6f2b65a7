import MeshDomain

/// Recursive descent over the tokens, with one token of look-ahead.
struct HCLParser {
    private var scanner: HCLScanner
    private let depthLimit: Int
    private var token: HCLToken

    init(bytes: [UInt8], depthLimit: Int) throws(HCLSyntaxError) {
        scanner = HCLScanner(bytes: bytes)
        self.depthLimit = depthLimit
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
        add(value, under: keys[...], to: &object)
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
private func add(_ value: MeshValue, under keys: ArraySlice<String>, to object: inout MeshObject) {
    guard let key = keys.first else { return }
    let labels = keys.dropFirst()
    guard labels.isEmpty else {
        var inner = object[key]?.objectValue ?? MeshObject()
        add(value, under: labels, to: &inner)
        let unlabelled = object[key]?.arrayValue ?? []
        object[key] = unlabelled.isEmpty ? .object(inner) : .array(unlabelled + [.object(inner)])
        return
    }
    switch (object[key], value) {
    case (.object(let earlier)?, .object(let later)): object[key] = .array([.object(earlier), .object(later)])
    case (.array(let earlier)?, .object(let later)) where earlier.allSatisfy({ $0.objectValue != nil }):
        object[key] = .array(earlier + [.object(later)])
    case (_, let later): object[key] = later
    }
}
