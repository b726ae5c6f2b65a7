import ConsulJSON
import MeshDomain

/// What the agent is told about the web UI (`ui_config`).
///
/// - Source: reference "ui" §1.4.
package struct InterfaceSettings: Sendable, Hashable {
    /// Whether there is a web UI.
    package var isEnabled = false
    /// The folder of its files; empty: beside the program.
    package var directory = ""
    /// Where it stands on the HTTP API's port: begins and ends with a slash.
    package var contentPath = "/ui/"
    /// Links to dashboards by what they are about (`service`), with placeholders such as `{{Service.Name}}`.
    package var dashboards: [String: String] = [:]
    /// Who knows the mesh's metrics (`prometheus`); empty: the UI shows none.
    package var metricsProvider = ""
    /// Where the UI asks for metrics through the agent; nil: nowhere.
    package var metricsProxy: MetricsProxySettings?

    /// The defaults.
    package init() {}
}

/// Reads `ui_config`, and the older options `ui`, `ui_dir` and `ui_content_path`.
enum InterfaceOptions {
    /// - Throws: `badRequest` naming the option that is wrong.
    static func read(
        _ reader: inout ObjectReader,
        isDevelopment: Bool,
        _ warnings: inout [String]
    ) throws(MeshError) -> InterfaceSettings {
        var settings = InterfaceSettings()
        settings.isEnabled = try reader.optionalBool("UI") ?? isDevelopment
        settings.directory = try reader.string("UIDir")
        let oldPath = try reader.string("UIContentPath")
        if !oldPath.isEmpty { settings.contentPath = try contentPath(oldPath, "ui_content_path") }
        guard var part = try reader.nested("UIConfig") else { return settings }
        settings.isEnabled = try part.optionalBool("Enabled") ?? settings.isEnabled
        let folder = try part.string("Dir")
        if !folder.isEmpty { settings.directory = folder }
        let path = try part.string("ContentPath")
        if !path.isEmpty { settings.contentPath = try contentPath(path, "ui_config.content_path") }
        settings.dashboards = try part.stringMap("DashboardURLTemplates") ?? [:]
        for (name, template) in settings.dashboards.sorted(by: { $0.key < $1.key }) {
            guard template.hasPrefix("https://") || template.hasPrefix("http://") else {
                throw MeshError(
                    .badRequest,
                    "ui_config.dashboard_url_templates.\(name) is \"\(template)\"; it must begin with https:// or http://"
                )
            }
        }
        try readMetrics(&part, &settings, &warnings)
        try part.finish()
        return settings
    }

    private static func readMetrics(
        _ part: inout ObjectReader,
        _ settings: inout InterfaceSettings,
        _ warnings: inout [String]
    ) throws(MeshError) {
        settings.metricsProvider = try part.string("MetricsProvider")
        guard settings.metricsProvider.utf8.allSatisfy(isProviderByte) else {
            throw MeshError(
                .badRequest,
                "ui_config.metrics_provider is \"\(settings.metricsProvider)\"; it can only contain lower case alphanumeric"
                    + " characters, - and _"
            )
        }
        if !["", MetricsProxySettings.prometheus].contains(settings.metricsProvider) {
            warnings.append(
                "ui_config.metrics_provider is \"\(settings.metricsProvider)\", which this UI does not know: it shows no metrics;"
                    + " it knows \"\(MetricsProxySettings.prometheus)\""
            )
        }
        for (name, option) in [
            ("MetricsProviderFiles", "metrics_provider_files"),
            ("MetricsProviderOptionsJSON", "metrics_provider_options_json"),
        ] where part.value(name) != nil {
            warnings.append("ui_config.\(option) has no effect: scripts of others are not run with the user's token")
        }
        if var proxy = try part.nested("MetricsProxy") {
            settings.metricsProxy = try MetricsProxySettings(&proxy, provider: settings.metricsProvider)
            try proxy.finish()
        }
    }

    private static func isProviderByte(_ byte: UInt8) -> Bool {
        byte &- 97 < 26 || byte &- 48 < 10 || byte == 0x2D || byte == 0x5F
    }

    private static func contentPath(_ text: String, _ option: String) throws(MeshError) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || [0x2D, 0x2F, 0x5F].contains(byte)
        }
        guard isPlain else {
            throw MeshError(
                .badRequest,
                "\(option) is \"\(text)\"; it can only contain alphanumeric characters, -, _ and /"
            )
        }
        let segments = text.split(separator: "/")
        guard let first = segments.first, first != "v1" else {
            throw MeshError(.badRequest, "\(option) is \"\(text)\"; it must name a path, and not one below /v1/")
        }
        return "/" + segments.joined(separator: "/") + "/"
    }
}
