extension ManualPage {
    /// `agent` and what is asked of it.
    static let cluster: [ManualPage] = [
        ManualPage(
            .agent,
            "Runs an agent; with -dev or -server, a whole cluster on this machine",
            details:
                "With -dev everything is started, and nothing is kept. With -server (or server = true in a file) the "
                + "state is kept in -data-dir. With neither, this is the agent of one node, which joins the bus at "
                + "TOMBOLO_NATS_URL. Configuration files are Consul's, in HCL or JSON.",
            "tombolo agent -dev",
            "tombolo agent -server -data-dir=/var/lib/tombolo -config-dir=/etc/tombolo.d",
            "tombolo agent -config-file=/etc/tombolo.hcl -data-dir=/var/lib/tombolo"
        ),
        ManualPage(
            .busUsers,
            "Prints the users of a NATS server that carries a cluster's bus, for its configuration",
            "tombolo bus users -datacenter=alpha"
        ),
        ManualPage(
            .forceLeave,
            operands: "NODE",
            "Takes a node whose agent is lost out of the cluster",
            details: "Its services and checks go, too. A node whose agent is alive is refused: let that one leave.",
            "tombolo force-leave node-3"
        ),
        ManualPage(
            .info,
            "Shows figures about the local agent: versions, numbers of services and checks",
            "tombolo info"
        ),
        ManualPage(
            .journalAccept,
            "Goes on with what is left of a server's journals after a loss",
            details:
                "The agent must not run. A journal that ends too early, was replaced or is gone stops its service until the "
                + "folder was restored from a backup, or this was said. What was lost is lost then; entries that do not hang "
                + "together are not accepted. In containers: tombolo-<service> journal accept.",
            "tombolo journal accept -data-dir=/var/lib/tombolo"
        ),
        ManualPage(
            .journalVerify,
            "Reads all entries of a server's journals and says what is there and what is wrong",
            details:
                "The agent must not run. Exits with 1 when a journal is not good. In containers: "
                + "tombolo-<service> journal verify.",
            "tombolo journal verify -data-dir=/var/lib/tombolo"
        ),
        ManualPage(
            .keygen,
            "Makes the secret that the servers and agents of a cluster share (encrypt)",
            details: "Put it into the configuration of every server and every agent of the cluster, and keep it "
                + "secret.",
            "tombolo keygen"
        ),
        ManualPage(
            .leave,
            "Makes the local agent leave the cluster and end",
            "tombolo leave"
        ),
        ManualPage(
            .members,
            "Lists the agents of the cluster with address, state and version",
            details: "Exits with 2 when no member fits.",
            "tombolo members",
            "tombolo members -status=^alive$ -detailed"
        ),
        ManualPage(
            .monitor,
            "Shows the log of the local agent while it is written, also below the level it is written at",
            details:
                "Shows what the agent's own process says, not that of the cluster's services beside it. Runs until it is "
                + "interrupted or the agent ends.",
            "tombolo monitor",
            "tombolo monitor -log-level=debug"
        ),
        ManualPage(
            .operatorRaftListPeers,
            "Lists the servers that keep the cluster's state, and which of them leads",
            "tombolo operator raft list-peers"
        ),
        ManualPage(
            .operatorRaftRemovePeer,
            "Takes a server that is lost for good out of those that keep the cluster's state",
            details:
                "Its copies of the journals are forgotten; a server of another name that joins gets copies at once, one of the same name "
                + "five minutes later. A server that runs is not removed, and nothing is when no majority of the servers can be reached. "
                + "A lost server that is to be replaced by one of the same name need not be removed. Its node stays in the "
                + "catalog until `tombolo force-leave`.",
            "tombolo operator raft remove-peer -id=f9b1c1a4-3f0e-4d8e-9d5c-0b6b9d6c1a11",
            "tombolo operator raft remove-peer -address=10.0.0.3:8300"
        ),
        ManualPage(
            .reload,
            "Makes the local agent read its configuration files again",
            "tombolo reload"
        ),
        ManualPage(
            .snapshotAgent,
            "Saves everything from time to time, and keeps the newest files",
            details: "Runs until it is stopped. A file has its name only once it was checked.",
            "tombolo snapshot agent -interval=1h -retain=24 -local-path=/var/backups/tombolo"
        ),
        ManualPage(
            .snapshotInspect,
            operands: "FILE",
            "Checks a saved state and shows what is in it",
            "tombolo snapshot inspect backup.snap"
        ),
        ManualPage(
            .snapshotRestore,
            operands: "FILE",
            "Puts a saved state in place of the present one",
            details:
                "Everything is checked first; what was written since it was saved is lost. What the cluster keeps secret was "
                + "encrypted with its snapshot key (data_dir/snapshot.key, TOMBOLO_SNAPSHOT_KEY_FILE): another cluster needs "
                + "the same. Needs a token with acl = \"write\".",
            "tombolo snapshot restore backup.snap"
        ),
        ManualPage(
            .snapshotSave,
            operands: "FILE",
            "Saves everything that the cluster keeps, at one moment",
            details: "Needs a token with acl = \"write\". Keep the snapshot key, too, but not beside the file.",
            "tombolo snapshot save backup.snap"
        ),
        ManualPage(
            .k8s,
            operands: "ORDER [-namespace=NAME]",
            "Looks after a release of the chart in a Kubernetes cluster",
            details:
                "Orders: status (whether everything is ready), troubleshoot (why something is not, custom resources included), "
                + "proxy list, proxy read POD. The cluster is that of TOMBOLO_KUBERNETES_CONFIG, KUBECONFIG or ~/.kube/config. "
                + "To install, upgrade and uninstall use Helm with deploy/helm/tombolo.",
            "tombolo k8s status -namespace=consul",
            "tombolo k8s proxy read mesh-gateway-0 -namespace=consul"
        ),
        ManualPage(
            .tlsCACreate,
            "Makes the authority for the certificates of a cluster's agents",
            details: "Writes consul-agent-ca.pem and consul-agent-ca-key.pem into this folder. The key signs; keep it "
                + "away from all machines of the cluster. This is not the authority of the mesh.",
            "tombolo tls ca create",
            "tombolo tls ca create -days=365 -name-constraint"
        ),
        ManualPage(
            .tlsCertCreate,
            "Makes a certificate for a server, a client agent or a person, with the authority in this folder",
            details: "Writes dc1-server-consul-0.pem, with the next number when that is taken, and its key beside it.",
            "tombolo tls cert create -server",
            "tombolo tls cert create -server -additional-ipaddress=10.0.0.1 -additional-dnsname=one.example.org",
            "tombolo tls cert create -client -dc=east"
        ),
        ManualPage(
            .validate,
            operands: "PATH...",
            "Checks configuration files and folders exactly as `tombolo agent` reads them",
            details:
                "Exits with 1 and names file, line and key of what is wrong. Without -dev in the files, data_dir must be "
                + "set, as at a start.",
            "tombolo validate /etc/tombolo.d",
            "tombolo validate -quiet agent.hcl web.json"
        ),
        ManualPage(
            .version,
            "Shows the version of this program, and of the API it speaks",
            "tombolo version",
            "tombolo version -format=json"
        ),
        ManualPage(
            .proxies,
            "Shows the connected Envoy proxies, and which of them refused or lack configuration",
            "tombolo proxies -troubled",
            "tombolo proxies -service=web -detailed"
        ),
    ]

