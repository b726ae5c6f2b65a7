import ConfigEntryKinds
import ConsulJSON
import MeshDomain
import Testing

@testable import KubernetesLogic

@Suite("Config entries of Kubernetes")
struct EntryPlanTests {
    private func resource(
        _ kind: String = "ServiceDefaults",
        name: String = "web",
        annotations: MeshObject = [:],
        spec: MeshValue
    ) -> KubernetesObject {
        KubernetesObject([
            "kind": .string(kind),
            "metadata": [
                "name": .string(name), "namespace": "default", "uid": .string(name),
                "annotations": .object(annotations),
                "creationTimestamp": "2026-01-01T00:00:00Z",
            ], "spec": spec,
        ])
    }

    private func stored(_ content: MeshObject, datacenter: String?) throws -> ConfigEntry {
        var content = content
        content["Kind"] = "service-defaults"
        content["Name"] = "web"
        content["ModifyIndex"] = 7
        if let datacenter { content["Meta"] = .object([EntryTranslation.datacenterKey: .string(datacenter)]) }
        return try ConfigEntryCodec.decode(.object(content))
    }

    @Test("a spec in camel case is the entry, with where it comes from")
    func translated() throws {
        let spec: MeshValue = [
            "protocol": "HTTP", "maxInboundConnections": 7, "mutualTLSMode": "strict",
            "upstreamConfig": ["overrides": [["name": "db", "passiveHealthCheck": ["interval": "5s"]]]],
        ]
        let entry = try EntryTranslation.entry(of: resource(spec: spec), .serviceDefaults, datacenter: "dc1")
        let shown = ConfigEntryCodec.encode(entry)
        #expect(shown["Protocol"]?.stringValue == "http")
        #expect(
            shown["UpstreamConfig"]?["Overrides"]?.arrayValue?.first?["PassiveHealthCheck"]?["Interval"]?.intValue
                == 5_000_000_000
        )
        #expect(entry.meta == ["external-source": "kubernetes", EntryTranslation.datacenterKey: "dc1"])
    }

    @Test("an intention is named after its destination; a field that does not exist is named")
    func names() throws {
        let intention = resource(
            "ServiceIntentions",
            name: "web-to-api",
            spec: [
                "destination": ["name": "api"], "sources": [["name": "web", "peer": "cluster-02", "action": "allow"]],
            ]
        )
        #expect(try EntryTranslation.entry(of: intention, .serviceIntentions, datacenter: "dc1").name == "api")
        let wrong = resource("Mesh", name: "mesh", spec: ["peering": ["peeringThroughMeshGateways": true]])
        #expect {
            _ = try EntryTranslation.entry(of: wrong, .mesh, datacenter: "dc1")
        } throws: { error in
            (error as? MeshError)?.message.contains("peeringThroughMeshGateways") == true
        }
        let other = resource("Mesh", name: "other", spec: [:])
        #expect(throws: MeshError.self) { _ = try EntryTranslation.entry(of: other, .mesh, datacenter: "dc1") }
    }

    @Test(
        "a spec cannot ask for another entry than the resource's own",
        arguments: [
            "kind", "Kind", "NAME", "name", "meta", "namespace", "Partition", "create_index", "ModifyIndex", "hash",
        ]
    )
    func reserved(member: String) {
        var spec: MeshObject = ["protocol": "http"]
        spec[member] = "x"
        let object = resource(spec: .object(spec))
        #expect {
            _ = try EntryTranslation.entry(of: object, .serviceDefaults, datacenter: "dc1")
        } throws: { error in
            (error as? MeshError)?.message == "spec.\(member) is not a field of ServiceDefaults"
        }
    }

    @Test("an entry is left to the resource that takes its place, and one that goes is no rival")
    func heirs() {
        func intention(_ uid: String, _ destination: String) -> KubernetesObject {
            resource("ServiceIntentions", name: uid, spec: ["destination": ["name": .string(destination)]])
        }
        let key = EntryKey(kind: .serviceIntentions, name: "a")
        let moved = intention("u1", "b")
        let (second, third, other) = (intention("u2", "a"), intention("u3", "a"), intention("u4", "c"))
        let all = [other, third, second, moved]
        #expect(EntryPlan.heirs(to: key, of: moved, among: all).map(\.uid) == ["u2", "u3"])
        #expect(EntryPlan.heirs(to: key, of: second, among: [moved, second, other]).isEmpty)
        #expect(EntryPlan.rival(of: third, .serviceIntentions, among: all)?.contains("u2") == true)
        var going = second
        going.content["metadata"] = [
            "name": "u2", "namespace": "default", "uid": "u2", "creationTimestamp": "2026-01-01T00:00:00Z",
            "deletionTimestamp": "2026-01-02T00:00:00Z",
        ]
        #expect(EntryPlan.rival(of: third, .serviceIntentions, among: [going, third]) == nil)
        #expect(EntryPlan.heirs(to: key, of: third, among: [going, third]).isEmpty)
    }

    @Test("what is done, by content, owner and annotation")
    func table() throws {
        let same = try stored(["Protocol": "http"], datacenter: nil)
        let ours = try stored(["Protocol": "http"], datacenter: "dc1")
        let different = try stored(["Protocol": "grpc"], datacenter: nil)
        let differentOurs = try stored(["Protocol": "grpc"], datacenter: "dc1")
        let elsewhere = try stored(["Protocol": "grpc"], datacenter: "dc2")
        func step(_ stored: ConfigEntry?, migrates: Bool = false) throws -> EntryPlan.Step {
            let object = resource(
                annotations: migrates ? [MeshResource.migrateEntry: "true"] : [:],
                spec: ["protocol": "http"]
            )
            let wanted = try EntryTranslation.entry(of: object, .serviceDefaults, datacenter: "dc1")
            return EntryPlan.step(for: object, wanted: wanted, stored: stored, rival: nil)
        }
        func reason(_ step: EntryPlan.Step) -> String {
            switch step {
            case .report(let report): report.state == .synced ? "synced" : report.reason
            case .write(_, let index, let refused): "write over \(index), else \(refused.rawValue)"
            case .nothing: "nothing"
            }
        }
        #expect(reason(try step(nil)) == "write over 0, else False")
        #expect(reason(try step(different)) == "ExternallyManagedConfigError")
        #expect(reason(try step(elsewhere)) == "ExternallyManagedConfigError")
        #expect(reason(try step(different, migrates: true)) == "MigrationFailedError")
        #expect(reason(try step(differentOurs, migrates: true)) == "MigrationFailedError")
        #expect(reason(try step(differentOurs)) == "write over 7, else Unknown")
        #expect(reason(try step(same, migrates: true)) == "write over 7, else Unknown")
        #expect(reason(try step(same)) == "synced")
        #expect(reason(try step(ours)) == "synced")
    }

    @Test("only an entry of our own goes with its resource")
    func farewell() throws {
        let ours = try stored(["Protocol": "http"], datacenter: "dc1")
        #expect(EntryPlan.farewell(stored: ours, datacenter: "dc1", isWanted: false) == .remove(7))
        #expect(EntryPlan.farewell(stored: ours, datacenter: "dc2", isWanted: false) == .letGo)
        #expect(EntryPlan.farewell(stored: ours, datacenter: "dc1", isWanted: true) == .letGo)
        #expect(EntryPlan.farewell(stored: nil, datacenter: "dc1", isWanted: false) == .letGo)
        var moved = resource("ServiceIntentions", spec: ["destination": ["name": "b"]])
        let now = EntryKey(kind: .serviceIntentions, name: "b")
        #expect(EntryPlan.left(by: moved, now) == nil)
        moved.content["status"] = ["entry": "b"]
        #expect(EntryPlan.left(by: moved, now) == nil)
        moved.content["status"] = ["entry": "a"]
        #expect(EntryPlan.left(by: moved, now)?.name == "a")
        let foreign = try stored(["Protocol": "http"], datacenter: nil)
        #expect(EntryPlan.farewell(stored: foreign, datacenter: "dc1", isWanted: false) == .letGo)
    }

    @Test("a status is written only where it says something else, and its time moves only with it")
    func statuses() {
        var object = resource(spec: ["protocol": "http"])
        var change = StatusChange(of: object, now: "2026-02-02T00:00:00Z")
        change.report(.good)
        #expect(change.patch?["status"]?["conditions"]?.arrayValue?.count == 1)
        object.content["status"] = [
            "conditions": [
                [
                    "type": "Synced", "status": "False", "lastTransitionTime": "2026-01-01T00:00:00Z", "reason": "a",
                    "message": "b",
                ]
            ], "peering": ["state": "ACTIVE", "reason": "gone"],
        ]
        change = StatusChange(of: object, now: "2026-02-02T00:00:00Z")
        change.report(SyncReport(.failed, reason: "a", message: "b"))
        change.set("peering", ["state": "ACTIVE"])
        #expect(change.patch == nil)
        change.report(SyncReport(.failed, reason: "a", message: "c"))
        let condition = change.patch?["status"]?["conditions"]?.arrayValue?.first
        #expect(condition?["lastTransitionTime"]?.stringValue == "2026-01-01T00:00:00Z")
        change.set("peering", ["state": "ACTIVE", "reason": .null])
        #expect(change.patch?["status"]?["peering"] != nil)
    }
}
