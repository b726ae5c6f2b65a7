package import MeshDomain

/// How connected proxies are shown.
package enum ProxyLayout {
    /// One line for each proxy, and what is wrong below.
    package static func table(_ proxies: [MeshValue]) -> String {
        guard !proxies.isEmpty else { return none }
        let rows = proxies.map { proxy in
            [
                proxy.text("Node"), proxy.text("ID"), proxy.text("Service"), proxy.text("Replica"),
                proxy.text("Condition"), firstTrouble(proxy),
            ]
        }
        return TextTable.text([["Node", "ID", "Service", "Replica", "Condition", "Why"]] + rows)
    }

    /// All that is known of each proxy.
    package static func blocks(_ proxies: [MeshValue]) -> String {
        guard !proxies.isEmpty else { return none }
        return proxies.map(block).joined(separator: "\n\n")
    }

    private static let none = "No proxies are connected that this token may see and that fit."

    private static func block(_ proxy: MeshValue) -> String {
        var rows = [
            ["ID:", proxy.text("ID")], ["Node:", proxy.text("Node")], ["Kind:", proxy.text("Kind")],
            ["Service:", proxy.text("Service")], ["Replica:", proxy.text("Replica")],
            ["Connected since:", proxy.text("ConnectedSince")], ["Condition:", proxy.text("Condition")],
        ]
        if !proxy.text("WaitsFor").isEmpty { rows.append(["Waits for:", proxy.text("WaitsFor")]) }
        var text = TextTable.text(rows)
        for (label, key) in [("Refused by Envoy:", "Refused"), ("Could not be made:", "Problems")] {
            let faults = proxy.list(key)
            guard !faults.isEmpty else { continue }
            text += "\n" + label
            for fault in faults {
                text += "\n    \(fault.text("Type")) \(fault.text("Name"))"
                text += "\n        Reason:          \(oneLine(fault.text("Reason")))"
                let entries = fault.list("ConfigEntries").map(name)
                if !entries.isEmpty { text += "\n        Config entries:  \(entries.joined(separator: ", "))" }
            }
        }
        return text
    }

    /// What a person looks at first: what it waits for, else the first fault and the entry that was changed last.
    private static func firstTrouble(_ proxy: MeshValue) -> String {
        if !proxy.text("WaitsFor").isEmpty { return "waits for \(oneLine(proxy.text("WaitsFor")))" }
        let faults = proxy.list("Refused") + proxy.list("Problems")
        guard let fault = faults.first else { return "" }
        var text = "\(fault.text("Type")) \(fault.text("Name"))"
        if let entry = fault.list("ConfigEntries").first { text += " (\(name(of: entry)))" }
        text += ": " + oneLine(fault.text("Reason"))
        return faults.count > 1 ? text + " (and \(faults.count - 1) more)" : text
    }

    private static func name(of entry: MeshValue) -> String { "\(entry.text("Kind"))/\(entry.text("Name"))" }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
