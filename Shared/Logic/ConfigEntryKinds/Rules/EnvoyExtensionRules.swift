import MeshDomain

/// Rules of extensions of Envoy, of all proxies or of one service.
///
/// - Source: texts about names were recorded; what an extension cannot do without is said in our own.
enum EnvoyExtensionRules {
    /// The extensions that exist, each with the arguments that it cannot do without.
    private static let needed: [String: [String]] = [
        "builtin/aws/lambda": ["ARN"], "builtin/ext-authz": ["Config"], "builtin/http/localratelimit": [],
        "builtin/lua": ["Script"], "builtin/otel-access-logging": ["Config"], "builtin/property-override": ["Patches"],
        "builtin/wasm": ["Plugin"],
    ]

    static func faults(of extensions: [EnvoyExtension]) -> [String] {
        var broken: [String] = []
        for (position, item) in extensions.enumerated() {
            let place = "invalid EnvoyExtensions[\(position)]"
            guard !item.name.isEmpty else {
                broken.append("\(place): Name is required")
                continue
            }
            guard let arguments = needed[item.name] else {
                broken.append("\(place)[\(item.name)]: name \"\(item.name)\" is not a built-in extension")
                continue
            }
            for argument in arguments where isMissing(item.arguments.value(ignoringCaseOf: argument)) {
                broken.append("\(place)[\(item.name)]: Arguments.\(argument) is required")
            }
        }
        return broken
    }

    private static func isMissing(_ value: MeshValue?) -> Bool {
        value == nil || value == .null || value?.stringValue?.isEmpty == true || value?.arrayValue?.isEmpty == true
            || value?.objectValue?.isEmpty == true
    }
}
