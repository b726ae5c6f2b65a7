import ConsulJSON
import FilterExpressions
import MeshDomain

/// Which instances of a service a subset has.
enum SubsetSelection {
    /// The instances that the subset's filter matches; none when the filter cannot be read, which no entry gets past the
    /// rules with.
    static func instances(_ all: [CheckServiceNode], in subset: ServiceSubset) -> [CheckServiceNode] {
        guard !subset.filter.isEmpty else { return all }
        guard let filter = try? Filter(subset.filter, on: .checkServiceNode) else { return [] }
        let selection = MemberSelection(paths: filter.paths)
        return all.filter { instance in
            filter.matches(JSONOutput.value(selection) { $0.checkServiceNode(instance) })
        }
    }
}
