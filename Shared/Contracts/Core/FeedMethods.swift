package import BusSchema

extension BusService {
    /// Where a service publishes its changes and heartbeats, as `JournalWire.FeedMessage`.
    package func feedSubject(in datacenter: String) -> String { subject("feed", in: datacenter) }

    /// Asks any replica for what a follower lacks; a reply with rows is the first page of a snapshot.
    package var changes: Method<JournalWire.ChangesRequest, JournalWire.ChangesReply> {
        Method(self, "changes", isRepeatable: true)
    }

    /// Asks the replica that began a snapshot for its further pages.
    package func changes(of replica: String) -> Method<JournalWire.ChangesRequest, JournalWire.ChangesReply> {
        Method(self, "changes.\(replica)", isRepeatable: true)
    }

    /// Asks for the newest sequence of the service's journal, linearizable.
    package var sequence: Method<JournalWire.SequenceRequest, JournalWire.SequenceReply> {
        Method(self, "sequence", isRepeatable: true)
    }
}
