import ACLLogic
import ConsulJSON
import MeshDomain
import Testing

/// What roles and users of AWS show to log in, and what AWS says of them.
@Suite struct AWSLoginTests {
    private static let account = "123456789012"
    private static let serverID = "x-consul-iam-serverid"
    private static let question = "Action=GetCallerIdentity&Version=2011-06-15"

    private static func authorization(_ signed: String) -> String {
        "AWS4-HMAC-SHA256 Credential=AKID/20261129/us-east-1/sts/aws4_request, SignedHeaders=\(signed), Signature=00ff"
    }

    private static func request(
        url: String = "https://sts.us-east-1.amazonaws.com/",
        body: String = question,
        method: String = "POST",
        headers: MeshObject = MeshObject()
    ) throws -> SignedAWSRequest {
        func base64(_ bytes: [UInt8]) -> MeshValue { .string(Base64.encode(bytes)) }
        let bearer: MeshObject = [
            "iam_http_request_method": .string(method), "iam_request_url": base64(Array(url.utf8)),
            "iam_request_headers": base64(JSONText.bytes(of: .object(headers))),
            "iam_request_body": base64(Array(body.utf8)),
        ]
        return try SignedAWSRequest(bearer: SecretID(JSONText.string(of: .object(bearer))))
    }

    private static func signs(_ authorization: String) throws {
        try request(headers: ["Authorization": .string(authorization), "X-Consul-IAM-ServerID": "mesh-1"])
            .checkSigned(serverID)
    }

    @Test(arguments: [
        "", "Bearer x", authorization("host"), authorization("host;\(serverID)x"),
        authorization("host;\(serverID), SignedHeaders=host"), authorization("host, SignedHeaders=host;\(serverID)"),
        "AWS4-HMAC-SHA256 Credential=x SignedHeaders=host;\(serverID), SignedHeaders=host, Signature=00",
        "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host;\(serverID)",
        "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host;\(serverID), Signature=00, Other=x",
        "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host;\(serverID) x, Signature=00",
        "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host;\(serverID), Signature=",
        "AWS4-HMAC-SHA256 Credential=ü, SignedHeaders=host;\(serverID), Signature=00",
    ])
    func `a header counts as signed only where nothing can be read in two ways`(_ text: String) throws {
        #expect(throws: MeshError.self) { try Self.signs(text) }
        try Self.signs(Self.authorization("host;x-amz-date;\(Self.serverID)"))
        try Self.signs(Self.authorization("host;\(Self.serverID)").replacing(", ", with: ","))
    }

    @Test(arguments: [
        "http://sts.amazonaws.com/", "https://sts.nowhere.amazonaws.com/", "https://sts.us--1.amazonaws.com/",
        "https://sts.us-east-x.amazonaws.com/", "https://sts.us-east-1.amazonaws.com.evil.example/",
        "https://iam.amazonaws.com/", "https://sts.amazonaws.com/x", "https://sts.amazonaws.com:444/",
        "https://user@sts.amazonaws.com/", "https://sts.amazonaws.com/?Action=AssumeRole", "",
    ])
    func `nothing else than AWS is asked`(_ url: String) throws {
        #expect(throws: MeshError.self) { try Self.request(url: url).check(.sts, endpoint: "") }
        #expect(throws: MeshError.self) { try Self.request(url: url).check(.sts, endpoint: "https://sts.kit") }
    }

    @Test(arguments: [
        "https://sts.amazonaws.com", "https://sts.us-east-1.amazonaws.com/", "https://sts.us-gov-west-1.amazonaws.com/",
        "https://sts.cn-north-1.amazonaws.com.cn/",
    ])
    func `AWS is asked anywhere`(_ url: String) throws {
        try Self.request(url: url).check(.sts, endpoint: "")
        try Self.request(url: "https://sts.kit/").check(.sts, endpoint: "https://sts.kit")
    }

    @Test(arguments: [
        "", "Action=AssumeRole&Version=2011-06-15", "\(question)&x=y", "\(question)&Version=2011-06-15",
        "Action=GetCallerIdentity", "Action=GetCallerIdentity&Version=2010-05-08",
    ])
    func `nothing else is asked than who it is`(_ body: String) throws {
        #expect(throws: MeshError.self) { try Self.request(body: body).check(.sts, endpoint: "") }
    }

    @Test func `headers and the method are looked at`() throws {
        #expect(throws: MeshError.self) { try Self.request(method: "GET") }
        #expect(throws: MeshError.self) { try Self.request(headers: ["A": ["x", "y"]]) }
        #expect(throws: MeshError.self) { try Self.request(headers: ["A": "x\r\nB: y"]) }
        #expect(throws: MeshError.self) { try Self.request(headers: ["X-Other": "x"]).passed(besides: []) }
        let passed = try Self.request(headers: ["X-Other": ["x"], "Host": "h"]).passed(besides: ["x-OTHER"])
        #expect(passed.map { $0.name } == ["x-other"] && passed.map { $0.value } == ["x"])
        for (name, value) in [("Accept", "application/json"), ("Content-Type", "text/xml"), ("Host", "evil")] {
            let request = try Self.request(headers: MeshObject([(name, .string(value))]))
            #expect(throws: MeshError.self) { try request.check(.sts, endpoint: "") }
        }
    }

