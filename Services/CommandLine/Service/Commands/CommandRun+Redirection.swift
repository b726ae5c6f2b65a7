import CommandLineLogic
import Glibc
import MeshDomain

extension CommandRun {
    /// `connect redirect-traffic`.
    ///
    /// - Source: reference http-api-and-config.md §11.3.
    func redirectTraffic() async throws(CommandFailure) -> Int32 {
        var redirection = try usage { () throws(UsageError) in try TrafficRedirection(flags: flags) }
        if let id = flags.text("proxy-id"), !id.isEmpty {
            let proxy = try await registration(of: id)
            let checks = try await exposedChecks(of: proxy)
            try usage { () throws(UsageError) in try redirection.add(proxy: proxy, checks: checks) }
        }
        let families: [TrafficRedirection.Family] = flags.isOn("dual-stack") ? [.four, .six] : [.four]
        if flags.isOn("dry-run") {
            for family in families {
                Terminal.print("# \(family.program)-restore --noflush")
                Terminal.write(redirection.text(family, missing: redirection.calls(family), stale: []), to: 1)
            }
            return 0
        }
        for family in families { for program in Self.programs(family) { _ = try path(of: program) } }
        for (place, family) in families.enumerated() {
            try await apply(redirection, family, after: Array(families[..<place]))
        }
        if !families.contains(.six) { try await remove(redirection, .six, after: families) }
        Terminal.print("Successfully applied traffic redirection rules")
        return 0
    }

    private func registration(of id: String) async throws(CommandFailure) -> MeshValue {
        do throws(CommandFailure) {
            guard let node = flags.text("node-name"), !node.isEmpty else {
                return try await api.get("agent", "service", id)
            }
            // The proxy listens where its entries say.
            let answer = try await api.get("catalog", "node-services", node, query: [("merge-central-config", "1")])
            let services = answer.list("Services")
            guard let found = services.first(where: { $0.text("ID") == id }) else {
                throw CommandFailure("there is no service with the ID \(id) on node \(node)")
            }
            return found
        } catch { throw error.prefixed("failed to fetch proxy service from Consul Agent") }
    }

    /// Checks of the application that come in at ports of their own.
    private func exposedChecks(of proxy: MeshValue) async throws(CommandFailure) -> [MeshValue] {
        guard proxy["Proxy"]?["Expose"]?["Checks"]?.boolValue == true, flags.text("node-name") == nil else { return [] }
        let service = proxy["Proxy"]?.text("DestinationServiceID") ?? ""
        let answer = try await api.get("agent", "checks", query: [("filter", "ServiceID == \"\(service)\"")])
        return (answer.objectValue?.entries ?? []).map(\.value)
    }

    // MARK: - The kernel's rules

    /// The one that looks at rules, and the one that changes them.
    private static func programs(_ family: TrafficRedirection.Family) -> [String] {
        [family.program, family.program + "-restore"]
    }

    private func apply(
        _ redirection: TrafficRedirection,
        _ family: TrafficRedirection.Family,
        after done: [TrafficRedirection.Family]
    ) async throws(CommandFailure) {
        let program = try path(of: family.program)
        var missing: [[String]] = []
        for call in redirection.calls(family) where !(try await stands(call, program)) { missing.append(call) }
        var stale: [[String]] = []
        for call in redirection.staleCalls(family) where try await stands(call, program) { stale.append(call) }
        try await restore(redirection.text(family, missing: missing, stale: stale), family, after: done)
    }

    /// Takes away what was made before for a family of which nothing is redirected any more.
    private func remove(
        _ redirection: TrafficRedirection,
        _ family: TrafficRedirection.Family,
        after done: [TrafficRedirection.Family]
    ) async throws(CommandFailure) {
        // Without its programs there are no rules of it.
        guard let program = try? path(of: family.program) else { return }
        var standing: [[String]] = []
        for call in redirection.everyCall where try await stands(call, program) { standing.append(call) }
        guard !standing.isEmpty else { return }
        try await restore(TrafficRedirection.removal(of: standing), family, after: done)
    }

    private func restore(
        _ text: String,
        _ family: TrafficRedirection.Family,
        after done: [TrafficRedirection.Family]
    ) async throws(CommandFailure) {
        let program = try path(of: family.program + "-restore")
        let code = try await start([program, "--wait", "5", "--noflush"], input: .bytes(Array(text.utf8)))
        guard code == 0 else {
            let left =
                done.isEmpty
                ? "nothing was changed"
                : "the rules of \(done.map(\.program).joined(separator: " and ")) are in place, those of \(family.program) are as "
                    + "they were"
            throw CommandFailure(
                "\(program) refused the rules (exit code \(code), its words are above); \(left). It needs the right to "
                    + "change the network (root, or CAP_NET_ADMIN); -dry-run shows the rules"
            )
        }
    }

    private func stands(_ call: [String], _ program: String) async throws(CommandFailure) -> Bool {
        try await start([program, "--wait", "5", "-t", "nat", "-C"] + call, input: .nothing, isQuiet: true) == 0
    }

    private func start(
        _ words: [String],
        input: ChildProgram.Input,
        isQuiet: Bool = false
    ) async throws(CommandFailure) -> Int32 {
        var words = words
        if let namespace = flags.text("netns"), !namespace.isEmpty {
            guard access(namespace, R_OK) == 0 else {
                throw CommandFailure("-netns: \(namespace) cannot be read: \(Terminal.reason())")
            }
            words = [try path(of: "nsenter"), "--net=" + namespace, "--"] + words
        }
        let child = try usage { () throws(UsageError) in
            try ChildProgram(words, usesShell: false, environment: environment, input: input, isQuiet: isQuiet)
        }
        return await child.end()
    }

    /// A program of the system, whose folder need not be in the PATH of a usual user.
    private func path(of program: String) throws(CommandFailure) -> String {
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/sbin", "/sbin"]
        let candidates: [String] = folders.map { folder in "\(folder)/\(program)" }
        guard let found = candidates.first(where: { file in access(file, X_OK) == 0 }) else {
            let package = program == "nsenter" ? "util-linux" : "iptables"
            throw CommandFailure(
                "\(program) is missing; install the package \(package), for example `apt-get install \(package)`"
            )
        }
        return found
    }
}
