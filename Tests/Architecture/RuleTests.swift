import Foundation
import Testing

/// Each rule is shown a planted violation, and beside it what looks alike and is allowed.
@Suite
struct RuleTests {
    private let clean = SwiftFile(
        path: "Shared/Domain/Name.swift",
        """
        /// A name. It may speak of Task, await and print(.
        package struct Name {
            /// The text; "Date()" in a string is no clock.
            package let text = "Date() await \\(fingerprint(1))"
        }
        """
    )

    private func file(_ path: String, _ text: String) -> SwiftFile { SwiftFile(path: path, text) }

    // MARK: - Names

    @Test(arguments: [
        "    package var name: String", "var peer: String = \"\"", "private let service: String?",
        "let nodeName: [String]",
        "    package var destination: String { entry.name }",
    ])
    func `a name that is a bare text is found`(line: String) { #expect(IdentityRules.isBareName(line)) }

    @Test(arguments: [
        "package var name: NameText", "package var service: ServiceName", "let names: [String]",
        "func name(_ name: String)",
        "case name(String)", "package var nameUnlessStandard: String",
    ])
    func `what only looks like one is not`(line: String) { #expect(!IdentityRules.isBareName(line)) }

    @Test func `the list of bare names is exact`() {
        let planted = file("Shared/Domain/Thing.swift", "struct Thing {\n    var name: String\n}\n")
        let home = file("Shared/Domain/Naming/Thing.swift", "struct Thing { var name: String }")
        #expect(IdentityRules.bareNames(in: [planted, home], allowed: [:]).map(\.path) == [planted.path])
        #expect(IdentityRules.bareNames(in: [planted, home], allowed: [planted.path: 1]).isEmpty)
        #expect(IdentityRules.bareNames(in: [planted], allowed: [planted.path: 2]).count == 1)
        #expect(
            IdentityRules.bareNames(in: [planted], allowed: [planted.path: 1, "Shared/Domain/Gone.swift": 1]).count == 1
        )
    }

    // MARK: - Imports and layers

    @Test(arguments: [
        ("import Foundation", "Foundation"), ("package import MeshDomain", "MeshDomain"),
        ("@testable import MeshState", "MeshState"), ("@preconcurrency package import CNats", "CNats"),
        ("@_spi(Internals) import MeshBus", "MeshBus"), ("import struct Foundation.Date", "Foundation"),
    ])
    func `an import is recognised in every spelling`(line: String, module: String) {
        #expect(LayerRules.importedModule(line) == module)
    }

    @Test func `a word that only looks like an import is none`() {
        #expect(LayerRules.importedModule("let importer = 1") == nil)
        #expect(LayerRules.importedModule("case imported(Name)") == nil)
        #expect(LayerRules.importedModule("func `import`() {}") == nil)
    }

    @Test func `an import against the direction is found with its line`() {
        let planted = file(
            "Shared/Logic/MeshState/Table.swift",
            "/* import Fine */\nimport Collections\nimport MeshBus\n"
        )
        let found = LayerRules.forbiddenImports(in: [planted, clean])
        #expect(found == [Violation(planted.path, line: 3, "MeshState may not import MeshBus")])
    }

    @Test(arguments: [
        ("Shared/Domain/Node.swift", "Foundation"), ("Services/Catalog/Service/Rows.swift", "PeeringService"),
        ("Services/Catalog/Service/Rows.swift", "MeshBusNATS"), ("Shared/Contracts/Core/Wire.swift", "CSchema"),
        ("Services/Peering/Logic/Session.swift", "Logging"), ("Services/ACL/Main/Main.swift", "ACLLogic"),
        ("Services/Catalog/Service/Rows.swift", "CNats"),
        ("Shared/Logic/HCLSyntax/Lexer.swift", "MeshState"), ("Shared/Bus/Interface/Bus.swift", "MeshJournal"),
    ])
    func `an import that the picture forbids is found`(path: String, module: String) {
        #expect(LayerRules.forbiddenImports(in: [file(path, "package import \(module)\n")]).count == 1)
    }

    @Test func `a source outside every module is found`() {
        #expect(LayerRules.forbiddenImports(in: [file("Shared/Stray/Stray.swift", "")]).count == 1)
    }

    @Test func `a table that points downwards, across services, out of purity or at C is found`() {
        let domain = Layer("MeshDomain", "Shared/Domain", .values)
        let bus = Layer("MeshBus", "Shared/Bus/Interface", .bus)
        let refused = [
            [domain, Layer("A", "Shared/A", .runtime, also: ["B"]), Layer("B", "Shared/B", .runtime)],
            [domain, bus, Layer("CatalogLogic", "Services/Catalog/Logic", .serviceLogic, also: ["MeshBus"])],
            [domain, Layer("MeshContracts", "Shared/Contracts", .contracts, also: ["CNats"])],
            [domain, domain],
            [
                domain, Layer("ACLLogic", "Services/ACL/Logic", .serviceLogic),
                Layer("CatalogService", "Services/Catalog/Service", .shell, also: ["ACLLogic"]),
            ],
        ]
        for table in refused { #expect(LayerRules.contradictions(in: table).count == 1) }
        #expect(LayerRules.contradictions(in: [domain, bus]).isEmpty)
    }

    @Test func `a module that Package.swift does not declare, or not as pure, is found`() {
        let package = file("Package.swift", "[\n    library(\"MeshDomain\", \"Shared/Domain\"),\n]\n")
        #expect(
            LayerRules.differences(between: [Layer("MeshDomain", "Shared/Domain", .values)], and: package).count == 1
        )
        #expect(LayerRules.differences(between: [Layer("MeshBus", "Shared/Bus", .bus)], and: package).count == 1)
        #expect(LayerRules.differences(between: [Layer("MeshDomain", "Shared/Domain", .bus)], and: package).isEmpty)
    }

    @Test func `a suite with servers that stands in no lane is found`() {
        let package = TreeFile(
            path: "Package.swift",
            text: """
                [
                    tests("PureTests", "Tests/Pure", ["MeshDomain"]),
                    tests(
                        "BusTests",
                        "Tests/Bus",
                        ["TestSupport"]
                    ),
                    library("TestSupport", "Tests/Support", ["TestSupport"]),
                ]
                """
        )
        let lanes = TreeFile(path: "deploy/make/suites.sh", text: "lanes=(\n    \"AgentTests|BusTests\"\n)")
        #expect(LayoutRules.parallelServers(in: [package, lanes]).isEmpty)
        #expect(LayoutRules.parallelServers(in: [package]).map(\.path) == ["deploy/make/suites.sh"])
    }

    @Test func `a type with the name of a module is found`() {
        let planted = file("Shared/Bus/Interface/Bus.swift", "package protocol MeshBus {\n}\n")
        #expect(LayerRules.typesNamedLikeModules(in: [planted, clean]).map(\.line) == [1])
        #expect(LayerRules.typesNamedLikeModules(in: [file("A.swift", "import struct MeshBus.Message\n")]).isEmpty)
    }

    @Test(arguments: [("Catalog", "catalog"), ("ACL", "acl"), ("CertificateAuthority", "certificate-authority")])
    func `executables are named after their service`(name: String, expected: String) {
        #expect(LayerTable.kebabCase(name) == expected)
    }

    // MARK: - Purity

    @Test(arguments: PurityRules.impure)
    func `every impure word is found in a pure module`(token: String) {
        let planted = file("Services/Peering/Logic/Session.swift", "struct Session {\n    let x = f { \(token) }\n}\n")
        #expect(PurityRules.bannedTokens(in: [planted]).contains { $0.line == 2 && $0.message.contains(token) })
    }

    @Test func `comments, strings and longer words are no impurity`() {
        let text = """
            /// await Task
            let words = ["await", #"Task \\(1)"#, \"\"\"
                print(
                \"\"\"]
            let taskName = fingerprint(1), awaited = log.print(1), TaskName = 2
            """
        #expect(PurityRules.bannedTokens(in: [file("Shared/Domain/Words.swift", text), clean]).isEmpty)
    }

    @Test func `code inside an interpolation is code`() {
        let planted = file("Shared/Domain/Words.swift", "let id = \"a (b) \\(f(UUID())) await\"\n")
        #expect(PurityRules.bannedTokens(in: [planted]).map(\.message) == ["\"UUID()\" in a pure module"])
    }

    @Test(arguments: PurityRules.unsafeInShells)
    func `unguarded sharing is found in a service and allowed around C`(token: String) {
        let text = "let x = \(token)\n"
        #expect(PurityRules.bannedTokens(in: [file("Services/ACL/Service/Store.swift", text)]).count == 1)
        #expect(PurityRules.bannedTokens(in: [file("Shared/Bus/NATS/Connection.swift", text)]).isEmpty)
    }

    @Test func `a public declaration is found`() {
        let planted = file("Shared/Runtime/Clock.swift", "// public\npublic struct Clock {}\nlet public = 1\nopen(1)\n")
        #expect(PurityRules.publicDeclarations(in: [planted, clean]).map(\.line) == [2])
    }

    // MARK: - Shape

    @Test func `a file one line too long is found, generated code is not counted`() {
        let lines = String(repeating: "let a = 1\n", count: ShapeRules.maximumLines + 1)
        #expect(ShapeRules.longFiles(in: [file("Shared/Domain/Long.swift", lines)]).count == 1)
        #expect(ShapeRules.longFiles(in: [file("Shared/Domain/Long.swift", String(lines.dropFirst(10)))]).isEmpty)
        #expect(ShapeRules.longFiles(in: [file("Tests/Unit/Long.swift", lines)]).isEmpty)
        let generated = file("Shared/Schema/BusSchema/Long.swift", "// Written by Shared/Schema/Generator\n" + lines)
        #expect(ShapeRules.longFiles(in: [generated]).isEmpty)
        let pretended = file("Services/ACL/Service/Long.swift", "// Written by Shared/Schema/Generator\n" + lines)
        #expect(ShapeRules.longFiles(in: [pretended]).count == 1)
    }

    @Test func `a function one line too long is found`() {
        let body = { (count: Int) in String(repeating: "        f { \"}\" }  // }\n", count: count) }
        let text = { (count: Int) in
            """
            struct Table {
                func short() { g() }
                func long(
                    of value: () -> Void = { }
                ) {
            \(body(count))    }
                var after: Int { 1 }
            }
            """
        }
        let longest = ShapeRules.maximumFunctionLines - 4
        #expect(ShapeRules.longFunctions(in: [file("Shared/Domain/T.swift", text(longest))]).isEmpty)
        let found = ShapeRules.longFunctions(in: [file("Shared/Domain/T.swift", text(longest + 1))])
        #expect(found.map(\.line) == [3])
        #expect(found.first?.message.hasPrefix("long has 71 lines") == true)
    }

    @Test func `functions are told from requirements and calls`() {
        let text = SourceText(
            """
            protocol Reader {
                func read() -> Int
                var count: Int { get }
                init(text: String)
            }
            struct File: Reader {
                init(text: String) {
                    self.init(other: text)
                    func inner() {
                    }
                }
                subscript(index: Int) -> Int { 1 }
                @Test func `init has { braces`() {
                }
            }
            """
        )
        let found = FunctionScanner.functions(in: text)
        #expect(found.map(\.line) == [7, 9, 12, 13])
        #expect(found.map(\.lines) == [5, 2, 1, 2])
    }

    @Test func `an undocumented package declaration is found`() {
        let planted = file(
            "Shared/Domain/Node.swift",
            """
            package import MeshBus
            /// Documented.
            @frozen
            package struct Node: CustomStringConvertible {
                package let name: String
                package static let none = Node()
                package var title: String {
                    name
                }
                package var short: String { name }
                package static let key = "short"
                package var description: String { name }
                /// Documented.
                package private(set) var index = 0
                package init() {}
                package init(name: String) {}
                package static func == (a: Node, b: Node) -> Bool { true }
                // No doc comment.
                package func rename() {}
                package func renew() {}
                package static let known = Node(rawValue: "known")
            }
            package enum Undocumented {}
            package protocol Renewable {
                /// Documented here, so not where it is fulfilled.
                func renew()
                func rename()
            }
            """
        )
        let found = ShapeRules.undocumentedDeclarations(in: [planted, clean])
        #expect(found.map(\.line) == [6, 7, 16, 19, 23, 24])
    }

    @Test func `a promise without its issue is found`() {
        let word = "TO" + "DO"
        let planted = TreeFile(
            path: "deploy/make/x.sh",
            text: "# \(word): later\n# \(word)(#12): later\n# \(word)(soon)\n"
        )
        #expect(ShapeRules.unnumberedPromises(in: [planted]).map(\.line) == [1, 3])
    }

    @Test func `a file named after no concept is found`() {
        let planted = [
            file("Shared/Domain/StringUtils.swift", ""), file("Services/ACL/Service/TokenManager.swift", ""),
        ]
        #expect(ShapeRules.namelessFiles(in: planted + [clean]).count == 2)
    }

    // MARK: - Layout

    @Test func `a stranger at the top or on the second level is found once`() {
        let files = ["Services/Catalog/README.md", "Shared/Stuff/a.swift", "Shared/Stuff/b.swift"].map {
            TreeFile(path: $0, text: "")
        }
        let found = LayoutRules.strangers(topLevel: ["Makefile", "docs", "Shared"], files: files)
        #expect(found.map(\.path) == ["docs", "Shared/Stuff"])
    }

    @Test func `a service without a complete README is found`() {
        let source = TreeFile(path: "Services/ACL/Logic/Token.swift", text: "")
        #expect(LayoutRules.incompleteReadmes(in: [source]).count == 1)
        let complete = LayoutRules.serviceHeadings.map { "## \($0)\n\ntext\n" }.joined()
        let readme = { (text: String) in TreeFile(path: "Services/ACL/README.md", text: text) }
        #expect(LayoutRules.incompleteReadmes(in: [source, readme(complete)]).isEmpty)
        let halved = complete.replacingOccurrences(of: "## Metrics", with: "Metrics")
        #expect(
            LayoutRules.incompleteReadmes(in: [source, readme(halved)]).map(\.message) == ["has no heading \"Metrics\""]
        )
    }

    @Test func `a path of one machine and a registry host are found`() {
        let work = "/wo" + "rk/"
        let planted = TreeFile(
            path: "deploy/docs/run.md",
            text: """
                cd \(work)main
                see Tests\(work)x and $HOME\(work)x and .\(work)x
                get https:/\("/files.")example.org/x
                get https://example.org\(work)X
                """
        )
        #expect(LayoutRules.machinePaths(in: [planted]).map(\.line) == [1, 3])
    }

    // MARK: - The tree itself

    @Test func `a tree on disk is read without what is built or fetched`() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "architecture-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for path in ["Shared/Domain/A.swift", ".build/debug/B.swift", ".ci/run", "stray.txt"] {
            let file = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data("let a = 1\n".utf8).write(to: file)
        }
        try Data([0, 1, 2]).write(to: root.appending(path: "Shared/picture.png"))
        let tree = Tree(root: root)
        #expect(tree.files.map(\.path) == [".ci/run", "Shared/Domain/A.swift", "stray.txt"])
        #expect(tree.topLevel == ["Shared", "stray.txt"])
        #expect(tree.swift.map(\.path) == ["Shared/Domain/A.swift"])
    }
}
