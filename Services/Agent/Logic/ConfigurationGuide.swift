/// What every option of an agent's configuration means: the table from which `deploy/docs/configuration.md` is written.
package enum ConfigurationGuide {
    /// One option.
    package struct Row: Sendable, Hashable {
        /// Its name, with those of the blocks it stands in and dots between them.
        package let name: String
        /// A value that is taken, as JSON.
        package let example: String
        /// What holds without it.
        package let usual: String
        package let meaning: String

        /// The option of the top that it is, or stands in.
        package var top: String { String(name.prefix { $0 != "." }) }
    }

    /// All options that this version acts on.
    package static let rows: [Row] = text.split(separator: "\n").compactMap { line in
        let cells = line.split(separator: " | ").map(String.init)
        guard cells.count == 4 else { return nil }
        return Row(name: cells[0], example: cells[1], usual: cells[2], meaning: cells[3])
    }

    /// Whether this version acts on an option of the top.
    package static func hasEffect(_ name: String) -> Bool { ConfigurationKeys.hasEffect(name) }

    /// The options of the top that this version acts on.
    package static var effective: Set<String> { ConfigurationKeys.withEffect }

    /// The page, in Markdown.
    package static var page: String {
        var lines = [
            "# Configuration of an agent", "",
            "Written by `make configuration-reference` from the table of keys (`Services/Agent/Logic/ConfigurationGuide.swift`); a test holds it equal.",
            "",
            "Files are HCL or JSON, in Consul's language: `tombolo agent -config-file=… -config-dir=…`, the files of a folder in the order of",
            "their names, later ones over earlier ones; lists are appended. `tombolo validate` finds what a start would refuse. What flags say wins",
            "over files; `-hcl` wins over both. On SIGHUP and `tombolo reload` the files are read again.", "",
        ]
        var block = ""
        for row in rows {
            let isNested = row.name.contains(".")
            let heading = isNested ? row.top : "At the top"
            if heading != block {
                block = heading
                lines += lines.last == "" ? [] : [""]
                lines += [
                    isNested ? "## `\(heading)`" : "## At the top", "", "| Option | Default | Meaning |",
                    "|---|---|---|",
                ]
            }
            let name = isNested ? String(row.name.dropFirst(row.top.count + 1)) : row.name
            lines.append("| `\(name)` | \(row.usual) | \(row.meaning) |")
        }
        let idle = ConfigurationKeys.withoutEffect.map { "`\($0)`" }.joined(separator: ", ")
        return (lines + ["", "## Accepted without effect", "", idle, ""]).joined(separator: "\n")
    }

    private static let text = """
        bind_addr | "127.0.0.1" | `0.0.0.0`; `127.0.0.1` with `-dev` | Address at which the machines of a cluster reach each other
        advertise_addr | "10.0.0.5" | the machine's | Address of this node in the catalog; also `advertise_addr_ipv4`
        advertise_addr_wan | "1.2.3.4" | as `advertise_addr` | Address for other datacenters and in peering tokens; also `advertise_addr_wan_ipv4`
        alt_domain | "example" | – | A second domain that DNS answers
        bootstrap | true | `false` | Accepted: a lone server needs no word for it
        bootstrap_expect | 3 | `1` | How many servers there are when a cluster begins
        check_output_max_size | 4096 | `4096` | Bytes of what a check says that are kept
        check_update_interval | "5m" | `5m` | How long an output alone, without a change of status, waits until the catalog is told
        client_addr | "127.0.0.1" | `127.0.0.1` | Addresses of HTTP, DNS and gRPC, with blanks between them; `unix:///path` for a socket
        checks | [{"name":"a","ttl":"10s"}] | – | Checks of this node; also `check` ([health-checks.md](health-checks.md))
        data_dir | "/var/lib/tombolo" | required without `-dev` | Where state is kept
        datacenter | "dc1" | `dc1` | Name of the cluster
        default_intention_policy | "deny" | as ACLs | `allow` or `deny` for calls that no intention is about
        default_query_time | "5m" | `5m` | How long a question waits that says no `wait`
        dev | true | `false` | A whole cluster that keeps nothing
        discard_check_output | true | `false` | Forget what checks say
        discovery_max_stale | "10s" | `0s` | Above zero, questions about catalog and health that say nothing of consistency are answered as with `?stale`
        domain | "consul" | `consul` | The domain that DNS answers
        enable_debug | true | `false` | Serve `/debug/pprof/` where there are no ACLs; with ACLs it needs `operator:read`
        enable_local_script_checks | true | `false` | Checks of files may run programs
        enable_script_checks | true | `false` | Checks from the API may, too; with ACLs only, else whoever reaches the API runs programs here
        encrypt | "cg8StVXbQJ0gPvMd9o7yrg==" | – | What the machines of a cluster know and strangers do not: `tombolo keygen`
        log_json | true | `false` | Log lines as JSON
        log_level | "info" | `info` | `trace`, `debug`, `info`, `warn` or `error`
        max_query_time | "10m" | `10m` | The longest that a question may wait
        node_id | "6a1253d2-1785-24fd-91c2-f8e78c745511" | made once, kept in `data_dir` | UUID of the node
        node_meta | {"rack":"r1"} | – | Metadata of the node: at most 64 pairs
        node_name | "n1" | the machine's name | Name of the node
        pid_file | "/run/tombolo.pid" | – | File into which the process id is written while the agent runs
        primary_datacenter | "dc1" | as `datacenter` | The datacenter that decides about certificates and config entries ([datacenters.md](datacenters.md)); also `acl_datacenter`
        recursors | ["10.0.0.1"] | – | Name servers for what is none of ours
        retry_join | ["10.0.0.6"] | – | The servers; also `start_join`
        retry_join_wan | ["10.1.0.6"] | – | Servers of other datacenters; also `start_join_wan`
        server | true | `false` | Keep the cluster's state here
        services | [{"name":"web","port":80}] | – | Services of this node; also `service`
        session_ttl_min | "10s" | `10s` | The shortest time to live of a session, from `1s` to `24h`; of servers
        translate_wan_addrs | true | `false` | Show wide addresses for what is in other datacenters
        watches | [{"type":"services","args":["/bin/true"]}] | – | What is watched, and the program or request that is told ([keys-and-locks.md](keys-and-locks.md))
        acl.enabled | true | `false` | Turn access control on ([tokens-and-login.md](tokens-and-login.md))
        acl.default_policy | "deny" | `allow` | For what no rule is about; also `acl_default_policy`
        acl.down_policy | "extend-cache" | `extend-cache` | While the ACL service is away: `allow`, `deny`, `extend-cache`, `async-cache`
        acl.enable_key_list_policy | true | `false` | Listing keys needs the right to list
        acl.enable_token_persistence | true | `false` | Tokens that are set by the API survive a restart
        acl.tokens.initial_management | "6a1253d2-1785-24fd-91c2-f8e78c745511" | – | Made once, for everything; also `master`
        acl.tokens.agent | "x" | – | For the agent's own work
        acl.tokens.default | "x" | – | For requests without a token
        acl.tokens.dns | "x" | as `default` | For questions by DNS
        acl.tokens.agent_recovery | "x" | – | For the agent's endpoints while the ACL service is away; also `agent_master`
        acl.tokens.config_file_service_registration | "x" | as `agent` | For the services of files
        acl.tokens.replication | "x" | – | For config entries of the primary datacenter
        addresses.dns | "127.0.0.1" | as `client_addr` | Address of DNS
        addresses.http | "127.0.0.1" | as `client_addr` | Addresses of the HTTP API
        addresses.https | "127.0.0.1" | as `client_addr` | Addresses of the HTTP API over TLS
        addresses.grpc | "127.0.0.1" | as `client_addr` | Address for Envoys
        addresses.grpc_tls | "127.0.0.1" | as `client_addr` | Address for other clusters
        audit.enabled | false | `false` | Write the audit log ([audit-log.md](audit-log.md))
        check_destinations.allow | ["10.0.0.0/8"] | – | Ranges that checks may reach, also inside of denied ones
        check_destinations.deny | ["10.9.0.0/16"] | link-local, metadata, multicast | Ranges that they may not reach
        check_destinations.follow_redirects | true | `false` | HTTP checks follow redirects
        check_destinations.max_redirects | 5 | `10` | In a row, when they do
        check_destinations.max_lookups | 100 | `1024` | Names that may wait for the resolver at once
        config_entries.bootstrap | [{"kind":"proxy-defaults","name":"global"}] | – | Entries that are written where there are none
        connect.enabled | true | `true` | The mesh: certificates and Envoys
        connect.ca_provider | "consul" | `consul` | Who signs
        dns_config.a_record_limit | 3 | `0`, any number | Addresses in an answer
        dns_config.allow_stale | true | `true` | Answer from what the agent has
        dns_config.max_stale | "10s" | `87600h` | How old that may be
        dns_config.disable_compression | true | `false` | Write names in full
        dns_config.enable_additional_node_meta_txt | true | `true` | Metadata of nodes beside their addresses
        dns_config.enable_truncate | true | `false` | Say that an answer is cut
        dns_config.node_ttl | "5s" | `0s` | How long addresses of nodes may be kept
        dns_config.only_passing | true | `false` | Leave out instances with warnings, too
        dns_config.recursor_strategy | "random" | `sequential` | Which recursor is asked first
        dns_config.recursor_timeout | "2s" | `2s` | How long one may take
        dns_config.service_ttl | {"*":"5s"} | none | How long addresses of services may be kept, by name, `*` or a beginning with `*`
        dns_config.soa.refresh | 3600 | `3600` | Of the zone
        dns_config.soa.retry | 600 | `600` | Of the zone
        dns_config.soa.expire | 86400 | `86400` | Of the zone
        dns_config.soa.min_ttl | 0 | `0` | Of the zone
        dns_config.udp_answer_limit | 3 | `3` | Answers by UDP without EDNS
        http_config.allow_write_http_from | ["127.0.0.0/8"] | everybody | Who may change something
        http_config.block_endpoints | ["/v1/snapshot"] | – | Beginnings of paths that are refused
        http_config.max_header_bytes | 131072 | `131072` | Bytes of a request's header
        http_config.response_headers | {"X-Frame-Options":"DENY"} | – | Headers of every answer
        http_config.use_cache | true | `true` | Whether `?cached` means something
        limits.http_max_conns_per_client | 200 | `200` | Connections of one address; below 1 any number
        limits.kv_max_value_size | 524288 | `524288` | Bytes of one value
        limits.txn_max_req_len | 524288 | `524288` | Bytes of a transaction
        limits.rpc_rate | 100 | any number | Requests in a second that are passed on
        limits.rpc_max_burst | 1000 | `1000` | How many may come at once
        limits.request_limits | {"mode":"enforcing","read_rate":100,"write_rate":100} | `disabled` | The same, reads and writes apart; `permissive` only counts
        locality.region | "eu" | – | Where the node is
        peering.enabled | true | `true` | Peering with other clusters
        ports.dns | 8600 | `8600` | DNS; -1 turns a port off
        ports.grpc | 8502 | `8502` on servers | Envoys
        ports.grpc_tls | 8503 | `8503` on servers | Other clusters
        ports.http | 8500 | `8500` | HTTP API
        ports.server | 8300 | `8300` | The bus, for other machines
        ports.serf_lan | 8301 | `8301` | The bus, between servers
        ports.serf_wan | 8302 | `8302` | The bus, between datacenters
        ports.sidecar_min_port | 21000 | `21000` | The first port that sidecars get
        ports.sidecar_max_port | 21255 | `21255` | The last one
        telemetry.statsd_address | "127.0.0.1:8125" | – | Where metrics are sent
        telemetry.dogstatsd_addr | "127.0.0.1:8125" | – | The same, with tags
        telemetry.dogstatsd_tags | ["a:b"] | – | Tags of all of them
        telemetry.metrics_prefix | "consul" | `consul` | Before every name
        telemetry.prometheus_retention_time | "60s" | – | Accepted: metrics are there for Prometheus anyway
        tls.https.cert_file | "/etc/tombolo/web.pem" | – | Certificate of `ports.https` ([tls-on-ports.md](tls-on-ports.md)); also `cert_file`
        tls.https.key_file | "/etc/tombolo/web-key.pem" | – | Its key; also `key_file`
        tls.https.ca_file | "/etc/tombolo/ca.pem" | – | Authorities of clients' certificates; also `ca_file`
        tls.https.verify_incoming | true | `false` | Refuse clients without one; also `verify_incoming`, between machines `verify_incoming_rpc`
        tls.https.tls_min_version | "TLSv1_3" | `TLSv1_2` | The oldest TLS
        ui_config.enabled | true | `false`; `true` with `-dev` | The web UI ([ui.md](ui.md)); also `ui`
        ui_config.dir | "/usr/share/tombolo/ui" | beside the program | Its files; also `ui_dir`
        ui_config.content_path | "/ui/" | `/ui/` | Where it stands; also `ui_content_path`
        ui_config.dashboard_url_templates | {"service":"https://grafana/{{Service.Name}}"} | – | Links to dashboards
        unix_sockets.mode | "0770" | the process's | Permissions of sockets
        unix_sockets.user | "0" | the process's | Owner of sockets
        unix_sockets.group | "0" | the process's | Group of sockets
        """
}