    @Test func `the request for the role is part of what was signed`() throws {
        let entity: [(String, MeshValue)] = [
            ("X-Consul-IAM-GetEntity-Method", "POST"), ("X-Consul-IAM-GetEntity-URL", "https://iam.amazonaws.com/"),
            ("X-Consul-IAM-GetEntity-Headers", "{}"),
            ("X-Consul-IAM-GetEntity-Body", "Action=GetRole&RoleName=deploy&Version=2010-05-08"),
        ]
        let names = SignedAWSRequest.entityHeaders
        func request(_ signed: [String], _ headers: [(String, MeshValue)]) throws -> SignedAWSRequest {
            let text = Self.authorization(signed.joined(separator: ";"))
            return try Self.request(headers: MeshObject(headers + [("Authorization", .string(text))]))
        }
        let found = try #require(try request(names, entity).signedEntity())
        try found.check(.iam, endpoint: "")
        #expect(throws: MeshError.self) { try found.check(.sts, endpoint: "") }
        for left in names.indices {
            var (signed, headers) = (names, entity)
            signed.remove(at: left)
            headers.remove(at: left)
            #expect(throws: MeshError.self) { try request(signed, entity).signedEntity() }
            #expect(throws: MeshError.self) { try request(names, headers).signedEntity() }
        }
    }

    // MARK: - What AWS says

    private static func caller(_ arn: String, id: String = "AROA1:session") -> [UInt8] {
        let result = "<Arn>\(arn)</Arn><UserId>\(id)</UserId><Account>\(account)</Account>"
        let space = #"xmlns="https://sts.amazonaws.com/doc/2011-06-15/""#
        return Array(
            """
            <GetCallerIdentityResponse \(space)>
              <GetCallerIdentityResult>\(result)</GetCallerIdentityResult>
            </GetCallerIdentityResponse>
            """.utf8
        )
    }

    private static func role(_ arn: String, path: String = "/team/", id: String = "AROA1") -> [UInt8] {
        let tags = "<Tags><member><Key>env</Key><Value>a&amp;b</Value></member></Tags>"
        let role = "<Role><Path>\(path)</Path><Arn>\(arn)</Arn><RoleId>\(id)</RoleId>\(tags)</Role>"
        return Array("<GetRoleResponse><GetRoleResult>\(role)</GetRoleResult></GetRoleResponse>".utf8)
    }

    @Test func `a caller is the role or the user whom STS names, with what IAM tells of the same one`() throws {
        let session = "arn:aws:sts::\(Self.account):assumed-role/deploy/session"
        let caller = try AWSIdentity(callerIdentity: Self.caller(session))
        #expect(caller.arn == "arn:aws:iam::\(Self.account):role/deploy" && caller.id == "AROA1")
        let user = try AWSIdentity(callerIdentity: Self.caller("arn:aws:iam::\(Self.account):user/a/alice", id: "AIDA"))
        #expect(user.arn == "arn:aws:iam::\(Self.account):user/alice" && user.name == "alice")
        for arn in [
            "arn:aws:iam::\(Self.account):root", "arn:aws:sts::999999999999:assumed-role/deploy/session", "deploy",
            "arn:aws:sts::\(Self.account):federated-user/x", "arn:aws:sts::\(Self.account):assumed-role/deploy",
        ] {
            #expect(throws: MeshError.self) { try AWSIdentity(callerIdentity: Self.caller(arn)) }
        }

        let full = "arn:aws:iam::\(Self.account):role/team/deploy"
        let detailed = try caller.detailed(by: Self.role(full))
        #expect(detailed.path == "/team/" && detailed.tags == ["env": "a&b"])
        for other in [
            Self.role("arn:aws:iam::999999999999:role/team/deploy"), Self.role(full, id: "AROA2"),
            Self.role("arn:aws:iam::\(Self.account):role/team/other"), Self.role(full, path: "/"),
            Self.caller(session), Array("<html/>".utf8), [],
        ] {
            #expect(throws: MeshError.self) { try caller.detailed(by: other) }
        }

        var method = AWSIAMVerification()
        method.boundPrincipalARNs = ["arn:aws:iam::\(Self.account):role/team/*"]
        #expect(!detailed.isBound(by: method))
        method.enableEntityDetails = true
        #expect(detailed.isBound(by: method) && !caller.isBound(by: method) && !user.isBound(by: method))
        method.entityTags = ["env", "other"]
        let variables = detailed.identity(by: method).variables
        #expect(variables["entity_tags.env"] == "a&b" && variables["entity_tags.other"] == "")
    }

    @Test(arguments: [
        "", "text", "<a", "<a>", "<a/><b/>", "<a><b></a></b>", "<!DOCTYPE a><a/>", "<a><!-- x --></a>",
        "<a><![CDATA[x]]></a>", "<a>&own;</a>", "<a>&#65;</a>", "<a b='c'/>", "<a/>x",
        String(repeating: "<a>", count: 17) + String(repeating: "</a>", count: 17),
    ])
    func `what could be read in two ways is no XML`(_ text: String) {
        #expect(PlainXML(Array(text.utf8)) == nil)
    }

    @Test func `plain XML is read`() throws {
        let text = "<?xml version=\"1.0\"?>\n<a x=\"1\"><b>&lt;t&amp;&gt;</b> <c/></a>\n"
        let root = try #require(PlainXML(Array(text.utf8)))
        #expect(root["b"]?.text == "<t&>" && root["c"]?.text == "" && root["d"] == nil)
        #expect(root.children.map(\.name) == ["b", "c"])
    }
}
