extension ManualPage {
    /// `namespace` and `partition`.
    static let tenancy: [ManualPage] = namespaces + partitions

    private static let namespaces: [ManualPage] = [
        ManualPage(
            .namespaceCreate,
            "Makes a namespace",
            "tombolo namespace create -name=team-1",
            "tombolo namespace create -name=team-1 -description='first team' -meta=owner=x"
        ),
        ManualPage(
            .namespaceDelete,
            operands: "NAME",
            "Removes a namespace with everything in it",
            details: "What is in it is removed in the background; the namespace goes last.",
            "tombolo namespace delete team-1"
        ),
        ManualPage(.namespaceList, "Shows all namespaces of a partition", "tombolo namespace list"),
        ManualPage(.namespaceRead, operands: "NAME", "Shows a namespace", "tombolo namespace read team-1"),
        ManualPage(
            .namespaceUpdate,
            "Changes a namespace",
            details: "What is not given is taken away, unless -merge-meta or -merge-acls keeps it.",
            "tombolo namespace update -name=team-1 -description='first team'",
            "tombolo namespace update -name=team-1 -merge-meta -meta=owner=y"
        ),
        ManualPage(
            .namespaceWrite,
            operands: "FILE",
            "Makes or changes the namespace that a file describes",
            details: "FILE is in HCL or JSON; - stands for standard input.",
            "tombolo namespace write team-1.hcl"
        ),
    ]

    private static let partitions: [ManualPage] = [
        ManualPage(
            .partitionCreate,
            "Makes an admin partition",
            "tombolo partition create -name=east",
            "tombolo partition create -name=east -description='the east wing'"
        ),
        ManualPage(
            .partitionDelete,
            operands: "NAME",
            "Removes an admin partition with everything in it",
            details: "What is in it is removed in the background; the partition goes last.",
            "tombolo partition delete east"
        ),
        ManualPage(.partitionList, "Shows all admin partitions", "tombolo partition list"),
        ManualPage(.partitionRead, operands: "NAME", "Shows an admin partition", "tombolo partition read east"),
        ManualPage(
            .partitionUpdate,
            "Changes the description of an admin partition",
            "tombolo partition update -name=east -description='the east wing'"
        ),
        ManualPage(
            .partitionWrite,
            operands: "FILE",
            "Makes or changes the admin partition that a file describes",
            details: "FILE is in HCL or JSON; - stands for standard input.",
            "tombolo partition write east.hcl"
        ),
    ]
}
