import MeshDomain

/// A name with variables: `web-${value.role}`; `$${` stands for `${` itself.
///
/// Variables only: no functions and no arithmetic, so that no text of a stranger's token is ever anything but text.
///
/// - Source: reference http-api-and-config §7.8; texts recorded from Consul 1.16.6.
struct NameTemplate {
    private enum Part {
        case text(String)
        case variable(String)
    }

    /// Why a text is no template, with line and column.
    struct Problem: Error {
        let description: String
    }

    private let parts: [Part]

    /// Reads a template.
    init(_ text: String, variables: Set<String>) throws(Problem) {
        var parts: [Part] = []
        var plain: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if rest.starts(with: "$${".utf8) {
                plain += Array("${".utf8)
                rest = rest.dropFirst(3)
            } else if rest.starts(with: "${".utf8) {
                let place = "1:\(rest.startIndex + 3)"
                guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
                    throw Problem(description: "\(place): expected \"}\" after the variable")
                }
                let inner = rest[(rest.startIndex + 2)..<end]
                let name = String(decoding: inner.filter { $0 != 0x20 }, as: UTF8.self)
                guard variables.contains(name) else {
                    throw Problem(description: "\(place): unknown variable accessed: \(name)")
                }
                parts.append(.text(String(decoding: plain, as: UTF8.self)))
                parts.append(.variable(name))
                plain = []
                rest = rest[(end + 1)...]
            } else {
                plain.append(byte)
                rest = rest.dropFirst()
            }
        }
        self.parts = parts + [.text(String(decoding: plain, as: UTF8.self))]
    }

    /// The text with the variables filled in, which are folded to lower case when `folding`.
    func filled(_ variables: [String: String], folding: Folding) -> String {
        parts.map { part in
            switch part {
            case .text(let text): return text
            case .variable(let name):
                let value = variables[name] ?? ""
                return folding == .lowerCase ? value.lowercased() : value
            }
        }.joined()
    }

    /// What becomes of the values of variables.
    enum Folding {
        case lowerCase
        case none
    }
}
