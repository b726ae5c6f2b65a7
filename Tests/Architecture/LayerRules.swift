/// Rules about the direction of imports, held against ``LayerTable``.
enum LayerRules {
    private static let accessLevels: Set<String> = ["package", "internal", "private", "fileprivate", "public"]
    private static let importedKinds: Set<String> = [
        "struct", "class", "enum", "func", "var", "let", "protocol", "typealias",
    ]

    /// The module that a line of code imports.
    static func importedModule(_ line: String) -> String? {
        guard line.mentions("import") else { return nil }
        var words = line.words[...]
        while words.first == "@" { words = words.dropFirst(2) }
        if words.first == "(" { words = words.drop { $0 != ")" }.dropFirst() }
        if let word = words.first, accessLevels.contains(word) { words = words.dropFirst() }
        guard words.popFirst() == "import" else { return nil }
        if let word = words.first, importedKinds.contains(word) { words = words.dropFirst() }
        return words.first
    }

    /// Imports that the table does not allow, and sources that belong to no module of the table.
    static func forbiddenImports(in files: [SwiftFile], table: [Layer] = LayerTable.all) -> [Violation] {
        let allowed = Dictionary(uniqueKeysWithValues: table.map { ($0.name, allowedImports(of: $0, in: table)) })
        return files.filter { $0.isBelow("Shared") || $0.isBelow("Services") }.flatMap { file -> [Violation] in
            guard let layer = table.first(where: { file.isBelow($0.path) }), let allowed = allowed[layer.name] else {
                return [Violation(file.path, "belongs to no module; add its folder to LayerTable and Package.swift")]
            }
            return file.text.code.enumerated().compactMap { index, line in
                guard let module = importedModule(line), !allowed.contains(module) else { return nil }
                return Violation(file.path, line: index + 1, "\(layer.name) may not import \(module)")
            }
        }
    }

    /// What a module may import: what stands above it in the layers it may use, and what its line adds.
    static func allowedImports(of layer: Layer, in table: [Layer]) -> Set<String> {
        var allowed = Set(layer.also + layer.outside)
        for other in table.prefix(while: { $0.name != layer.name }) where layer.kind.mayUse.contains(other.kind) {
            let isHidden = LayerTable.hidden[other.name].map { $0 != layer.name } ?? false
            if !isHidden, other.service == nil || other.service == layer.service { allowed.insert(other.name) }
        }
        return allowed
    }

    /// What would make the table itself break the direction of DESIGN.md §8.
    static func contradictions(in table: [Layer]) -> [Violation] {
        var above: [String: Layer] = [:]
        var found: [Violation] = []
        for layer in table {
            let report = { (message: String) in found.append(Violation("LayerTable", "\(layer.name) \(message)")) }
            if above[layer.name] != nil { report("stands twice in the table") }
            let mayBindC = layer.path.hasPrefix("Shared/Schema/") || layer.path.hasPrefix("Shared/Bus/")
            for module in layer.also + layer.outside where LayerTable.cModules.contains(module) && !mayBindC {
                report("may import \(module), but C appears in Schema and Bus only")
            }
            for module in layer.also where !LayerTable.cModules.contains(module) {
                guard let used = above[module] else {
                    report("may import \(module), which does not stand above it")
                    continue
                }
                if let service = used.service, LayerTable.readers[layer.name] != module {
                    report("may import \(module) of the service \(service)")
                }
                if layer.kind.isPure, !used.kind.isPure, used.kind != .schema {
                    report("is pure and may import \(module), which is not")
                }
            }
            above[layer.name] = layer
        }
        return found
    }

    /// Differences between the table and the targets that Package.swift names.
    static func differences(between table: [Layer], and package: SwiftFile) -> [Violation] {
        let targets = package.text.lines.joined(separator: "\n")
        return table.compactMap { layer in
            guard let call = declaration(of: layer, in: targets) else {
                return Violation(package.path, "has no target \(layer.name) at \(layer.path)")
            }
            guard !layer.kind.isPure || call == "pureLibrary" else {
                return Violation(package.path, "\(layer.name) is pure, so it is declared with pureLibrary, not \(call)")
            }
            return nil
        }
    }

    /// The function that declares the target of `layer` in Package.swift.
    private static func declaration(of layer: Layer, in package: String) -> String? {
        for call in ["pureLibrary", "library", "executable"] {
            let compact = "\(call)(\"\(layer.name)\",\"\(layer.path)\""
            if package.filter({ !$0.isWhitespace }).replacing(
                "pureLibrary(",
                with: call == "library" ? "-(" : "pureLibrary("
            )
            .contains(compact) {
                return call
            }
        }
        return nil
    }

    /// Types that carry the name of a module: inside that module nothing of the module could be named any more.
    static func typesNamedLikeModules(in files: [SwiftFile], table: [Layer] = LayerTable.all) -> [Violation] {
        let modules = Set(table.map(\.name))
        let kinds: Set<String> = ["struct", "enum", "class", "actor", "protocol", "typealias"]
        return files.filter { !$0.isGenerated }.flatMap { file in
            file.text.code.enumerated().compactMap { index, line in
                guard kinds.contains(where: line.mentions) else { return nil }
                let words = line.words
                guard let place = words.firstIndex(where: kinds.contains), place + 1 < words.count,
                    modules.contains(words[place + 1]), importedModule(line) == nil
                else { return nil }
                return Violation(file.path, line: index + 1, "\(words[place + 1]) is the name of a module")
            }
        }
    }
}
