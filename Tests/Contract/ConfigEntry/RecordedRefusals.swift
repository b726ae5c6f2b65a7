/// Bodies of `PUT /v1/config` and the texts they are refused with.
///
/// - Source: recorded refusals of Consul 1.16; line ends at the end of a text are not compared.
enum RecordedRefusals {
    static let basics: [(body: String, text: String)] = [
        (
            #"{"Kind": "service-defaults", "Protocol": "http"}"#,
            "Name is required"
        )
    ]

    static let proxyDefaults: [(body: String, text: String)] = [
        (
            #"{"Kind": "proxy-defaults", "Name": "mine"}"#,
            "invalid name (\"mine\"), only \"global\" is supported"
        ),
        (
            #"{"Kind": "proxy-defaults", "Name": "global", "AccessLogs": {"Enabled": true, "Type": "file"}}"#,
            "path must be specified when using file type access logs"
        ),
        (
            #"{"Kind": "proxy-defaults", "Name": "global", "AccessLogs": {"Enabled": true, "Type": "smoke"}}"#,
            "invalid access log type: smoke"
        ),
        (
            #"{"Kind": "proxy-defaults", "Name": "global", "AccessLogs": {"Enabled": true, "JSONFormat": "{}", "TextFormat": "x"}}"#,
            "cannot specify both access log JSONFormat and TextFormat"
        ),
    ]

