import CommandLineLogic
import MeshDomain
import Testing

@Suite struct `What kv prints and reads` {
    private let rows = [
        MeshValue.object([
            "Key": "dir/", "Flags": 0, "Value": .null, "CreateIndex": 1, "ModifyIndex": 2, "LockIndex": 0,
        ]),
        .object([
            "Key": "dir/\"a", "Flags": .unsigned(.max), "Value": "MQ==", "Session": "s", "CreateIndex": 3,
            "ModifyIndex": 4, "LockIndex": 5,
        ]),
    ]

    @Test func `what is exported can be imported`() throws {
        let text = KeyLayout.export(rows)
        #expect(
            text == """
                [
                \t{
                \t\t"key": "dir/",
                \t\t"flags": 0,
                \t\t"value": ""
                \t},
                \t{
                \t\t"key": "dir/\\"a",
                \t\t"flags": 18446744073709551615,
                \t\t"value": "MQ=="
                \t}
                ]
                """
        )
        let read = try KeyLayout.imports(text)
        #expect(read.map(\.key) == ["dir/", "dir/\"a"])
        #expect(read.map(\.flags) == [0, .max])
        #expect(read.map(\.value) == [[], [0x31]])
        #expect(KeyLayout.export([]) == "[]")
        #expect(try KeyLayout.imports("[]") == [])
    }

    @Test(arguments: [
        ("x", "Cannot unmarshal data"), ("{}", "it must be a list"), (#"[{"flags":1}]"#, "row 0: key"),
        (#"[{"key":"a","value":"MQ=="},{"key":"b","value":"%"}]"#, "row 1 (b): value is no base64"),
        (#"[{"key":"a","flags":-1}]"#, "row 0 (a): flags"),
    ])
    func `what cannot be imported is named`(_ text: String, _ words: String) {
        let problem = #expect(throws: UsageError.self) { try KeyLayout.imports(text) }
        #expect(problem?.description.contains(words) == true, "\(String(describing: problem))")
    }

    @Test func `details stand in two columns`() throws {
        let text = String(decoding: try KeyLayout.details(rows[0], isBase64: false), as: UTF8.self)
        #expect(
            text.split(separator: "\n") == [
                "CreateIndex      1", "Flags            0", "Key              dir/", "LockIndex        0",
                "ModifyIndex      2", "Session          -", "Value            ",
            ]
        )
        #expect(try KeyLayout.value(rows[1], isBase64: false) == [0x31])
        #expect(try KeyLayout.value(rows[1], isBase64: true) == Array("MQ==".utf8))
    }
}
