import CommandLineLogic
import MeshDomain
import Testing

@Suite struct ArgumentTests {
    private let flags: [Flag] = [.text("name", ""), .list("meta", ""), .toggle("stale", "")]

    @Test func `flags have one dash or two and their value in the same word or the next`() throws {
        let values = try FlagValues(
            parsing: ["-name", "a", "--meta=k=v", "-meta", "x=y=z", "--stale", "file"],
            flags: flags
        )
        #expect(values.text("name") == "a")
        #expect(try values.pairs("meta").map { "\($0.0)|\($0.1)" } == ["k|v", "x|y=z"])
        #expect(values.isOn("stale"))
        #expect(values.arguments == ["file"])
    }

    @Test func `the first word that is no flag ends the flags`() throws {
        let values = try FlagValues(parsing: ["file", "-name", "a"], flags: flags)
        #expect(values.text("name") == nil)
        #expect(values.arguments == ["file", "-name", "a"])
    }

    @Test func `two dashes alone end the flags and a lone dash is a word`() throws {
        #expect(try FlagValues(parsing: ["-stale", "--", "-l", "debug"], flags: flags).arguments == ["-l", "debug"])
        #expect(try FlagValues(parsing: ["-"], flags: flags).arguments == ["-"])
    }

    @Test func `a toggle can be turned off`() throws {
        let values = try FlagValues(parsing: ["-stale=false"], flags: flags)
        #expect(!values.isOn("stale"))
        #expect(values.isGiven("stale"))
    }

    @Test func `wrong flags are refused in the words scripts know`() {
        #expect(throws: FlagError.unknown("nme")) { try FlagValues(parsing: ["-nme", "a"], flags: flags) }
        #expect(throws: FlagError.valueMissing("name")) { try FlagValues(parsing: ["-name"], flags: flags) }
        #expect(throws: FlagError.helpWanted) { try FlagValues(parsing: ["--help"], flags: flags) }
        #expect(throws: FlagError.notBoolean(name: "stale", value: "maybe")) {
            try FlagValues(parsing: ["-stale=maybe"], flags: flags)
        }
        #expect(FlagError.unknown("x").description == "flag provided but not defined: -x")
    }

    @Test func `commands are found by their words`() {
        #expect(
            CommandChoice(words: ["acl", "token", "create", "-description", "d"])
                == .run(.aclTokenCreate, rest: ["-description", "d"])
        )
        #expect(CommandChoice(words: ["agent", "-dev"]) == .run(.agent, rest: ["-dev"]))
        #expect(CommandChoice(words: ["--version"]) == .run(.version, rest: []))
    }

    @Test func `an unknown command exits with 127 and a group without a command with 1`() {
        #expect(CommandChoice(words: ["frobnicate"]) == .unknown("frobnicate", group: [], meant: nil))
        #expect(CommandChoice(words: ["frobnicate"]).helpExitCode == 127)
        #expect(CommandChoice(words: []) == .group([], exitCode: 127))
        #expect(CommandChoice(words: ["peering"]) == .group(["peering"], exitCode: 1))
        let wrong = CommandChoice(words: ["acl", "token", "frobnicate"])
        #expect(wrong == .unknown("frobnicate", group: ["acl", "token"], meant: nil))
        #expect(wrong.helpExitCode == 1)
        #expect(CommandChoice(words: ["acl", "-h"]) == .group(["acl"], exitCode: 0))
        #expect(CommandChoice(words: ["-help"]) == .group([], exitCode: 0))
    }
}

@Suite struct ClientSettingsTests {
    private func settings(_ words: [String] = [], _ environment: [String: String] = [:]) throws -> ClientSettings {
        try ClientSettings(
            flags: FlagValues(parsing: words, flags: Command.peeringList.flags),
            environment: environment
        )
    }

    @Test func `flags win over variables and tombolo's over consul's`() throws {
        let environment = ["CONSUL_HTTP_ADDR": "a:1", "TOMBOLO_HTTP_ADDR": "b:2", "CONSUL_HTTP_TOKEN": "t1"]
        #expect(try settings([], environment).address == "b:2")
        #expect(try settings(["-http-addr", "c:3", "-token", "t2"], environment).address == "c:3")
        #expect(try token(["-token", "t2"], environment) == "t2")
        #expect(try token([], environment) == "t1")
    }

    @Test func `an address may carry scheme and path`() throws {
        let https = try settings(["-http-addr=https://api.example:8501/consul/"])
        #expect(https.scheme == "https")
        #expect(https.address == "api.example:8501")
        #expect(https.pathPrefix == "/consul")
        let socket = try settings(["-http-addr=unix:///run/api.sock"])
        #expect(socket.scheme == "unix")
        #expect(socket.address == "/run/api.sock")
        #expect(throws: UsageError.self) { try settings(["-http-addr=ftp://x:1"]) }
    }

