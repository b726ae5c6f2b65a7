/// How the requests of a service are shared out.
///
/// - Source: reference http-api-and-config.md §5.2.
package struct ServiceSplitter: Sendable, Hashable {
    package var name: String
    /// At least one; the weights sum up to 100 %.
    package var splits: [ServiceSplit]

    /// Makes the entry.
    package init(name: String, splits: [ServiceSplit] = []) {
        self.name = name
        self.splits = splits
    }
}

/// A share of the requests, and who gets it.
package struct ServiceSplit: Sendable, Hashable {
    /// Hundredths of a percent: 10,000 are all requests.
    package var weightHundredths: Int
    /// Empty for the split service itself.
    package var service: NameText
    /// Empty for what the service's own entries say.
    package var subset: String
    package var requestHeaders: HeaderModifiers
    package var responseHeaders: HeaderModifiers

    /// Makes the share.
    package init(
        weightHundredths: Int,
        service: NameText = "",
        subset: String = "",
        requestHeaders: HeaderModifiers = HeaderModifiers(),
        responseHeaders: HeaderModifiers = HeaderModifiers()
    ) {
        self.weightHundredths = weightHundredths
        self.service = service
        self.subset = subset
        self.requestHeaders = requestHeaders
        self.responseHeaders = responseHeaders
    }
}
