import CommandLineLogic
import MeshDomain
import Testing

/// What Consul has not of peerings, as people read it.
@Suite struct PeeringToolTests {
    @Test(arguments: [
        ("cannot create peering with name: \"x\"; there is already an established peering", "take another name"),
        (
            "cannot create peering with name: \"x\"; there is an existing peering expecting to be dialed",
            "take another name"
        ),
        ("the peering \"x\" is still being removed with what was imported through it", "wait until"),
        ("failed to write peering: cannot write to peering that is marked for deletion", "wait until"),
        ("the peering \"x\" was deleted while its token was exchanged", "make a new token"),
        ("a new peering token must be generated: invalid peering establishment secret", "generate-token"),
        ("cannot create a peering within the same cluster \"server.dc1\"", "carry it to the other cluster"),
        ("18 errors occurred: failed to exchange peering secret through address \"a:1\"", "-server-external-addresses"),
        ("failed to decode token: illegal base64 data at input byte 3", "copy it again"),
        ("peering token server addresses value is empty", "make a new one"),
        ("peering token invalid CA: no PEM-encoded data found", "make a new one"),
        ("x is not a valid peering server address", "make a new one"),
        (
            "servers are configured to PeerThroughMeshGateways, but no mesh gateway instances are registered",
            "-register"
        ),
        ("a grpc bind port must be specified in the configuration for all servers", "ports.grpc_tls"),
        ("CA has not finished initializing", "wait some seconds"),
        ("X is not a valid peer name: a valid peering name must", "lower case"),
        ("failed to write peering: A peering already exists with the name \"x\" and a different ID", "peering read"),
    ])
    func `every refusal of a peering comes with what to do`(message: String, words: String) {
        #expect(PeeringAdvice.advice(on: "Error establishing peering for x: \(message)")?.contains(words) == true)
    }

    @Test func `tokens are listed with what became of them`() {
        let text = PeeringLayout.tokens(
            [
                ["ID": "a-1", "State": "used", "Made": "2026-01-01T00:00:00Z", "Ended": "2026-01-02T00:00:00Z"],
                ["ID": "b-2", "State": "unused", "Made": "2026-01-03T00:00:00Z", "Expires": "2026-01-04T00:00:00Z"],
            ],
            of: "east"
        )
        let lines = text.split(separator: "\n")
        #expect(lines.count == 3 && lines[1].contains("never") && lines[2].contains("2026-01-04T00:00:00Z"))
        #expect(PeeringLayout.tokens([], of: "east") == "No token was made for the peering east.")
    }

    @Test func `a comparison tells what differs, in which direction, and what was done about it`() {
        let base: MeshObject = [
            "comparedExports": 3, "comparedImports": 2, "pending": 0, "sentAgain": 0, "askedAgain": 0, "exports": [],
            "imports": [], "same": true,
        ]
        #expect(PeeringLayout.comparison(.object(base), with: "east").hasSuffix("Both have the same."))
        var differing = base
        differing["exports"] = [["name": "web", "kind": "missing"]]
        differing["sentAgain"] = 1
        let text = PeeringLayout.comparison(.object(differing), with: "east")
        #expect(text.contains("web") && text.contains("to the peer") && text.contains("missing"))
        #expect(text.hasSuffix("Sent again: 1, asked for again: 0."))
        let refused = PeeringLayout.comparison(["obstacle": "the peer does not offer this"], with: "east")
        #expect(refused == "Nothing was compared: the peer does not offer this.")
    }
}
