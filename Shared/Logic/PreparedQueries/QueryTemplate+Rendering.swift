package import MeshDomain
import RegularExpressions

/// A template that was read: makes the query that a name stands for.
package struct CompiledTemplate: Sendable {
    private let query: PreparedQuery
    private let expression: RegularExpression?

    /// Reads a template.
    ///
    /// - Throws: `rejected` in Consul's words, naming the field.
    package init(_ query: PreparedQuery) throws(MeshError) {
        self.query = query
        guard query.template.type == QueryTemplate.prefixMatch else {
            throw Self.problem("Bad Template.Type '\(query.template.type)'")
        }
        if query.template.regexp.isEmpty {
            expression = nil
        } else {
            do { expression = try RegularExpression(query.template.regexp) } catch {
                throw Self.problem("Bad Regexp: \(error)")
            }
        }
        _ = try rendered(TemplateText.Values(full: "", prefix: "", suffix: "", groups: []))
    }

    /// The query for a name that begins as the template's does.
    package func query(for name: NameText) throws(MeshError) -> PreparedQuery {
        let length = min(query.name.text.utf8.count, name.text.utf8.count)
        let values = TemplateText.Values(
            full: name.text,
            prefix: query.name.text,
            suffix: String(decoding: name.text.utf8.dropFirst(length), as: UTF8.self),
            groups: expression?.groups(in: name.text) ?? []
        )
        return try rendered(values)
    }

    private func rendered(_ values: TemplateText.Values) throws(MeshError) -> PreparedQuery {
        var (made, subject) = (query, query.subject)
        subject.service = NameText(try Self.filled(subject.service.text, "Service.Service", values))
        subject.near = try Self.filled(subject.near, "Service.Near", values)
        subject.tags = try Self.filled(subject.tags, "Service.Tags", values)
        if query.template.removesEmptyTags { subject.tags = subject.tags?.filter { !$0.isEmpty } }
        subject.ignoredChecks = try Self.filled(subject.ignoredChecks, "Service.IgnoreCheckIDs", values)
        subject.nodeMeta = try Self.filled(subject.nodeMeta, "Service.NodeMeta", values)
        subject.serviceMeta = try Self.filled(subject.serviceMeta, "Service.ServiceMeta", values)
        subject.peer = PeerName(try Self.filled(subject.peer?.text ?? "", "Service.Peer", values))
        subject.samenessGroup = NameText(
            try Self.filled(subject.samenessGroup.text, "Service.SamenessGroup", values)
        )
        subject.failover.datacenters = try Self.filled(
            subject.failover.datacenters,
            "Service.Failover.Datacenters",
            values
        )
        for place in subject.failover.targets?.indices ?? 0..<0 {
            guard var target = subject.failover.targets?[place] else { continue }
            let field = "Service.Failover.Targets[\(place)]"
            target.peer = PeerName(try Self.filled(target.peer?.text ?? "", field + ".Peer", values))
            target.datacenter = try Self.filled(target.datacenter, field + ".Datacenter", values)
            subject.failover.targets?[place] = target
        }
        made.subject = subject
        return made
    }

    private static func filled(
        _ text: String,
        _ field: String,
        _ values: TemplateText.Values
    ) throws(MeshError) -> String {
        do { return try TemplateText(text).filled(values) } catch {
            throw problem("Bad format '\(text)' in \(field): \(error.text)")
        }
    }

    private static func filled(
        _ texts: [String]?,
        _ field: String,
        _ values: TemplateText.Values
    ) throws(MeshError) -> [String]? {
        guard let texts else { return nil }
        var result: [String] = []
        for (place, text) in texts.enumerated() { result.append(try filled(text, "\(field)[\(place)]", values)) }
        return result
    }

    private static func filled(
        _ map: [String: String]?,
        _ field: String,
        _ values: TemplateText.Values
    ) throws(MeshError) -> [String: String]? {
        guard var map else { return nil }
        for (key, text) in map { map[key] = try filled(text, "\(field)[\(key)]", values) }
        return map
    }

    private static func problem(_ text: String) -> MeshError {
        MeshError(.rejected, "raft apply failed: failed compiling template: \(text)")
    }
}