    static let serviceDefaults: [(body: String, text: String)] = [
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "Destination": {"Port": 443}}"#,
            "1 error occurred:\n\t* Destination must contain at least one valid address"
        ),
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "Destination": {"Addresses": ["10.0.0.1"]}}"#,
            "1 error occurred:\n\t* Invalid Port number 0"
        ),
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "Protocol": "http", "Destination": {"Addresses": ["*.example.test"], "Port": 443}}"#,
            "1 error occurred:\n\t* Destination address '*.example.test' is invalid Could not validate address *.example.test as an IP or Hostname"
        ),
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "Destination": {"Addresses": ["10.0.0.1", "10.0.0.1"], "Port": 443}}"#,
            "1 error occurred:\n\t* Duplicate address '10.0.0.1' is not allowed"
        ),
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "UpstreamConfig": {"Overrides": [{"Protocol": "http"}]}}"#,
            "1 error occurred:\n\t* error in upstream override for :: Name is required"
        ),
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "UpstreamConfig": {"Defaults": {"Name": "x"}}}"#,
            "1 error occurred:\n\t* error in upstream defaults: Name must be empty"
        ),
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "UpstreamConfig": {"Overrides": [{"Name": "*"}]}}"#,
            "1 error occurred:\n\t* error in upstream override for *:: Wildcard name is not supported"
        ),
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "BalanceInboundConnections": "fair"}"#,
            "1 error occurred:\n\t* invalid value for balance_inbound_connections: fair"
        ),
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "EnvoyExtensions": [{"Arguments": {}}]}"#,
            "1 error occurred:\n\t* invalid EnvoyExtensions[0]: Name is required"
        ),
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "EnvoyExtensions": [{"Name": "builtin/none"}]}"#,
            "1 error occurred:\n\t* invalid EnvoyExtensions[0][builtin/none]: name \"builtin/none\" is not a built-in extension"
        ),
        (
            #"{"Kind": "service-defaults", "Name": "sd-bad", "MutualTLSMode": "permissive"}"#,
            "cannot set MutualTLSMode=permissive because AllowEnablingPermissiveMutualTLS=false in the mesh config entry"
        ),
    ]

    static let serviceIntentions: [(body: String, text: String)] = [
        (
            #"{"Kind": "service-intentions", "Name": "in-tcp", "Sources": [{"Name": "web", "Permissions": [{"Action": "allow", "HTTP": {"PathExact": "/"}}]}]}"#,
            "service \"in-tcp\" has protocol \"tcp\", which is incompatible with L7 intentions permissions"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-x"}"#,
            "At least one source is required"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-x", "Sources": [{"Action": "allow"}]}"#,
            "Sources[0].Name is required"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-h", "Sources": [{"Name": "web", "Action": "allow", "Permissions": [{"Action": "allow", "HTTP": {"PathExact": "/"}}]}]}"#,
            "Sources[0].Action must be omitted if Permissions are specified"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-h", "Sources": [{"Name": "web"}]}"#,
            "Sources[0].Action must be set to 'allow' or 'deny'"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-x", "Sources": [{"Name": "web", "Action": "maybe"}]}"#,
            "Sources[0].Action must be set to 'allow' or 'deny'"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-x", "Sources": [{"Name": "web", "Action": "allow"}, {"Name": "web", "Action": "deny"}]}"#,
            "Sources[1] defines \"web\" more than once"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-x", "Sources": [{"Name": "web*", "Action": "allow"}]}"#,
            "Sources[0].Name: wildcard character '*' cannot be used with partial values"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in*", "Sources": [{"Name": "web", "Action": "allow"}]}"#,
            "Name: wildcard character '*' cannot be used with partial values"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-x", "Sources": [{"Name": "web", "Action": "allow", "Type": "robot"}]}"#,
            "Sources[0].Type must be set to 'consul'"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-h", "Sources": [{"Name": "web", "Permissions": [{"Action": "allow", "HTTP": {"Methods": ["FROB"]}}]}]}"#,
            "Sources[0].Permissions[0].HTTP.Methods contains an invalid method \"FROB\""
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-h", "Sources": [{"Name": "web", "Permissions": [{"Action": "allow", "HTTP": {"PathExact": "/", "PathPrefix": "/"}}]}]}"#,
            "Sources[0].Permissions[0].HTTP should only contain at most one of PathExact, PathPrefix, or PathRegex"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-h", "Sources": [{"Name": "web", "Permissions": [{"Action": "allow", "HTTP": {}}]}]}"#,
            "Sources[0].Permissions[0].HTTP should not be empty"
        ),
        (
            #"{"Kind": "service-intentions", "Name": "in-h", "JWT": {"Providers": [{"Name": "nobody"}]}, "Sources": [{"Name": "web", "Action": "allow"}]}"#,
            "1 error occurred:\n\t* Referenced JWT Provider does not exist. Provider Name: nobody"
        ),
    ]

    static let exportedServices: [(body: String, text: String)] = [
        (
            #"{"Kind": "exported-services", "Name": "other", "Services": []}"#,
            "exported-services Name must be \"default\""
        ),
        (
            #"{"Kind": "exported-services", "Name": "default", "Services": [{"Consumers": [{"Peer": "x"}]}]}"#,
            "Services[0]: service name cannot be empty"
        ),
        (
            #"{"Kind": "exported-services", "Name": "default", "Services": [{"Name": "web"}]}"#,
            "Services[0]: must have at least one consumer"
        ),
        (
            #"{"Kind": "exported-services", "Name": "default", "Services": [{"Name": "web", "Consumers": [{"Peer": "x", "Partition": "y"}]}]}"#,
            "Services[0].Consumers[0]: must define at most one of Peer, Partition, or SamenessGroup"
        ),
        (
            #"{"Kind": "exported-services", "Name": "default", "Services": [{"Name": "web", "Consumers": [{"SamenessGroup": "y"}]}]}"#,
            "Services[0].Consumers[0].SamenessGroup: there is no sameness group \"y\""
        ),
        (
            #"{"Kind": "exported-services", "Name": "default", "Services": [{"Name": "web", "Consumers": [{"Peer": "*"}]}]}"#,
            "Services[0].Consumers[0]: exporting to all peers (wildcard) is not supported"
        ),
    ]

    static let mesh: [(body: String, text: String)] = [
        (
            #"{"Kind": "mesh", "TLS": {"Incoming": {"TLSMinVersion": "TLSv9"}}}"#,
            "error in incoming TLS configuration: no matching TLS version found for TLSv9, please specify one of [TLS_AUTO, TLSv1_0, TLSv1_1, TLSv1_2, TLSv1_3]"
        ),
        (
            #"{"Kind": "mesh", "TLS": {"Incoming": {"TLSMinVersion": "TLSv1_3", "TLSMaxVersion": "TLSv1_2"}}}"#,
            "error in incoming TLS configuration: configuring max version TLSv1_2 less than the configured min version TLSv1_3 is invalid"
        ),
        (
            #"{"Kind": "mesh", "TLS": {"Outgoing": {"CipherSuites": ["ROT13"]}}}"#,
            "error in outgoing TLS configuration: no matching Envoy TLS cipher suite found for ROT13"
        ),
        (
            #"{"Kind": "mesh", "TLS": {"Incoming": {"TLSMinVersion": "TLSv1_3", "CipherSuites": ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"]}}}"#,
            "error in incoming TLS configuration: configuring CipherSuites is only applicable to connections negotiated with TLS 1.2 or earlier, TLSMinVersion is set to TLSv1_3"
        ),
    ]
}
