import CommandLineLogic
import ConsulJSON
import MeshDomain
import Testing

@Suite struct MigrationTests {
    private func value(_ text: String) throws -> MeshValue { try JSONText.parse(text) }

    @Test func `what belongs to the other cluster is left there`() throws {
        let token = try value(
            #"{"AccessorID":"a","SecretID":"s","Policies":[{"ID":"1","Name":"p"}],"Roles":null,"Local":false,"#
                + #""CreateTime":"t","Hash":"h","CreateIndex":1,"ModifyIndex":2,"AuthMethod":""}"#
        )
        let body = MigrationBody.linked(token, keeping: ["AccessorID", "SecretID"])
        let wanted = try value(#"{"AccessorID":"a","SecretID":"s","Policies":[{"Name":"p"}],"Local":false}"#)
        #expect(wanted.objectValue.map { MigrationBody.areEqual(body, $0) } == true)
        #expect(MigrationBody.cleaned(token)["SecretID"] == nil)
    }

    @Test(arguments: [
        (#"{"A":1,"B":{"x":[],"y":null}}"#, #"{"B":{},"A":1}"#, true), (#"{"A":[1,2]}"#, #"{"A":[2,1]}"#, false),
        (#"{"A":""}"#, "{}", true), (#"{"A":false}"#, "{}", false), (#"{"A":{"B":1}}"#, #"{"A":{"B":2}}"#, false),
    ]) func `absent, null and empty are the same, and so is any order of members`(
        left: String,
        right: String,
        isSame: Bool
    ) throws {
        let (left, right) = (try value(left).objectValue, try value(right).objectValue)
        #expect(MigrationBody.areEqual(try #require(left), try #require(right)) == isSame)
    }

    @Test func `what could not be read keeps a move from being whole`() {
        var report = MigrationReport()
        report.note(.keys, "a", .written)
        for _ in 0..<2 { report.miss("not all of /v1/kv is shown") }
        #expect(!report.isComplete)
        #expect(report.text(isTrial: false).hasSuffix("\n\nNote: not all of /v1/kv is shown"))
    }

    @Test func `a report counts each part, and tells what was kept or refused`() {
        var report = MigrationReport()
        #expect(report.isComplete && report.text(isTrial: false) == "There is nothing to move.")
        report.note(.keys, "a", .written)
        report.note(.keys, "b", .same)
        #expect(report.isComplete)
        report.note(.policies, "p", .refused("no"))
        report.note(.keys, "c", .kept)
        let text = report.text(isTrial: true)
        #expect(!report.isComplete)
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines[0] == "READ TO WRITE SAME KEPT REFUSED")
        #expect(lines[1...2] == ["policies 1 0 0 0 1", "kv 3 1 1 1 0"])
        #expect(lines.contains("refused policies p: no") && text.contains("-overwrite"))
        for number in 0..<500 { report.note(.keys, "\(number)", .kept) }
        #expect(report.text(isTrial: false).contains("... and 302 more"))
    }
}
