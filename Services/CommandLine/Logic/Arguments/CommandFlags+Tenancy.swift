extension Command {
    /// The flags of `namespace …` and `partition …`; none for other commands.
    var tenancyFlags: [Flag] {
        let format = Flag.text("format", "How to print: pretty (for people, the default) or json.")
        let indexes: [Flag] = [
            .toggle("meta", "Show the indexes, too."), .toggle("show-meta", "Show the indexes, too."),
        ]
        let named: [Flag] = [
            .text("name", "The name. Required."), .text("description", "What it is for, for people."), format,
            .toggle("show-meta", "Show the indexes, too."),
        ]
        let linked: [Flag] = [
            .list("meta", "Metadata as key=value."),
            .list("default-policy-id", "Id of a policy that all its tokens get."),
            .list("default-policy-name", "Name of a policy that all its tokens get."),
            .list("default-role-id", "Id of a role that all its tokens get."),
            .list("default-role-name", "Name of a role that all its tokens get."),
        ]
        switch self {
        case .namespaceCreate: return named + linked
        case .namespaceUpdate:
            return named + linked + [
                .toggle("merge-acls", "Keep the policies and roles that it has."),
                .toggle("merge-meta", "Keep the metadata that it has."),
            ]
        case .partitionCreate, .partitionUpdate: return named
        case .namespaceList, .namespaceRead, .namespaceWrite, .partitionList, .partitionRead, .partitionWrite:
            return [format] + indexes
        case _: return []
        }
    }
}
