import CommandLineLogic
import MeshDomain
import Testing

/// The rules by which connections go through a proxy, and what `dataplane` is told.
@Suite("Redirection and dataplane") struct RedirectionTests {
    private func redirection(_ words: String...) throws -> TrafficRedirection {
        try TrafficRedirection(
            flags: FlagValues(parsing: words, flags: Command.connectRedirectTraffic.flags)
        )
    }

    private func dataplane(_ words: [String], _ environment: [String: String] = [:]) throws -> DataplaneSettings {
        try DataplaneSettings(
            flags: FlagValues(parsing: words, flags: Command.dataplane.flags),
            environment: environment
        )
    }

    @Test func `rules leave the proxy alone and take everything else`() throws {
        let made = try redirection(
            "-proxy-uid=envoy",
            "-proxy-inbound-port=20000",
            "-exclude-inbound-port=22,8443",
            "-exclude-outbound-port=5432",
            "-exclude-outbound-cidr=10.0.0.0/8",
            "-exclude-outbound-cidr=fd00::/8",
            "-exclude-uid=0"
        )
        let text = made.text(.four, missing: made.calls(.four), stale: [])
        #expect(
            text == """
                *nat
                :CONSUL_PROXY_INBOUND - [0:0]
                :CONSUL_PROXY_IN_REDIRECT - [0:0]
                :CONSUL_PROXY_OUTPUT - [0:0]
                :CONSUL_PROXY_REDIRECT - [0:0]
                :CONSUL_DNS_REDIRECT - [0:0]
                -A CONSUL_PROXY_IN_REDIRECT -p tcp -j REDIRECT --to-ports 20000
                -A CONSUL_PROXY_INBOUND -p tcp --dport 22 -j RETURN
                -A CONSUL_PROXY_INBOUND -p tcp --dport 8443 -j RETURN
                -A CONSUL_PROXY_INBOUND -p tcp -j CONSUL_PROXY_IN_REDIRECT
                -A CONSUL_PROXY_REDIRECT -p tcp -j REDIRECT --to-ports 15001
                -A CONSUL_PROXY_OUTPUT -m owner --uid-owner envoy -j RETURN
                -A CONSUL_PROXY_OUTPUT -m owner --uid-owner 0 -j RETURN
                -A CONSUL_PROXY_OUTPUT -p tcp --dport 5432 -j RETURN
                -A CONSUL_PROXY_OUTPUT -d 10.0.0.0/8 -j RETURN
                -A CONSUL_PROXY_OUTPUT -d 127.0.0.0/8 -j RETURN
                -A CONSUL_PROXY_OUTPUT -j CONSUL_PROXY_REDIRECT
                -I OUTPUT 1 -p tcp -j CONSUL_PROXY_OUTPUT
                -I PREROUTING 1 -p tcp -j CONSUL_PROXY_INBOUND
                COMMIT

                """
        )
        let six = made.text(.six, missing: [], stale: [])
        #expect(six.contains("-d fd00::/8 -j RETURN") && six.contains("-d ::1/128") && !six.contains("10.0.0.0"))
    }

    @Test func `questions to DNS are redirected where one says so, and by the family of the address`() throws {
        let made = try redirection("-proxy-uid=1", "-proxy-inbound-port=2", "-consul-dns-port=8600")
        let text = made.text(.four, missing: made.calls(.four), stale: [])
        #expect(text.contains("-A CONSUL_DNS_REDIRECT -m owner --uid-owner 1 -j RETURN"))
        #expect(text.contains("-A CONSUL_DNS_REDIRECT -p udp --dport 53 -j DNAT --to-destination 127.0.0.1:8600"))
        // Questions over TCP come there before they come to the proxy.
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("-I OUTPUT") }
        #expect(lines.last == "-I OUTPUT 1 -p udp --dport 53 -j CONSUL_DNS_REDIRECT" && lines.count == 3)
        #expect(made.calls(.six).count == 2 && made.staleCalls(.six).count == 2 && made.staleCalls(.four).isEmpty)
        let six = try redirection("-proxy-uid=1", "-proxy-inbound-port=2", "-consul-dns-ip=fd00::1")
        #expect(six.text(.six, missing: [], stale: []).contains("--to-destination [fd00::1]:53"))
    }

    @Test func `earlier rules are taken away by the calls that stand`() throws {
        let made = try redirection("-proxy-uid=1", "-proxy-inbound-port=2")
        #expect(made.everyCall.count == 4)
        let text = TrafficRedirection.removal(of: made.calls(.six))
        #expect(
            text == """
                *nat
                :CONSUL_PROXY_INBOUND - [0:0]
                :CONSUL_PROXY_IN_REDIRECT - [0:0]
                :CONSUL_PROXY_OUTPUT - [0:0]
                :CONSUL_PROXY_REDIRECT - [0:0]
                :CONSUL_DNS_REDIRECT - [0:0]
                -D PREROUTING -p tcp -j CONSUL_PROXY_INBOUND
                -D OUTPUT -p tcp -j CONSUL_PROXY_OUTPUT
                COMMIT

                """
        )
    }

    @Test(arguments: [
        (["-proxy-inbound-port=1"], "-proxy-uid is required"),
        (["-proxy-uid=1"], "-proxy-id is required"),
        (["-proxy-uid=1", "-proxy-id=a", "-proxy-inbound-port=1"], "cannot be given beside -proxy-id"),
        (["-proxy-uid=1 -j ACCEPT", "-proxy-id=a"], "must be the number or the name of a user"),
        (["-proxy-uid=1", "-proxy-inbound-port=70000"], "-proxy-inbound-port is \"70000\""),
        (["-proxy-uid=1", "-proxy-id=a", "-exclude-outbound-cidr=10.0.0.0/33"], "-exclude-outbound-cidr is"),
        (["-proxy-uid=1", "-proxy-id=a", "-consul-dns-ip=dns.test"], "-consul-dns-ip is \"dns.test\""),
    ])
    func `a wrong flag is named`(words: [String], text: String) throws {
        let flags = try FlagValues(parsing: words, flags: Command.connectRedirectTraffic.flags)
        do {
            _ = try TrafficRedirection(flags: flags)
            Issue.record("it is taken")
        } catch { #expect(error.description.contains(text)) }
    }

    @Test func `the registration says ports`() throws {
        var made = try redirection("-proxy-uid=1", "-proxy-id=web")
        let proxy: MeshValue = [
            "Port": 21000,
            "Proxy": [
                "Config": ["bind_port": 20001, "envoy_prometheus_bind_addr": "0.0.0.0:9102"],
                "TransparentProxy": ["OutboundListenerPort": 16001],
                "Expose": ["Paths": [["ListenerPort": 21500]]],
            ],
        ]
        try made.add(proxy: proxy, checks: [["ExposedPort": 21501]])
        #expect(made.inboundPort == 20001 && made.outboundPort == 16001)
        #expect(made.excludedInboundPorts.sorted() == [9102, 21500, 21501])
        #expect(throws: UsageError.self) { try made.add(proxy: ["Proxy": [:]], checks: []) }
    }

    @Test func `a dataplane is told by flags, else by variables`() throws {
        let settings = try dataplane(
            ["-addresses=10.0.0.1, 10.0.0.2", "-proxy-service-id=web", "--", "-l", "debug"],
            [
                "DP_SERVICE_NODE_NAME": "n", "DP_CA_CERTS": "/ca.pem", "DP_CONSUL_GRPC_PORT": "9502",
                "DP_CREDENTIAL_TYPE": "login", "DP_CREDENTIAL_LOGIN_AUTH_METHOD": "k",
                "DP_CREDENTIAL_LOGIN_BEARER_TOKEN_PATH": "/t", "DP_CREDENTIAL_LOGIN_META1": "pod=a/b",
            ]
        )
        #expect(
            settings.addresses == ["10.0.0.1", "10.0.0.2"] && settings.httpPort == 8501 && settings.grpcPort == 9502
        )
        guard case .login(let login) = settings.credential else {
            Issue.record("no login")
            return
        }
        #expect(login.metadata == ["pod": "a/b"] && login.bearerFile == "/t")
        let words = settings.words(server: "10.0.0.1", proxyID: "web")
        #expect(words.contains("-grpc-addr=https://10.0.0.1:9502") && words.contains("-grpc-ca-file=/ca.pem"))
        let arguments = settings.envoyArguments(configuration: "/f")
        #expect(arguments.contains("--concurrency") && !arguments.contains("--log-level"))
    }

    @Test func `addresses of IPv6 stand in brackets before a port and nowhere else`() throws {
        let settings = try dataplane([
            "-addresses=[fd00::1],fd00::2", "-tls-disabled", "-service-node-name=n", "-proxy-service-id=p",
            "-envoy-admin-bind-address=::1",
        ])
        #expect(settings.addresses == ["fd00::1", "fd00::2"] && settings.adminAddress == "::1")
        let words = settings.words(server: settings.addresses[0], proxyID: "p")
        #expect(words.contains("-admin-bind=[::1]:19000") && words.contains("-grpc-addr=http://[fd00::1]:8502"))
    }

    @Test func `programs that need not know are not told who the dataplane is`() throws {
        let words = [
            "-addresses", "a", "--static-token=s", "-login-bearer-token", "s", "-tls-disabled",
            "-credential-type=static", "-envoy-binary", "-static-token", "--", "-static-token=own",
        ]
        #expect(
            DataplaneSettings.withoutCredentials(words: words) == [
                "-addresses", "a", "-tls-disabled", "-envoy-binary", "-static-token", "--", "-static-token=own",
            ]
        )
        let variables = ["DP_CREDENTIAL_STATIC_TOKEN": "s", "DP_TLS_DISABLED": "true"]
        #expect(DataplaneSettings.withoutCredentials(environment: variables) == ["DP_TLS_DISABLED": "true"])
    }

    @Test func `a token is known before everything is, and after a write that was cut off`() throws {
        let login = DataplaneAnswer(token: SecretID("s"), server: "a")
        let whole = DataplaneAnswer(token: SecretID("t"), server: "b", bootstrap: ["admin": "x"])
        #expect(DataplaneAnswer(lines: []) == nil)
        #expect(DataplaneAnswer(lines: login.line) == login)
        #expect(DataplaneAnswer(lines: login.line + whole.line.dropLast(4)) == login)
        #expect(DataplaneAnswer(lines: login.line + whole.line) == whole)
    }

    @Test(arguments: [
        (["-tls-disabled"], "-addresses is required"),
        (["-addresses=a", "-tls-disabled"], "-service-node-name is required"),
        (["-addresses=a", "-tls-disabled", "-service-node-name=n"], "one of -proxy-service-id"),
        (["-addresses=a", "-tls-insecure-skip-verify"], "is not supported"),
        (
            ["-addresses=a", "-tls-disabled", "-service-node-name=n", "-proxy-service-id=p", "-credential-type=login"],
            "-login-auth-method is required"
        ),
        (
            ["-addresses=a", "-tls-disabled", "-service-node-name=n", "-proxy-service-id=p", "-grpc-port=x"],
            "-grpc-port is \"x\""
        ),
    ])
    func `a wrong flag of a dataplane is named`(words: [String], text: String) throws {
        let flags = try FlagValues(parsing: words, flags: Command.dataplane.flags)
        do {
            _ = try DataplaneSettings(flags: flags, environment: [:])
            Issue.record("it is taken")
        } catch { #expect(error.description.contains(text)) }
    }

    @Test func `without an authority the servers' certificates must come from the system's`() throws {
        let settings = try dataplane(["-addresses=a", "-service-node-name=n", "-proxy-service-id=p"])
        #expect(settings.authorityFile == DataplaneSettings.systemAuthorities)
        let words = settings.words(server: "a", proxyID: "p")
        #expect(words.contains("-grpc-ca-file=/etc/ssl/certs/ca-certificates.crt"))
    }

    @Test func `a proxy is found by its metadata, when it is the only one`() throws {
        let settings = try dataplane([
            "-addresses=a", "-tls-disabled", "-service-node-name=n", "-proxy-service-meta=pod-name=web-1",
        ])
        func service(_ id: String, _ kind: String, _ pod: String) -> MeshValue {
            ["ID": .string(id), "Kind": .string(kind), "Meta": ["pod-name": .string(pod)]]
        }
        let services = [
            service("web", "", "web-1"), service("web-proxy", "connect-proxy", "web-1"),
            service("other-proxy", "connect-proxy", "web-2"),
        ]
        #expect(try settings.proxyID(among: services) == "web-proxy")
        #expect(throws: UsageError.self) { try settings.proxyID(among: Array(services.prefix(1))) }
        let twice = services + [service("web-gate", "mesh-gateway", "web-1")]
        #expect(throws: UsageError.self) { try settings.proxyID(among: twice) }
    }
}
