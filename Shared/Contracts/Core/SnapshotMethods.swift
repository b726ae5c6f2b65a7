package import BusSchema

/// Saving and restoring a service's whole state. Only agents may ask (bus user), for a token that may write ACLs.
extension BusService {
    /// Has any replica keep its versions for somebody who saves everything.
    package var capture: Method<JournalWire.CaptureRequest, JournalWire.CaptureReply> { Method(self, "snapshot.begin") }

    /// Tells that replica which moment is meant.
    package func captureFix(of replica: String) -> Method<JournalWire.CaptureFix, JournalWire.CapturePart> {
        Method(self, "snapshot.fix.\(replica)")
    }

    /// Fetches a page of it.
    package func capturePage(of replica: String) -> Method<JournalWire.CapturePageRequest, JournalWire.CapturePage> {
        Method(self, "snapshot.page.\(replica)", isRepeatable: true)
    }

    /// Has any replica take pages of a saved state.
    package var restore: Method<JournalWire.RestoreRequest, JournalWire.RestoreReply> { Method(self, "restore.begin") }

    /// Hands that replica a page.
    package func restorePage(of replica: String) -> Method<JournalWire.RestorePage, CommonWire.Empty> {
        Method(self, "restore.page.\(replica)", isRepeatable: true)
    }

    /// Has that replica put the saved state in place of the present one.
    package func restoreOrder(of replica: String) -> Method<JournalWire.RestoreOrder, JournalWire.RestoreDone> {
        Method(self, "restore.order.\(replica)")
    }
}
