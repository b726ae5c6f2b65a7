extension ManualPage {
    /// `event`, `watch`, `lock`, `exec` and `operator autopilot`.
    static let coordination: [ManualPage] = [
        ManualPage(
            .event,
            operands: "[PAYLOAD]",
            "Tells all agents something at once (user event)",
            details: "Agents that do not run at the moment never hear of it; each one keeps the last 256.",
            "tombolo event -name=deploy 42",
            "tombolo event -name=deploy -service=^web$ 42"
        ),
        ManualPage(
            .exec,
            operands: "COMMAND",
            "Is not there: agents run no commands from afar",
            details:
                "Use ssh or what manages your machines; or `tombolo event` to tell, and `tombolo watch` on each machine to act.",
            "tombolo exec uptime"
        ),
        ManualPage(
            .migrateConsul,
            "Moves access control, config entries, keys, nodes without an agent and prepared queries over from a Consul",
            details:
                "Reads the API at -from and writes to this cluster. What is there and equal stays, what is there and differs is kept and"
                + " reported (-overwrite replaces it); it can be run again. Services of nodes with an agent are registered by their"
                + " agents, sessions and locks are not moved, peerings are established anew. Exit code 2: something was kept or refused.",
            "tombolo migrate consul -from=http://10.0.0.5:8500 -from-token-file=consul.token -dry-run",
            "tombolo migrate consul -from=http://10.0.0.5:8500 -from-token-file=consul.token"
        ),
        ManualPage(
            .rtt,
            operands: "NODE1 [NODE2]",
            "Is not there: nothing measures how far nodes are from each other",
            details: "Ask the network itself, with the addresses of `tombolo catalog nodes`.",
            "tombolo rtt n1 n2"
        ),
        ManualPage(
            .lock,
            operands: "PREFIX COMMAND...",
            "Runs a command while it holds a lock that one or a few may hold at once",
            details:
                "The command is stopped when the lock is lost. Keys below PREFIX hold the lock (semaphore with -n).",
            "tombolo lock jobs/backup ./backup.sh",
            "tombolo lock -n=3 -try=10s jobs/import ./import.sh"
        ),
        ManualPage(
            .operatorAutopilotGetConfig,
            "Shows the configuration of autopilot, which is kept for Consul's tools",
            "tombolo operator autopilot get-config"
        ),
        ManualPage(
            .operatorAutopilotSetConfig,
            "Changes the configuration of autopilot",
            details: "It is kept and shown; NATS decides by itself when a server counts as gone.",
            "tombolo operator autopilot set-config -cleanup-dead-servers=false"
        ),
        ManualPage(
            .watch,
            operands: "[COMMAND...]",
            "Runs a command whenever something changes, with the new state as JSON on its standard input",
            details: "Without a command the present state is shown once.",
            "tombolo watch -type=service -service=web ./reload.sh",
            "tombolo watch -type=key -key=web/port cat",
            "tombolo watch -type=services"
        ),
    ]
}
