import AgentLogic

/// The reference of all options of an agent, for people.
package enum ConfigurationReference {
    /// In Markdown.
    package static var page: String { ConfigurationGuide.page }
}
