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
        #expect(CommandChoice(words: ["frobnicate"]) == .group([], exitCode: 127))
        #expect(CommandChoice(words: []) == .group([], exitCode: 127))
        #expect(CommandChoice(words: ["peering"]) == .group(["peering"], exitCode: 1))
        #expect(CommandChoice(words: ["acl", "token", "frobnicate"]) == .group(["acl", "token"], exitCode: 1))
        #expect(CommandChoice(words: ["acl", "-h"]) == .group(["acl"], exitCode: 0))
        #expect(CommandChoice(words: ["-help"]) == .group([], exitCode: 0))
    }

    @Test func `every command has help and no flag twice`() {
        for command in Command.allCases {
            let names = command.flags.map(\.name)
            #expect(Set(names).count == names.count, "\(command.rawValue) has a flag twice")
            #expect(command.help.contains("Usage: tombolo \(command.rawValue)"))
        }
        #expect(Command.help(group: ["peering"]).contains("generate-token"))
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
        #expect(try settings(["-token", "t2"], environment).token.revealed == "t2")
        #expect(try settings([], environment).token.revealed == "t1")
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

    @Test func `a token flag wins over a token file of the environment`() throws {
        let environment = ["CONSUL_HTTP_TOKEN_FILE": "/t"]
        #expect(try settings([], environment).tokenFile == "/t")
        #expect(try settings(["-token", "x"], environment).tokenFile.isEmpty)
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
