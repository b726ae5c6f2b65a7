import MeshDomain

/// The member `Header` of a route's match and of an intention's permission.
enum HTTPHeaderMatchCodec {
    static func value(_ headers: [HTTPHeaderMatch]) -> MeshValue {
        .array(
            headers.map { header in
                var part = MeshObject()
                part["Name"] = .string(header.header)
                part.add("Present", ifSet: header.isPresent)
                part.add("Exact", ifSet: header.exact)
                part.add("Prefix", ifSet: header.prefix)
                part.add("Suffix", ifSet: header.suffix)
                part.add("Regex", ifSet: header.regex)
                part.add("Invert", ifSet: header.isInverted)
                return .object(part)
            }
        )
    }

    static func read(_ reader: inout ObjectReader) throws(MeshError) -> [HTTPHeaderMatch] {
        var headers: [HTTPHeaderMatch] = []
        for var part in try reader.list("Header") ?? [] {
            headers.append(
                HTTPHeaderMatch(
                    header: try part.string("Name"),
                    isPresent: try part.bool("Present"),
                    exact: try part.string("Exact"),
                    prefix: try part.string("Prefix"),
                    suffix: try part.string("Suffix"),
                    regex: try part.string("Regex"),
                    isInverted: try part.bool("Invert")
                )
            )
            try part.finish()
        }
        return headers
    }
}
