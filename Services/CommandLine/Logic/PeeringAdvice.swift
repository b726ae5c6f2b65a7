/// What to do about a peering that could not be made; the API says it in Consul's words, which clients know.
package enum PeeringAdvice {
    private static let known: [(words: String, advice: String)] = [
        (
            "there is already an established peering",
            "this cluster dials under that name: take another name, or delete that peering first (tombolo peering delete)"
        ),
        (
            "there is an existing peering expecting to be dialed",
            "this cluster made a token under that name: take another name, or delete that peering first (tombolo peering delete)"
        ),
        (
            "still being removed",
            "wait until `tombolo peering list` does not show it any more, and do it again"
        ),
        (
            "marked for deletion",
            "wait until `tombolo peering list` does not show it any more, and do it again"
        ),
        (
            "was deleted while its token was exchanged",
            "make a new token in the other cluster and establish again"
        ),
        (
            "a new peering token must be generated",
            "run `tombolo peering generate-token` in the other cluster, and establish with that token"
        ),
        (
            "cannot create a peering within the same cluster",
            "this cluster made the token: carry it to the other cluster and establish there"
        ),
        (
            "failed to exchange peering secret",
            "nobody answered at the token's addresses: see whether they can be reached from here, or make a token with"
                + " -server-external-addresses"
        ),
        (
            "failed to decode token",
            "the token is not whole: copy it again, without line ends"
        ),
        (
            "peering token",
            "the token is not one of `peering generate-token`: make a new one in the other cluster"
        ),
        (
            "is not a valid peering server address",
            "the token is not one of `peering generate-token`: make a new one in the other cluster"
        ),
        (
            "no mesh gateway instances are registered",
            "register a mesh gateway (tombolo connect envoy -gateway=mesh -register), or take PeerThroughMeshGateways out of the"
                + " mesh entry"
        ),
        (
            "a grpc bind port must be specified",
            "set ports.grpc_tls of the servers, which other clusters dial"
        ),
        (
            "CA has not finished initializing",
            "wait some seconds and do it again"
        ),
        (
            "is not a valid peer name",
            "take a name of lower case letters, digits and -, at most 63"
        ),
        (
            "A peering already exists with the name",
            "somebody made one meanwhile: read it (tombolo peering read), and delete it when it is not wanted"
        ),
    ]

    /// What to do; nil when the words say it, or are not known.
    package static func advice(on message: String) -> String? {
        known.first { message.contains($0.words) }?.advice
    }
}
