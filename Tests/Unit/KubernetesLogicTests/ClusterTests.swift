import Foundation
import MeshDomain
import Testing

@testable import KubernetesLogic

@Suite("What an API server says")
struct ClusterTests {
    @Test("events of a watch; expiry comes as an event of status 200")
    func events() throws {
        func event(_ text: String) throws -> WatchEvent { try WatchEvent(line: Array(text.utf8)) }
        let object = #"{"metadata":{"name":"a","resourceVersion":"3"}}"#
        guard case .changed(let seen) = try event(#"{"type":"ADDED","object":\#(object)}"#) else {
            Issue.record("not a change")
            return
        }
        #expect(seen.resourceVersion == "3")
        #expect(try event(#"{"type":"BOOKMARK","object":\#(object)}"#) == .bookmark("3"))
        #expect(try event(#"{"type":"ERROR","object":{"code":410,"reason":"Expired"}}"#) == .expired)
        #expect(try event(#"{"type":"ERROR","object":{"code":500,"message":"m"}}"#) == .failed("m"))
        #expect(throws: MeshError.self) { _ = try event("{}") }
        #expect(throws: MeshError.self) { _ = try event("no JSON") }
    }

    @Test("lines arrive in any pieces, and not without end")
    func lines() throws {
        var splitter = LineSplitter()
        var lines: [[UInt8]] = []
        for byte in Array("one\n\ntwo\nthr".utf8) { lines += try splitter.take([byte]) }
        #expect(lines == [Array("one".utf8), Array("two".utf8)])
        lines = try splitter.take(Array("ee\n".utf8))
        #expect(lines == [Array("three".utf8)])
        #expect(throws: MeshError.self) {
            var splitter = LineSplitter()
            _ = try splitter.take([UInt8](repeating: 65, count: LineSplitter.limit + 1))
        }
    }

    @Test("a lease is judged by the own clock: it is over when its record stands still")
    func leases() {
        let record = LeaseRecord(holder: "a", durationSeconds: 15, now: "2026-01-01T00:00:00.000000Z", over: nil)
        var sighting = LeaseSighting()
        func isFree(_ record: LeaseRecord, for holder: String, now: Duration) -> Bool {
            sighting.isFree(record, for: holder, now: now)
        }
        #expect(!isFree(record, for: "b", now: .seconds(0)))
        #expect(isFree(record, for: "a", now: .seconds(0)))
        #expect(!isFree(record, for: "b", now: .seconds(15)))
        let renewed = LeaseRecord(holder: "a", durationSeconds: 15, now: "2026-01-01T00:00:16.000000Z", over: record)
        #expect(renewed.acquiredAt == record.acquiredAt && renewed.transitions == 0)
        #expect(!isFree(renewed, for: "b", now: .seconds(16)))
        #expect(isFree(renewed, for: "b", now: .seconds(32)))
        let taken = LeaseRecord(holder: "b", durationSeconds: 15, now: "2026-01-01T00:01:00.000000Z", over: renewed)
        #expect(taken.transitions == 1)
        let given = LeaseRecord(holder: "", durationSeconds: 1, now: "2026-01-01T00:01:00.000000Z", over: taken)
        #expect(isFree(given, for: "c", now: .seconds(33)))
        #expect(
            LeaseRecord(KubernetesObject(taken.object(ObjectKey(namespace: "n", name: "l")).objectValue ?? [:]))
                == taken
        )
    }

    @Test("a kubeconfig gives the access of its context")
    func kubeconfig() throws {
        let file: MeshValue = [
            "current-context": "a",
            "contexts": [
                ["name": "a", "context": ["cluster": "c", "user": "u", "namespace": "consul"]],
                ["name": "b", "context": ["cluster": "c", "user": "robot"]],
            ],
            "clusters": [["name": "c", "cluster": ["server": "https://h:6443/", "certificate-authority": "ca.crt"]]],
            "users": [
                ["name": "u", "user": ["token": "t"]], ["name": "robot", "user": ["exec": ["command": "aws"]]],
            ],
        ]
        let access = try ClusterAccess(kubeconfig: file, context: "", folder: "/f")
        #expect(access.server == "https://h:6443" && access.authority == .file("/f/ca.crt"))
        #expect(access.token == .text("t") && access.namespace == "consul" && access.isVerified)
        #expect(throws: MeshError.self) { _ = try ClusterAccess(kubeconfig: file, context: "b", folder: "/f") }
        #expect(throws: MeshError.self) { _ = try ClusterAccess(kubeconfig: file, context: "c", folder: "/f") }
        let pod = ClusterAccess(environment: ["KUBERNETES_SERVICE_HOST": "fd00::1", "KUBERNETES_SERVICE_PORT": "443"])
        #expect(pod?.server == "https://[fd00::1]:443")
        #expect(ClusterAccess(environment: [:]) == nil)
    }

    @Test("an item waits once, runs once at a time, and comes again when it was added meanwhile")
    func queue() {
        var queue = WorkQueue<Int>()
        for item in [1, 2, 1, 1] { queue.add(item) }
        #expect(queue.count == 2)
        let first = queue.take()
        queue.add(1)
        let (second, none) = (queue.take(), queue.take())
        queue.finish(1)
        let again = queue.take()
        #expect([first, second, none, again] == [1, 2, nil, 1])
        queue.finish(1)
        queue.finish(2)
        #expect(queue.isEmpty)
        for item in 0..<10_000 { queue.add(item) }
        for item in 0..<10_000 {
            let taken = queue.take()
            #expect(taken == item)
            queue.finish(item)
        }
        var backOff = BackOff(from: .milliseconds(200), to: .seconds(5))
        var pauses: [Duration] = []
        for _ in 0..<7 { pauses.append(backOff.next()) }
        #expect(pauses.suffix(3) == [.milliseconds(3200), .seconds(5), .seconds(5)])
    }

    @Test("names of the kinds are Consul's")
    func kinds() {
        let names = Dictionary(uniqueKeysWithValues: MeshResource.all.map { ($0.kind, $0) })
        #expect(names["Mesh"]?.plural == "meshes" && names["Mesh"]?.shortName == nil)
        #expect(names["ExportedServices"]?.plural == "exportedservices")
        #expect(names["JWTProvider"]?.plural == "jwtproviders" && names["JWTProvider"]?.shortName == nil)
        #expect(names["ServiceIntentions"]?.shortName == "service-intentions")
        #expect(names["ServiceRouter"]?.plural == "servicerouters" && names["ProxyDefaults"]?.plural == "proxydefaults")
        #expect(
            names["PeeringDialer"]?.path(ObjectKey(namespace: "n", name: "x")).joined(separator: "/")
                == "apis/consul.hashicorp.com/v1alpha1/namespaces/n/peeringdialers/x"
        )
    }

    @Test("the definitions in deploy/crds are those of the schemas", arguments: MeshResource.all)
    func definitions(_ resource: MeshResource) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let file = root.appending(path: "deploy/crds/\(resource.plural).yaml")
        #expect(
            try String(contentsOf: file, encoding: .utf8) == ResourceDefinition.file(of: resource),
            "make them again: .build/debug/tombolo-kubernetes crds deploy/crds"
        )
    }
}