    /// `services` and `catalog`.
    static let services: [ManualPage] = [
        ManualPage(
            .catalogDatacenters,
            "Lists the datacenters this cluster knows",
            "tombolo catalog datacenters"
        ),
        ManualPage(
            .catalogNodes,
            "Lists the nodes of the cluster",
            "tombolo catalog nodes -detailed",
            "tombolo catalog nodes -service=web"
        ),
        ManualPage(
            .catalogServices,
            "Lists the services of the cluster",
            "tombolo catalog services -tags",
            "tombolo catalog services -node=node-1"
        ),
        ManualPage(
            .servicesDeregister,
            operands: "[FILE...]",
            "Removes services from the local agent, by id or by the files that define them",
            "tombolo services deregister -id=web-1",
            "tombolo services deregister web.hcl"
        ),
        ManualPage(
            .servicesExport,
            "Exports a service to peers, so that their services can call it",
            "tombolo services export -name=api -consumer-peers=east,west"
        ),
        ManualPage(
            .servicesRegister,
            operands: "[FILE...]",
            "Registers services with the local agent, from files or from flags",
            "tombolo services register web.hcl",
            "tombolo services register -name=web -port=8080 -tag=v1"
        ),
    ]

    /// `peering`.
    static let peering: [ManualPage] = [
        ManualPage(
            .peeringDelete,
            "Ends a peering; what was imported from the peer goes away, too",
            "tombolo peering delete -name=east",
            "tombolo peering delete -plan -name=east"
        ),
        ManualPage(
            .peeringEstablish,
            "Joins this cluster to the one that made the peering token",
            details: "Run it once, in the cluster that did not run generate-token.",
            #"tombolo peering establish -name=west -peering-token="$(cat west.token)""#
        ),
        ManualPage(
            .peeringExport,
            operands: "[SERVICE...]",
            "Exports services to a peer, or tells what that would mean",
            details:
                "With -dry-run nothing is written: it shows all that the peer would then see, who of it could call, and "
                + "what is lacking.",
            "tombolo peering export -dry-run -name=east api billing",
            "tombolo peering export -name=east api billing"
        ),
        ManualPage(
            .peeringExportedServices,
            "Lists the services that this cluster exports to a peer",
            "tombolo peering exported-services -name=east"
        ),
        ManualPage(
            .peeringExports,
            "Tells of each exported service whether its peers have it, and why not",
            details:
                "A service is exported when the peer has acknowledged it, pending while it is on its way or waits for "
                + "something, and refused when somebody has to change something.",
            "tombolo peering exports",
            "tombolo peering exports -name=east"
        ),
        ManualPage(
            .peeringGenerateToken,
            "Makes a token with which another cluster can join this one (peering token)",
            details: "The token is a secret and can be used once. Carry it to the other cluster and run "
                + "`tombolo peering establish` there. Tokens made before live until this one is proven.",
            "tombolo peering generate-token -name=east",
            "tombolo peering generate-token -name=east -ttl=24h",
            "tombolo peering generate-token -name=east -server-external-addresses=203.0.113.7:8503"
        ),
        ManualPage(
            .peeringList,
            "Lists peerings with their state and how many services are imported and exported",
            "tombolo peering list",
            "tombolo peering list -format=json"
        ),
        ManualPage(
            .peeringRead,
            "Shows one peering in detail: state, how far the peer is behind, and what of exports and imports is lacking",
            "tombolo peering read -name=east"
        ),
        ManualPage(
            .peeringTokensList,
            operands: "NAME",
            "Lists the peering tokens that were made for a peering, without their secrets",
            details: "A token is unused, used, expired, revoked, or replaced by a newer one that is in use.",
            "tombolo peering tokens list east"
        ),
        ManualPage(
            .peeringTokensRevoke,
            operands: "NAME",
            "Makes peering tokens useless that were not used",
            "tombolo peering tokens revoke east",
            "tombolo peering tokens revoke -id=5b2c6a0e-58a1-4f52-9a52-1f3a57c9e0d4 east"
        ),
        ManualPage(
            .peeringVerify,
            operands: "NAME",
            "Compares what both sides of a peering have, and repairs what differs",
            details:
                "It ends with 0 when both have the same, with 2 when something differs, and with 1 when nothing could be "
                + "compared: a Consul does not offer it.",
            "tombolo peering verify east",
            "tombolo peering verify -repair east"
        ),
    ]
}