    /// The token, where files hold: `full` one with line ends, `empty` nothing, `two` two lines.
    private func token(_ words: [String] = [], _ environment: [String: String] = [:]) throws -> String {
        let files = ["full": " from-file\r\n\n", "empty": "\n", "two": "one\ntwo-secret\n"]
        return try TokenSource.token(of: settings(words, environment).tokenSources) { path throws(UsageError) in
            guard let text = files[path] else { throw UsageError("Failed to read \(path): No such file or directory") }
            return Array(text.utf8)
        }.revealed
    }

    @Test func `the first source of a token that is not empty counts`() throws {
        let variable = ["CONSUL_HTTP_TOKEN": "from-variable"]
        #expect(try token(["-token-file=full"]) == "from-file")
        #expect(try token([], ["CONSUL_HTTP_TOKEN_FILE": "full"]) == "from-file")
        #expect(try token([], ["CONSUL_HTTP_TOKEN_FILE": "full", "CONSUL_HTTP_TOKEN": "x"]) == "from-file")
        #expect(try token(["-token=flag"], ["CONSUL_HTTP_TOKEN_FILE": "full"]) == "flag")
        #expect(try token(["-token=flag", "-token-file=full"]) == "from-file")
        #expect(try token(["-token-file=empty"], variable) == "from-variable")
        #expect(try token(["-token="], variable) == "from-variable")
        #expect(try token(["-token-file="], variable) == "from-variable")
        #expect(try token([], ["CONSUL_HTTP_TOKEN_FILE": "empty"]) == "")
        #expect(try token([], ["TOMBOLO_HTTP_TOKEN": "ours", "CONSUL_HTTP_TOKEN_FILE": "full"]) == "ours")
        #expect(throws: UsageError.self) { try token(["-token-file=missing"], variable) }
    }

    @Test func `a token that cannot be sent is refused without being printed`() {
        for (words, environment, source) in [
            ([], ["CONSUL_HTTP_TOKEN": "hunter2\n"], "CONSUL_HTTP_TOKEN"), (["-token=hunter2 x"], [:], "-token"),
            (["-token-file=two"], [:], "the file two"),
        ] as [([String], [String: String], String)] {
            let error = #expect(throws: UsageError.self) { try token(words, environment) }
            #expect(error?.description.contains(source) == true)
            #expect(
                error?.description.contains("hunter2") == false && error?.description.contains("two-secret") == false
            )
        }
    }

    @Test(arguments: [
        ("localhost:1", "http://localhost:1"), ("HTTP://localhost:1/", "http://localhost:1"),
        ("localhost", "http://localhost:80"), ("https://h", "https://h:443"),
        ("http://[::1]:5/a/b//", "http://[::1]:5/a/b"),
        ("unix:///run/x.sock", "unix:///run/x.sock"),
    ])
    func `forms of the address`(text: String, place: String) throws {
        #expect(try settings(["-http-addr", text]).place == place)
    }

    @Test(arguments: [
        "http://127.0.0.1:8500?x=1", "127.0.0.1:8500/a?x=1", "127.0.0.1:8500#a", "ftp://x", "::1", "fd00::1:8500",
        "h:x",
        "h:70000", ":8500", "http://", "unix://", "a b:1", "http://h:1/a\nb", "h:+1",
    ])
    func `an address that would be misread is refused with its source`(text: String) {
        let error = #expect(throws: UsageError.self) { try settings([], ["CONSUL_HTTP_ADDR": text]) }
        #expect(error?.description.contains("CONSUL_HTTP_ADDR") == true)
    }

    @Test func `a password in the address is not repeated`() {
        let error = #expect(throws: UsageError.self) { try settings(["-http-addr=http://me:hunter2@h:1"]) }
        #expect(error?.description.contains("hunter2") == false)
        #expect(error?.description.contains("CONSUL_HTTP_AUTH") == true)
    }

    @Test func `the advice names where the address comes from, and requests have a bound`() throws {
        #expect(try settings().advice.contains("-http-addr or CONSUL_HTTP_ADDR"))
        #expect(try settings([], ["CONSUL_HTTP_ADDR": "h:1"]).advice.contains("comes from CONSUL_HTTP_ADDR"))
        #expect(try settings(["-http-addr=h:1"]).advice.contains("comes from -http-addr"))
        #expect(try settings().timeout == 60_000_000_000)
        #expect(try settings([], ["TOMBOLO_HTTP_TIMEOUT": "5s"]).timeout == 5_000_000_000)
        #expect(throws: UsageError.self) { try settings([], ["TOMBOLO_HTTP_TIMEOUT": "5"]) }
    }

    @Test func `the ssl variable turns https on and must be a truth value`() throws {
        #expect(try settings([], ["CONSUL_HTTP_SSL": "true"]).scheme == "https")
        #expect(try settings([], ["CONSUL_HTTP_SSL_VERIFY": "0"]).tls.isVerified == false)
        #expect(throws: UsageError.self) { try settings([], ["CONSUL_HTTP_SSL": "perhaps"]) }
    }

    @Test func `tokens are never printed`() throws {
        #expect(!"\(try settings(["-token", "hunter2"]))".contains("hunter2"))
    }
}
