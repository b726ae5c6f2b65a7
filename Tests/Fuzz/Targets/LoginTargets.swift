import ACLLogic
import ConsulJSON
import MeshDomain

/// Decoders of what whoever logs in, and who vouches for them, send.
extension FuzzTarget {
    static let loginTargets: [FuzzTarget] = [signedToken, keySet]

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
}
