import BusSchema

extension JournalWire.LeaseRecord {
    /// A row as it is stored.
    init(_ change: LeaseChange) {
        switch change {
        case .put(let lease):
            self.init(
                name: lease.name.text,
                holder: lease.holder,
                epoch: lease.epoch,
                term: UInt64(max(0, lease.term / .milliseconds(1))),
                renewed: lease.renewed
            )
        case .remove(let name): self.init(name: name.text)
        case .fence(let token): self.init(name: token.name.text, epoch: token.epoch, fence: true)
        }
    }

    /// The row.
    var change: LeaseChange {
        let name = LeaseName(name)
        if fence { return .fence(LeaseToken(name, epoch: epoch)) }
        if holder.isEmpty { return .remove(name) }
        return .put(
            Lease(
                name: name,
                holder: holder,
                epoch: epoch,
                term: .milliseconds(Int64(clamping: term)),
                renewed: renewed
            )
        )
    }
}
