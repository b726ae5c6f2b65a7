import ACLContract
import AccessRules
import AgentLogic
import CatalogContract
import CatalogTables
import ConfigEntryTables
import ConsulJSON
import MeshDomain
import MeshJournal
import TransactionRules

/// `/v1/txn`.
///
/// - Source: reference §2.8, §3.8, §8.9.
struct TransactionEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .put,
                "/v1/txn",
                scope: .namespaced,
                datacenter: .write,
                body: .json("Failed to parse body"),
                permission: .anyToken,
                run
            ).inScopes()
        ]
    }

    private func run(_ request: RoutedRequest) async throws -> APIResponse {
        let operations = try await self.operations(of: request)
        guard operations.contains(where: \.isWrite) else { return try await read(operations, request) }
        let outcome = try await context.catalogClient.transact(operations, context: context.call(request))
        return .json(status: outcome.failures.isEmpty ? 200 : 409) { output in
            output.object { TransactionCodec.write(outcome.rows, outcome.failures, to: &$0) }
        }
    }

    /// What only reads is answered from what this agent holds, so that it may be as large as all values together.
    private func read(_ operations: [TransactionOperation], _ request: RoutedRequest) async throws -> APIResponse {
        let options = try context.readOptions(request)
        let version = try await context.catalog.read(options.reading, timeout: AgentContext.requestTimeout)
        let authorizer = request.permitted.authorizer
        let result = TransactionReading.run(operations, in: version.state) { authorizer.allows($0) }
        var answer = APIResponse.json(status: result.failures.isEmpty ? 200 : 409) { output in
            output.object { output in
                TransactionCodec.write(result.rows, result.failures, to: &output)
                output.member("Index", UInt64(0))
                output.member("LastContact", 0)
                output.member("KnownLeader", context.catalog.isFresh)
            }
        }
        answer.add("X-Consul-KnownLeader", context.catalog.isFresh ? "true" : "false")
        answer.add("X-Consul-LastContact", "0")
        return answer
    }

    /// The operations as they are written; those that change something stand where something can.
    private func decoded(_ request: RoutedRequest) async throws -> [TransactionOperation] {
        let state = context.configEntries.view.current.state
        var places = TransactionPlaces(scope: request.scope, areKnown: state.hasTenants || !request.scope.isStandard)
        func read() throws(APIError) -> [TransactionOperation] {
            try request.decoded { (value) throws(MeshError) in try TransactionCodec.operations(value, places) }
        }
        let operations: [TransactionOperation]
        do throws(APIError) { operations = try read() } catch {
            // Another agent's client may have made the first namespace just now.
            guard !places.areKnown, try await RequestScope.isKnown(request.endpoint, in: context) else { throw error }
            places.areKnown = true
            operations = try read()
        }
        for scope in Set(operations.lazy.filter(\.isWrite).map(\.scope)) where state.refusal(of: scope) != nil {
            let newest = try await context.configEntries.read(.linearizable, timeout: AgentContext.requestTimeout)
            if let refusal = newest.state.refusal(of: scope) { throw refusal }
        }
        return operations
    }

    /// The operations of a request, none of them too large.
    ///
    /// - Throws: ``APIError`` 400 naming what is wrong with the body, 413 when there is too much of it.
    private func operations(of request: RoutedRequest) async throws -> [TransactionOperation] {
        let limit = context.configuration.http.transactionLimit
        guard request.body.count <= limit else {
            throw APIError(
                status: 413,
                text: "Request body(\(request.body.count) bytes) too large, max size: \(limit) bytes. See "
                    + "https://www.consul.io/docs/agent/config/config-files#txn_max_req_len."
            )
        }
        var operations = try await decoded(request)
        guard operations.count <= TransactionOperation.limit else {
            throw APIError(
                status: 413,
                text: "Transaction contains too many operations (\(operations.count) > \(TransactionOperation.limit))"
            )
        }
        let valueLimit = context.configuration.http.kvValueLimit
        for place in operations.indices {
            switch operations[place].operand {
            case .key(let entry):
                guard entry.value.count > valueLimit else { continue }
                throw APIError(
                    status: 413,
                    text: "Value for key \"\(entry.key)\" is too large (\(entry.value.count) > \(valueLimit) bytes)"
                )
            case .node(var node):
                guard node.datacenter.isEmpty || equalIgnoringCase(node.datacenter, context.configuration.datacenter)
                else { throw APIError(status: 500, text: "No path to datacenter") }
                node.datacenter = context.configuration.datacenter
                operations[place].operand = .node(node)
            case .service, .check: continue
            }
        }
        return operations
    }
}
