package import BusSchema

/// What is asked for another datacenter, and what datacenters ask each other.
///
/// Agents of servers answer: on their own bus what is to be passed on, on the bus between datacenters (decision 034) what is
/// for their own.
package enum FederationMethods {
    /// Has a server's agent pass a request of the HTTP API on to another datacenter.
    package static let forward = Method<FederationWire.Question, FederationWire.Answer>(.federation, "forward")
    /// Has it pass on a question by DNS.
    package static let forwardName = Method<FederationWire.NameQuestion, FederationWire.NameAnswer>(
        .federation,
        "forward-name",
        isRepeatable: true
    )
    /// The servers of all datacenters that are known.
    package static let servers = Method<CommonWire.Empty, FederationWire.ServerList>(
        .federation,
        "servers",
        isRepeatable: true
    )
    /// Answers a request of the HTTP API of another datacenter.
    package static let answer = Method<FederationWire.Question, FederationWire.Answer>(.federation, "answer")
    /// Answers a question by DNS of another datacenter.
    package static let name = Method<FederationWire.NameQuestion, FederationWire.NameAnswer>(
        .federation,
        "name",
        isRepeatable: true
    )

    /// What services may ask of services of another datacenter, with the rights of their token there.
    package static let passed: Set<String> = [
        "certificate-authority.roots", "certificate-authority.sign-intermediate", "gateway.endpoints",
    ]

    /// Further parts of an answer, from whoever gave the first one.
    package static func page(of replica: String) -> Method<FederationWire.PageRequest, FederationWire.Page> {
        Method(.federation, "page.\(replica)", isRepeatable: true)
    }

    /// Where the servers of a datacenter say that they are there.
    package static func presence(in datacenter: String) -> String {
        BusService.federation.subject("present", in: datacenter)
    }

    /// Where the servers of all datacenters say so.
    package static let everyPresence = presence(in: "*")
}
