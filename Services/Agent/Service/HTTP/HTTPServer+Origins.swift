import AgentLogic
import MeshDomain
import NIOHTTP1

extension HTTPServer {
    /// The refusal of a change that a browser was made to ask for by a page of another site; nil for everything else.
    ///
    /// Without ACLs such a page could join the cluster with one of its own. Programs send no `Origin`. A browser tells whose page asks, by
    /// `Sec-Fetch-Site` where the connection is secure, else by `Origin`, which then has to be the address it asked. A page of another
    /// site is let in by `Access-Control-Allow-Origin` in `http_config.response_headers`.
    ///
    /// - Source: reference "ui" §4.9.
    func refusalOfForeignPage(_ head: HTTPRequestHead) -> APIResponse? {
        guard ![.GET, .HEAD, .OPTIONS].contains(head.method), let origin = head.headers.first(name: "origin"),
            head.headers.first(name: "sec-fetch-site") != "same-origin"
        else { return nil }
        let allows = "Access-Control-Allow-Origin"
        let allowed = context.configuration.responseHeaders.first { equalIgnoringCase($0.key, allows) }?.value
            .trimmingBlanks
        if let allowed, allowed == "*" || equalIgnoringCase(String(allowed), origin) { return nil }
        // A proxy may have put its own address into `Host`; a page cannot set either of these headers for another site.
        let own = head.headers["host"] + head.headers["x-forwarded-host"]
        let authority = origin.firstRange(of: "://").map { String(origin[$0.upperBound...]) } ?? ""
        guard !authority.isEmpty, own.contains(where: { equalIgnoringCase($0.trimmingBlanks, authority) }) else {
            return .text(
                "A page of another site (\(origin)) asked for this change; \(allows) in http_config.response_headers allows that."
                    + " A proxy in front of the agent has to pass on the header Host, or X-Forwarded-Host",
                status: 403
            )
        }
        return nil
    }
}
