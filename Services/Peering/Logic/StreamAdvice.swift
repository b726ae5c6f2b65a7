/// What people can do about a stream that ended.
package enum StreamAdvice {
    /// What the other side or the network says, by a part of its words, and what helps.
    private static let known: [(words: String, advice: String)] = [
        (
            "invalid peering stream secret",
            "the peer has a newer token in use: make a new token there and establish the peering again here"
        ),
        (
            "invalid peering establishment secret",
            "make a new token there and establish the peering again here"
        ),
        (
            "initial subscription for unknown PeerID",
            "the peer does not know this peering any more: delete it here, make a new token there and establish it again"
        ),
        (
            "peering is marked as deleted",
            "the peer is deleting the peering: once it is gone there, make a new token there and establish it again"
        ),
        (
            "peering must be re-established",
            "the peer has lost its secrets: make a new token there and establish the peering again here"
        ),
        (
            "the wrong end of peering is being dialed",
            "the token came from a cluster that dials itself: delete the peering on both sides and establish it again"
        ),
        (
            "there is an active stream for the given PeerID",
            "another stream of this peering is up: it is dialled again; when this stays, see who else uses the token"
        ),
        (
            "established anew with another token",
            "nothing is to be done: it is dialled again with the new token"
        ),
        (
            "heartbeat timeout",
            "nothing is heard of the peer: it is dialled again; see whether the peer runs and the network lets its addresses through"
        ),
        (
            "certificate",
            "the peer's certificate is not of the authority in the token: when the peer was made anew, make a new token there and"
                + " establish the peering again here"
        ),
        (
            "the peering has no address to dial",
            "make a new token there, or one with -server-external-addresses, and establish the peering again here"
        ),
        (
            "cannot connect to",
            "it is dialled again; see whether the peer runs and its addresses, or this cluster's mesh gateways, can be reached;"
                + " when all its addresses have changed, establish the peering again with a new token"
        ),
        (
            "nothing answers at",
            "it is dialled again; see whether the address still is the peer's, and what stands between"
        ),
        (
            "does not read what it is sent",
            "it is dialled again; see how loaded the peer is"
        ),
    ]

    /// A reason with what to do about it.
    ///
    /// - Parameter reason: Why the stream ended, in whoever's words.
    /// - Returns: The reason, followed by what to do; once only, however often it is asked for.
    package static func told(_ reason: String) -> String {
        guard !reason.isEmpty else { return reason }
        let advice = known.first { reason.contains($0.words) }?.advice ?? usual
        return reason.contains(advice) ? reason : "\(reason); \(advice)"
    }

    /// What helps when the words are nobody's that are known.
    static let usual = "it is dialled again by whoever dials; when this stays, read the logs of both sides"
}
