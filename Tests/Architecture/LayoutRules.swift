import Foundation

/// Rules about where things lie and what must lie beside them.
enum LayoutRules {
    static let topLevel: Set<String> = [
        "Package.swift", "Package.resolved", "Services", "Shared", "Tests", "deploy", "Makefile", "README.md",
        "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    ]
    static let secondLevel: [String: Set<String>] = [
        "Shared": ["Domain", "Logic", "Schema", "Contracts", "Bus", "Journal", "Runtime"],
        "Services": [
            "Catalog", "ConfigEntry", "ACL", "Peering", "Gateway", "CertificateAuthority", "Agent", "CommandLine",
            "Kubernetes",
        ],
        "Tests": [
            "Unit", "Contract", "Simulation", "Parity", "EndToEnd", "Architecture", "Benchmarks", "Fuzz", "Support",
        ],
        "deploy": ["images", "compose", "helm", "crds", "grafana", "nats", "docs", "make"],
    ]
    static let serviceHeadings = ["State owned", "Subjects", "Invariants", "Failure modes", "Metrics"]

    /// Names at the top level, and one level below it, that DESIGN.md §8 does not know.
    static func strangers(topLevel names: [String], files: [TreeFile]) -> [Violation] {
        var found = names.filter { !topLevel.contains($0) }.map { Violation($0, "does not belong at the top level") }
        var seen: Set<String> = []
        for file in files {
            let parts = file.path.split(separator: "/").map(String.init)
            guard parts.count > 1, let known = secondLevel[parts[0]], !known.contains(parts[1]) else { continue }
            let place = "\(parts[0])/\(parts[1])"
            if seen.insert(place).inserted { found.append(Violation(place, "is no place of DESIGN.md §8")) }
        }
        return found
    }

    /// Services without a README.md, and READMEs without one of the five headings.
    static func incompleteReadmes(in files: [TreeFile]) -> [Violation] {
        let services = Set(
            files.filter { $0.isBelow("Services") && $0.isSwift }.map { $0.path.split(separator: "/")[1] }
        )
        return services.sorted().flatMap { service -> [Violation] in
            let path = "Services/\(service)/README.md"
            guard let readme = files.first(where: { $0.path == path }) else {
                return [Violation(path, "is missing; it has the headings \(serviceHeadings.joined(separator: ", "))")]
            }
            let headings = readme.text.split(separator: "\n").filter { $0.hasPrefix("#") }.map {
                $0.drop { $0 == "#" || $0 == " " }.lowercased()
            }
            return serviceHeadings.filter { !headings.contains($0.lowercased()) }.map {
                Violation(path, "has no heading \"\($0)\"")
            }
        }
    }

    /// Test targets that may start servers (they use TestSupport) and would run in parallel within one process.
    static func parallelServers(in files: [TreeFile]) -> [Violation] {
        let package = files.first { $0.path == "Package.swift" }?.text ?? ""
        let lanes = files.first { $0.path == "deploy/make/suites.sh" }?.text ?? ""
        let named = Set(lanes.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        return package.components(separatedBy: "\n    tests(").dropFirst().compactMap { rest in
            let ends = ["\n    library(", "\n    executable("].compactMap { rest.range(of: $0)?.lowerBound }
            let declaration = rest[..<(ends.min() ?? rest.endIndex)]
            let name = declaration.firstMatch(of: /"(\w+)"/).map { String($0.output.1) } ?? ""
            guard declaration.contains("\"TestSupport\""), !named.contains(name) else { return nil }
            return Violation("deploy/make/suites.sh", "\(name) may start servers, and stands in none of its lanes")
        }
    }

    /// Paths of the machine a file was written on, and hosts of package registries.
    static func machinePaths(in files: [TreeFile]) -> [Violation] {
        files.flatMap { file -> [Violation] in
            guard machineWords.contains(where: file.text.contains) else { return [] }
            return file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
                index,
                line in
                machinePath(in: String(line)).map { Violation(file.path, line: index + 1, $0) }
            }
        }
    }

    private static let folders = ["/work" + "/", "/farm" + "/"]
    private static let registries = ["deb", "security", "files", "registry", "proxy"].flatMap {
        ["http://\($0).", "https://\($0)."]
    }
    private static let machineWords = folders + registries

    private static func machinePath(in line: String) -> String? {
        for registry in registries where line.contains(registry) { return "names the package registry \(registry)…" }
        for folder in folders {
            var rest = line[...]
            while let range = rest.range(of: folder) {
                let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : " "
                let after = range.upperBound < line.endIndex ? line[range.upperBound] : " "
                let isRoot = !(before.isLetter || before.isNumber || "_.".contains(before))
                if isRoot, after.isLowercase { return "names a path of one machine: \(folder)\(after)…" }
                rest = line[range.upperBound...]
            }
        }
        return nil
    }
}
