import CommandLineLogic
import ConfigEntryKinds
import MeshDomain
import Testing

@Suite struct HelpTests {
    /// The words of a line as a shell reads them; quotes only.
    private func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var quote: Character?
        for letter in line {
            if letter == quote {
                quote = nil
            } else if quote == nil, letter == "'" || letter == "\"" {
                quote = letter
            } else if quote == nil, letter == " " {
                words.append(word)
                word = ""
            } else {
                word.append(letter)
            }
        }
        return words + [word]
    }

    @Test(arguments: Command.allCases)
    func `every command says what it does and shows examples that work`(command: Command) throws {
        let page = try #require(ManualPage.of(command))
        #expect(ManualPage.all.count { $0.command == command } == 1)
        #expect(page.summary.count > 15 && page.summary.first?.isUppercase == true && page.summary.last != ".")
        #expect(!page.examples.isEmpty)
        for example in page.examples {
            let words = words(example)
            #expect(words.first == "tombolo")
            let choice = CommandChoice(words: Array(words.dropFirst()))
            guard case .run(command, let rest) = choice else {
                Issue.record("\(example) is another command: \(choice)")
                continue
            }
            let values = try FlagValues(parsing: rest, flags: command.flags)
            #expect(values.arguments.isEmpty || !page.operands.isEmpty, "\(example) has words after its flags")
        }
        let help = command.help
        #expect(help.hasPrefix("Usage: tombolo \(command.rawValue) [options]"))
        for part in page.examples + command.flags.map({ "-\($0.name)" }) { #expect(help.contains(part)) }
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= 120 || $0.contains("$") })
    }

    @Test(arguments: Command.allCases)
    func `every flag says what it means, and none is there twice`(command: Command) {
        let names = command.flags.map(\.name)
        #expect(Set(names).count == names.count)
        for flag in command.flags {
            #expect(flag.help.count >= 12 && flag.help.last == ".", "-\(flag.name): \(flag.help)")
            #expect(flag.help.first?.isUppercase == true, "-\(flag.name): \(flag.help)")
        }
    }

    @Test func `the overview sorts all commands by what people do`() {
        let help = Command.help(group: [])
        let words = Topic.allCases.flatMap(\.words)
        #expect(Set(words) == Set(Command.allCases.compactMap(\.words.first)))
        #expect(Set(words).count == words.count)
        #expect(!help.contains("a group of commands"))
        let places = Topic.allCases.map { help.firstRange(of: "\n\($0.title):\n")?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test func `every group has a line and examples`() {
        let groups = Set(
            Command.allCases.flatMap { command in
                (1..<3).compactMap { count in
                    command.words.count > count ? command.words.prefix(count).joined(separator: " ") : nil
                }
            }
        )
        #expect(groups == Set(CommandGroup.summaries.keys))
        for group in groups {
            let help = Command.help(group: group.split(separator: " ").map(String.init))
            #expect(help.contains("Examples:"))
            #expect(!help.contains("  .\n"))
        }
    }

    @Test func `help may stand before the command or after it`() {
        #expect(CommandChoice(words: ["help"]) == .group([], exitCode: 0))
        #expect(CommandChoice(words: ["help", "acl"]) == .group(["acl"], exitCode: 0))
        #expect(CommandChoice(words: ["help", "acl", "token", "create"]) == .run(.aclTokenCreate, rest: ["-help"]))
        for word in ["-h", "-help", "--help"] {
            #expect(CommandChoice(words: ["acl", word]) == .group(["acl"], exitCode: 0))
            #expect(throws: FlagError.helpWanted) { try FlagValues(parsing: [word], flags: Command.agent.flags) }
        }
    }

    @Test(arguments: [
        (["peerng"], "peering"), (["service"], "services"), (["acls"], "acl"), (["verison"], "version"),
        (["peering", "generate"], "generate-token"), (["acl", "token", "creat"], "create"), (["conect"], "connect"),
        (["help", "agnet"], "agent"),
    ])
    func `a wrong command brings the right one to mind`(words: [String], meant: String) {
        guard case .unknown(_, _, let found) = CommandChoice(words: words) else {
            Issue.record("\(words) is known")
            return
        }
        #expect(found == meant)
        #expect(CommandChoice(words: words).complaint?.contains(meant) == true)
    }

    @Test(arguments: [
        ("nme", "name"), ("http-adr", "http-addr"), ("tokenfile", "token-file"), ("http_addr", "http-addr"),
        ("peering-tokn", "peering-token"),
    ])
    func `a wrong flag brings the right one to mind`(flag: String, meant: String) {
        let flags = Command.peeringEstablish.flags
        let error = #expect(throws: FlagError.unknown(flag)) { try FlagValues(parsing: ["-\(flag)=x"], flags: flags) }
        #expect(error?.description(among: flags).contains("Did you mean -\(meant)?") == true)
    }

    @Test func `nothing is brought to mind by what resembles nothing`() {
        let flags = Command.peeringEstablish.flags
        #expect(!FlagError.unknown("zzzzzz").description(among: flags).contains("Did you mean"))
        #expect(CommandChoice(words: ["xyzzy"]) == .unknown("xyzzy", group: [], meant: nil))
    }

    @Test
    func `flags of ports name what is served there`() throws {
        let flag = try #require(Command.agent.flags.first { $0.name == "https-port" })
        #expect(flag.help.contains("tls.https"))
        #expect(Command.agent.flags.first { $0.name == "client" }?.help.contains("DNS") == true)
    }

    @Test func `examples use only kinds of config entries that are stored`() {
        let kinds = ManualPage.all.flatMap(\.examples).flatMap(words).filter { $0.hasPrefix("-kind=") }
        #expect(!kinds.isEmpty)
        for kind in kinds {
            #expect(ConfigEntryKind.stored.map(\.rawValue).contains(String(kind.dropFirst(6))), "\(kind)")
        }
    }
}
