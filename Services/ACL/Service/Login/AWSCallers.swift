import ACLLogic
import MeshDomain

/// Finds out which role or user of AWS somebody is: AWS is asked with what they signed.
struct AWSCallers: Sendable {
    let outside: OutsideRequests
    /// Before AWS is asked again; twice as long each time.
    private static let pause = Duration.milliseconds(100)

    /// Who signed.
    ///
    /// - Throws: `rejected` for what is not accepted, `unavailable` when AWS cannot be asked.
    func identity(of bearer: SecretID, _ method: AWSIAMVerification) async throws(MeshError) -> VerifiedIdentity {
        let signed = try SignedAWSRequest(bearer: bearer)
        try signed.check(.sts, endpoint: method.stsEndpoint)
        if !method.serverIDHeaderValue.isEmpty {
            try signed.checkSigned(SignedAWSRequest.serverIDHeader)
            guard signed.headers[SignedAWSRequest.serverIDHeader]?.hasSameBytes(as: method.serverIDHeaderValue) == true
            else {
                throw MeshError(.rejected, "invalid AWS bearer token: its server id is not ServerIDHeaderValue")
            }
        }
        let entity = method.enableEntityDetails ? try signed.signedEntity() : nil
        try entity?.check(.iam, endpoint: method.iamEndpoint)
        var caller = try AWSIdentity(
            callerIdentity: try await ask(signed, besides: method.allowedSTSHeaderValues, retries: method.maxRetries)
        )
        if let entity {
            caller = try caller.detailed(by: try await ask(entity, besides: [], retries: method.maxRetries))
        }
        guard caller.isBound(by: method) else {
            throw MeshError(.rejected, "IAM principal \(caller.arn) is not trusted")
        }
        return caller.identity(by: method)
    }

    private func ask(
        _ signed: SignedAWSRequest,
        besides: [String],
        retries: Int
    ) async throws(MeshError) -> [UInt8] {
        let question = OutsideRequests.Question(
            url: signed.url,
            body: .form(Array(signed.body.utf8)),
            signedHeaders: try signed.passed(besides: besides)
                + (signed.headers["accept"] == nil ? [("accept", "text/xml")] : [])
        )
        for attempt in 0...retries {
            do throws(MeshError) {
                let answer = try await outside.exchange(question)
                if (200..<300).contains(answer.status) { return answer.body }
                if (400..<500).contains(answer.status) {
                    throw MeshError(.rejected, "AWS refuses the signed request with the status \(answer.status)")
                }
                throw MeshError(.unavailable, "\(signed.url) answers with the status \(answer.status)")
            } catch {
                guard error.code == .unavailable, attempt < retries, !Task.isCancelled else { throw error }
            }
            try? await Task.sleep(for: Self.pause * (1 << min(attempt, 5)))
            guard !Task.isCancelled else { break }
        }
        throw MeshError(.unavailable, "AWS was not asked again: the caller is gone")
    }
}
