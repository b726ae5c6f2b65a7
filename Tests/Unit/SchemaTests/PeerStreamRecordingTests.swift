import PeerStreamSchema
import SchemaRuntime
import Testing

@Suite struct PeerStreamRecordingTests {
    private func response(_ bytes: [UInt8]) throws -> PeerStreamWire.ReplicationMessage.Response {
        guard case .response(let response) = try PeerStreamWire.ReplicationMessage(decoding: bytes).payload else {
            throw SchemaError(.typeMismatch)
        }
        return response
    }

    @Test(arguments: RecordedPeerStream.streamMessages)
    func `a recorded message is encoded again to as many bytes`(bytes: [UInt8]) throws {
        let message = try PeerStreamWire.ReplicationMessage(decoding: bytes)
        #expect(message.payload != nil)
        // Consul does not sort maps, so only their order may differ.
        let again = try message.encoded()
        #expect(again.count == bytes.count)
        #expect(again.sorted() == bytes.sorted())
        #expect(try PeerStreamWire.ReplicationMessage(decoding: again) == message)
    }

    @Test func `the opening message is read`() throws {
        let message = try PeerStreamWire.ReplicationMessage(decoding: RecordedPeerStream.open)
        guard case .open(let open) = message.payload else {
            Issue.record("\(message)")
            return
        }
        #expect(open.peerID.utf8.count == 36)
        #expect(open.streamSecretID.utf8.count == 36)
        #expect(open.remote?.datacenter.isEmpty == false)
        #expect(open.remote?.locality == nil)
    }

    @Test func `an exported service is read down to its checks and encoded again without loss`() throws {
        let response = try response(RecordedPeerStream.responseExportedService)
        #expect(response.operation == .upsert)
        #expect(response.resourceURL == PeerStreamWire.ExportedService.typeURL)
        let any = try #require(response.resource)
        let service = try any.unpacked(as: PeerStreamWire.ExportedService.self)
        let again = try service.encoded()
        #expect(try PeerStreamWire.ExportedService(decoding: again) == service)
        // Go writes an empty map value as two bytes, protobuf-c leaves it out, which means the same.
        let emptyValues = service.nodes.reduce(0) { $0 + ($1.node?.meta.values.filter(\.isEmpty).count ?? 0) }
        #expect(emptyValues > 0)
        #expect(again.count + 2 * emptyValues == any.value.count)
        let node = try #require(service.nodes.first)
        #expect(node.node?.node.isEmpty == false)
        #expect(node.service?.kind == "connect-proxy")
        #expect(node.service?.connect?.peerMeta?.sni.isEmpty == false)
        #expect(node.checks.allSatisfy { $0.status == "passing" })
        #expect(!node.checks.isEmpty)
    }

    @Test func `lists, addresses and trust bundles are read`() throws {
        let list = try response(RecordedPeerStream.responseExportedServiceList)
        #expect(list.resourceID == "exported-service-list")
        let names = try #require(list.resource).unpacked(as: PeerStreamWire.ExportedServiceList.self)
        #expect(!names.services.isEmpty)
        let addresses = try response(RecordedPeerStream.responsePeeringServerAddresses)
        let found = try #require(addresses.resource).unpacked(as: PeerPeeringWire.PeeringServerAddresses.self)
        #expect(found.addresses.allSatisfy { $0.contains(":") })
        #expect(!found.addresses.isEmpty)
        let roots = try response(RecordedPeerStream.responsePeeringTrustBundle)
        #expect(roots.resourceID == "roots")
        let bundle = try #require(roots.resource).unpacked(as: PeerPeeringWire.PeeringTrustBundle.self)
        #expect(bundle.trustDomain.hasSuffix(".consul"))
        #expect(bundle.rootPEMs.first?.hasPrefix("-----BEGIN CERTIFICATE-----") == true)
    }

    @Test func `a refusal carries a status`() throws {
        let message = try PeerStreamWire.ReplicationMessage(decoding: RecordedPeerStream.requestExportedService)
        guard case .request(let request) = message.payload else {
            Issue.record("\(message)")
            return
        }
        #expect(request.error?.code != 0)
        #expect(request.error?.message.isEmpty == false)
    }

    @Test func `the exchange of secrets is read and written`() throws {
        let request = try PeerStreamWire.ExchangeSecretRequest(decoding: RecordedPeerStream.exchangeRequest)
        #expect(request.establishmentSecret.utf8.count == 36)
        #expect(try request.encoded() == RecordedPeerStream.exchangeRequest)
        let response = try PeerStreamWire.ExchangeSecretResponse(decoding: RecordedPeerStream.exchangeResponse)
        #expect(response.streamSecret.utf8.count == 36)
        #expect(try response.encoded() == RecordedPeerStream.exchangeResponse)
    }
}
