import Testing

/// The rules of DESIGN.md §8 and the house rules, held against the tree this was compiled from.
@Suite
struct ArchitectureTests {
    private let tree = Tree.current

    private func expectNone(_ violations: [Violation], _ location: SourceLocation = #_sourceLocation) {
        guard !violations.isEmpty else { return }
        let list = violations.map(\.description).joined(separator: "\n")
        Issue.record("\(violations.count) found:\n\(list)", sourceLocation: location)
    }

    @Test func `the tree is found and holds its modules`() {
        #expect(tree.topLevel.contains("Package.swift"))
        for layer in LayerTable.all {
            #expect(tree.swift.contains { $0.isBelow(layer.path) }, "\(layer.path) has no sources")
        }
    }

    @Test func `every import follows the layer table`() {
        expectNone(LayerRules.forbiddenImports(in: tree.swift))
    }

    @Test func `the layer table itself runs in one direction`() {
        expectNone(LayerRules.contradictions(in: LayerTable.all))
    }

    @Test func `the layer table and Package.swift name the same modules`() throws {
        let package = try #require(tree.swift.first { $0.path == "Package.swift" })
        expectNone(LayerRules.differences(between: LayerTable.all, and: package))
    }

    @Test func `no type carries the name of a module`() {
        expectNone(LayerRules.typesNamedLikeModules(in: tree.swift))
    }

    @Test func `pure modules read no clock, no chance and no environment, and services share no unguarded state`() {
        expectNone(PurityRules.bannedTokens(in: tree.swift))
    }

    @Test func `names have types of their own, and the list of those that do not only shrinks`() {
        expectNone(IdentityRules.bareNames(in: tree.swift))
    }

    @Test func `nothing is public`() {
        expectNone(PurityRules.publicDeclarations(in: tree.swift))
    }

    @Test func `every package declaration is documented`() {
        expectNone(ShapeRules.undocumentedDeclarations(in: tree.swift))
    }

    @Test func `files stay short`() {
        expectNone(ShapeRules.longFiles(in: tree.swift))
    }

    @Test func `functions stay short`() {
        expectNone(ShapeRules.longFunctions(in: tree.swift))
    }

    @Test func `files are named after concepts`() {
        expectNone(ShapeRules.namelessFiles(in: tree.swift))
    }

    @Test func `every promise of later work names its issue`() {
        expectNone(ShapeRules.unnumberedPromises(in: tree.files))
    }

    @Test func `everything lies where the design puts it`() {
        expectNone(LayoutRules.strangers(topLevel: tree.topLevel, files: tree.files))
    }

    @Test func `every service says what it owns and how it fails`() {
        expectNone(LayoutRules.incompleteReadmes(in: tree.files))
    }

    @Test func `suites that start servers stand in a lane of their own`() {
        expectNone(LayoutRules.parallelServers(in: tree.files))
    }

    @Test func `no file names a path of one machine or a package registry`() {
        expectNone(LayoutRules.machinePaths(in: tree.files))
    }
}
