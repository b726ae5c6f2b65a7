// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_lua_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyLuaV3 {
    /// `envoy.extensions.filters.http.lua.v3.Lua`.
    package struct Lua: Sendable, Hashable {
        /// Field 3, `default_source_code`.
        package var defaultSourceCode: EnvoyCoreV3.DataSource? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            defaultSourceCode: EnvoyCoreV3.DataSource? = nil
        ) {
            self.defaultSourceCode = defaultSourceCode
        }
    }
}
