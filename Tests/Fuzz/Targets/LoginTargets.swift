import ACLLogic
import ConsulJSON
import MeshDomain

/// Decoders of what whoever logs in, and who vouches for them, send.
extension FuzzTarget {
    static let loginTargets: [FuzzTarget] = [signedToken, keySet, signedRequest, plainXML, browserState]

    private static let signedToken = FuzzTarget("signed-token") {
        let header = Base64.encodeURL(Array(#"{"alg":"ES256","kid":"k"}"#.utf8))
        let claims = Base64.encodeURL(
            Array(#"{"iss":"kit","aud":["a"],"exp":4000000000,"role":"web","groups":["a",1,true],"n":{"t":"x"}}"#.utf8)
        )
        return ["\(header).\(claims).AAAA", "\(header).\(claims)."].map { Array($0.utf8) }
    } run: { input throws(BrokenPromise) in
        guard let text = String(validating: input, as: UTF8.self),
            let token = try? SignedToken(parsing: SecretID(text))
        else { return }
        let length = token.signedBytes.count
        try promise(input.prefix(length).elementsEqual(token.signedBytes), "what is verified is what stands there")
        try promise(input[length] == UInt8(ascii: "."), "the signature follows what it signs")
        var method = JWTVerification()
        method.boundIssuer = "kit"
        method.boundAudiences = ["a"]
        method.claimMappings = ["role": "role", "/n/t": "t"]
        method.listClaimMappings = ["groups": "groups"]
        try? ClaimRules(method).check(token.claims, now: 1_700_000_000_000_000_000)
        guard let identity = try? VerifiedIdentity(claims: token.claims, mappings: method) else { return }
        try promise(Set(identity.variables.keys) == ["value.role", "value.t"], "every mapped variable is there")
    }

    private static let keySet = FuzzTarget("key-set") {
        [
            #"{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"1"},{"kty":"OKP","crv":"Ed25519","x":"AA"}]}"#,
            #"{"issuer":"https://a","jwks_uri":"https://a/keys"}"#,
            #"{"status":{"authenticated":true,"user":{"username":"system:serviceaccount:ns:name","uid":"u"}}}"#,
        ].map { Array($0.utf8) }
    } run: { input throws(BrokenPromise) in
        if let keys = try? KeySetReading.keys(input) {
            try promise(keys.count <= KeySetReading.keysLimit, "a set has a bounded number of keys")
        }
        if let provider = try? ProviderDescription(input, of: "https://a") {
            try promise(provider.keySetURL.hasPrefix("https://"), "no place is less protected than the provider")
        }
        guard let value = try? JSONText.parse(input), let account = try? KubernetesReview.account(value) else { return }
        try promise(!account.path.contains("..") && !account.path.contains("?"), "a name cannot leave its path")
        _ = account.identity(annotatedBy: value)
    }

    private static let signedRequest = FuzzTarget("signed-request") {
        func base64(_ text: String) -> String { Base64.encode(Array(text.utf8)) }
        let headers =
            #"{"Authorization":["AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host;x-a, Signature=0"],"X-A":"b"}"#
        let fields = [
            #""iam_http_request_method":"POST""#, #""iam_request_url":"\#(base64("https://sts.amazonaws.com/"))""#,
            #""iam_request_headers":"\#(base64(headers))""#,
            #""iam_request_body":"\#(base64("Action=GetCallerIdentity&Version=2011-06-15"))""#,
        ]
        return [Array("{\(fields.joined(separator: ","))}".utf8)]
    } run: { input throws(BrokenPromise) in
        guard let text = String(validating: input, as: UTF8.self),
            let request = try? SignedAWSRequest(bearer: SecretID(text))
        else { return }
        if (try? request.check(.sts, endpoint: "")) != nil {
            try promise(request.url.hasPrefix("https://sts."), "nobody else is asked")
            try promise(
                request.body.hasPrefix("Action=") || request.body.hasPrefix("Version="),
                "nothing else is asked"
            )
        }
        for header in (try? request.passed(besides: ["x-a"])) ?? [] {
            try promise(!header.value.utf8.contains { $0 < 0x20 }, "no header ends another one")
        }
        try? request.checkSigned("x-a")
        _ = try? request.signedEntity()
    }

    private static let plainXML = FuzzTarget("plain-xml") {
        [
            "<?xml version=\"1.0\"?><a b=\"c\"><d>&lt;t&amp;</d><e/></a>",
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::1:user/a</Arn><UserId>A</UserId>"
                + "<Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
        ].map { Array($0.utf8) }
    } run: { input throws(BrokenPromise) in
        guard let root = PlainXML(input) else { return }
        try promise(!root.name.isEmpty, "an element has a name")
        guard let caller = try? AWSIdentity(callerIdentity: input) else { return }
        try promise(caller.arn.hasSuffix("/" + caller.name), "an ARN ends with the name")
        _ = try? caller.detailed(by: input)
    }

    private static let browserState = FuzzTarget("browser-state") {
        [Array(#"{"r":"https://a/b","v":"x","n":"y","c":"z","t":1700000000,"m":{"a":"b"}}"#.utf8)]
    } run: { input throws(BrokenPromise) in
        guard let state = BrowserLoginState(input) else { return }
        try promise(BrowserLoginState(state.bytes) == state, "what is sealed is what was read")
    }
}
