import CommandLineLogic
import Testing

/// `config validate`: entries in files, judged together.
@Suite struct EntryFolderTests {
    private static func problems(_ files: [(name: String, text: String)]) -> [String] {
        var folder = EntryFolder()
        for file in files { folder.add(Array(file.text.utf8), name: file.name) }
        return folder.problems()
    }

    @Test func `files that go together are taken, whatever their order`() {
        let files = [
            (
                "a-router.hcl",
                "Kind = \"service-router\"\nName = \"web\"\nRoutes = [{ Destination { Service = \"api\" } }]"
            ),
            ("b-global.json", #"{"kind":"proxy-defaults","name":"global","config":{"protocol":"http"}}"#),
            (
                "c-gateway.json",
                #"{"Kind":"api-gateway","Name":"ag","Listeners":[{"Name":"l","Port":1,"Protocol":"http"}]}"#
            ),
        ]
        #expect(Self.problems(files) == [])
        // Without the protocol there is nothing to route.
        let refused = Self.problems(files.filter { $0.0 != "b-global.json" })
        #expect(refused.count == 1 && refused[0].hasPrefix("a-router.hcl: discovery chain"), "\(refused)")
    }

    @Test(arguments: [
        ("Kind = ", "x.conf:"), (#"{"Name":"x"}"#, "kind/Kind"), (#"{"Kind":"nonsense","Name":"x"}"#, "nonsense"),
        (#"{"Kind":"service-defaults","Name":"x","Colour":1}"#, "Colour"),
        (#"{"Kind":"api-gateway","Name":"x"}"#, "listener"),
        (#"{"Kind":"bound-api-gateway","Name":"x"}"#, "controller"),
        (#"{"Kind":"service-defaults","Name":"x","MutualTLSMode":"permissive"}"#, "AllowEnablingPermissiveMutualTLS"),
    ])
    func `what would be refused is named with its file`(text: String, words: String) {
        let problems = Self.problems([("x.conf", text)])
        #expect(problems.count == 1 && problems[0].hasPrefix("x.conf") && problems[0].contains(words), "\(problems)")
    }

    @Test func `two files about one entry are told`() {
        let text = #"{"Kind":"service-defaults","Name":"web"}"#
        let problems = Self.problems([("one.json", text), ("two.json", text.replacing("web", with: "WEB"))])
        #expect(problems == ["two.json: service-defaults/WEB stands in one.json, too"])
    }
}
