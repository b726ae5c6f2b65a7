import RegularExpressions
import Testing

@Suite struct RegularExpressionTests {
    @Test(arguments: [
        ("", "", true), ("", "x", true), ("a", "bab", true), ("^a", "ba", false), ("a$", "ba", true), ("^$", "", true),
        ("a.c", "abc", true), ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true), ("a|b|cd", "xcd", true),
        ("^(a|b)+$", "abba", true),
        ("^(a|b)+$", "abc", false), ("^a*$", "", true), ("^a+$", "", false), ("^a?b$", "b", true),
        ("^a{2}$", "aa", true),
        ("^a{2}$", "aaa", false), ("^a{2,}$", "aaa", true), ("^a{1,2}$", "aaa", false), ("a{,2}", "a{,2}", true),
        ("a{", "a{", true),
        ("[a-c]x", "bx", true), ("[^a-c]x", "bx", false), ("[]a]", "]", true), ("[a-]", "-", true),
        ("[\\d-]+", "1-2", true),
        ("[^\\D]", "5", true), ("[[:upper:]]", "a", false), ("[[:^upper:]]", "a", true), ("\\d+\\.\\d", "v1.2", true),
        ("\\w\\s\\S", "a b", true),
        ("^\\W$", "-", true), ("\\bweb\\b", "my web-1", true), ("\\bweb\\b", "web1", false), ("\\Bb", "ab", true),
        ("(?i)WEB", "web", true),
        ("(?i:W)eb", "wEb", false), ("(?i)[A-Z]+é", "xÉ", true), ("(?m)^b$", "a\nb\nc", true),
        ("(?:ab)*c", "ababc", true),
        ("(?P<n>a)", "ab", true), ("\\pL+\\PL", "é1", true), ("a\0b", "xa\0b", true), ("\\Qa.b\\E", "a.b", true),
        ("\\x41\\x{1F600}", "A😀", true), ("a*?b+?", "aab", true),
        ("\\.\\*\\/", ".*/", true), ("a||b", "", true),
    ])
    func `finds what Go finds`(expression: String, text: String, isFound: Bool) throws {
        #expect(try RegularExpression(expression).isFound(in: text) == isFound)
    }

    @Test(arguments: [
        ("(", "missing closing ): `(`"), (")", "unexpected ): `)`"), ("a[bc", "missing closing ]: `[bc`"),
        ("*a", "missing argument to repetition operator: `*`"), ("a**", "invalid nested repetition operator: `**`"),
        ("[z-a]", "invalid character class range: `z-a`"), ("\\q", "invalid escape sequence: `\\q`"),
        ("a\\", "trailing backslash at end of expression: ``"), ("a{1001}", "invalid repeat count: `{1001}`"),
        ("a{3,2}", "invalid repeat count: `{3,2}`"), ("(?x)", "invalid or unsupported Perl syntax: `(?x`"),
        ("[[:no:]]", "invalid character class range: `[:no:]`"), ("\\pQ", "invalid character class range: `\\pQ`"),
    ])
    func `faults are told in Go's words`(expression: String, problem: String) throws {
        #expect(
            try #require(throws: RegularExpression.SyntaxError.self) { try RegularExpression(expression) }.problem
                == problem
        )
    }

    @Test func `an expression of Envoy must fit the whole text`() throws {
        let expression = try RegularExpression("/v[0-9]+")
        #expect(expression.fits("/v12"))
        #expect(!expression.fits("/v12/a"))
        #expect(expression.isFound(in: "x/v12/a"))
    }

    @Test func `expressions that ruin other engines end quickly`() throws {
        let text = String(repeating: "a", count: 2000)
        #expect(try !RegularExpression("^(a+)+$").isFound(in: text + "b"))
        #expect(try !RegularExpression("(a|aa)+$").isFound(in: text + "b"))
        #expect(
            try !RegularExpression(String(repeating: "a?", count: 50) + String(repeating: "a", count: 50)).isFound(
                in: "aaa"
            )
        )
        #expect(throws: RegularExpression.SyntaxError.self) { try RegularExpression("((a{1000}){1000}){1000}") }
        #expect(throws: RegularExpression.SyntaxError.self) { try RegularExpression("(((){1000}){1000}){1000}") }
        #expect(throws: RegularExpression.SyntaxError.self) {
            try RegularExpression(String(repeating: "(", count: 4000))
        }
    }
}
