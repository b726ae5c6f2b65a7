import ConsulJSON
import Foundation
import KubernetesLogic
import Logging
import MeshDomain
import MeshRuntime
import NIOHTTP1

/// Writes Events, which `kubectl describe` shows with the object that they are about.
struct EventRecorder: Sendable {
    let client: KubernetesClient
    let instance: String
    let logger: Logger

    /// Says what happened to an object; what cannot be written is logged only.
    func record(_ reason: String, _ message: String, about object: KubernetesObject, isWarning: Bool = false) async {
        let now = MeshController.now
        let event: MeshValue = [
            "apiVersion": "v1", "kind": "Event",
            "metadata": ["generateName": .string(object.name + "."), "namespace": .string(object.namespace)],
            "involvedObject": object.reference, "reason": .string(reason),
            "message": .string(String(message.prefix(1000))), "type": isWarning ? "Warning" : "Normal",
            "source": ["component": "tombolo-kubernetes"], "reportingComponent": "tombolo-kubernetes",
            "reportingInstance": .string(instance),
            "firstTimestamp": .string(now), "lastTimestamp": .string(now), "count": 1,
        ]
        do { try await client.call(.POST, ["api", "v1", "namespaces", object.namespace, "events"], body: event) } catch
        {
            logger.debug("an Event was not taken", metadata: [LogKey.error: "\(error)"])
        }
    }
}
