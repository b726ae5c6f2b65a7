import EnvoyPatches
import MeshDomain
import SchemaRuntime

/// What a resource with extensions is made from.
struct ExtendedInput: Hashable {
    let resource: EncodedResource
    let steps: [Step]
    /// What the extensions look at, and nothing else.
    let context: PatchContext

    /// One extension, and how it sees the resource.
    struct Step: Hashable {
        let entry: EnvoyExtension
        let target: PatchTarget
    }

    /// Equal inputs hash alike; the rest is left to the comparison.
    func hash(into hasher: inout Hasher) {
        hasher.combine(resource)
        hasher.combine(context)
        for step in steps {
            hasher.combine(step.entry.name)
            hasher.combine(step.target)
        }
    }
}

/// What extensions made of a resource.
struct ExtendedOutcome: Sendable {
    /// Nil when it is not served.
    var resource: EncodedResource?
    var problems: [TranslationProblem] = []
    /// Something else stands in the place of a service's instances: nobody asks for them.
    var isInsteadOfInstances = false
}

/// The changes that extensions make to one resource, in their order.
struct ExtensionSteps {
    /// One extension, what was read of it, and how it sees the resource.
    struct Step {
        let entry: EnvoyExtension
        let read: ProxyExtension
        let target: PatchTarget
    }

    private static let codec = EnvoyCodec()

    let resource: EncodedResource
    let type: EnvoyResourceType
    let steps: [Step]
    let context: PatchContext

    init(_ resource: EncodedResource, _ type: EnvoyResourceType, _ steps: [Step], _ whole: PatchContext) {
        self.resource = resource
        self.type = type
        self.steps = steps
        context = ProxyExtension.needed(of: whole, by: steps.map { $0.read })
    }

    var input: ExtendedInput {
        ExtendedInput(
            resource: resource,
            steps: steps.map { ExtendedInput.Step(entry: $0.entry, target: $0.target) },
            context: context
        )
    }

    /// What comes of them.
    func outcome() -> ExtendedOutcome {
        // Together first: only when the result cannot be written it is asked which of them spoils it.
        folded(writingEach: false) ?? folded(writingEach: true) ?? ExtendedOutcome(resource: resource)
    }

    private func folded(writingEach: Bool) -> ExtendedOutcome? {
        var outcome = ExtendedOutcome(resource: resource)
        var original: MeshObject?
        var message: MeshObject?
        for step in steps {
            do throws(StepProblem) {
                try checkVersions(step)
                let before: MeshObject
                if let message { before = message } else { before = try decoded(step) }
                if original == nil { original = before }
                let after = try patched(before, step)
                if writingEach { _ = try bytes(of: after, step) }
                message = after
                if step.entry.reachesCallers && type == .cluster { outcome.isInsteadOfInstances = true }
            } catch {
                let isLost = refused(step, error, &outcome)
                if isLost { return outcome }
            }
        }
        guard let message, let last = steps.last, message != original else { return outcome }
        do throws(StepProblem) {
            let written = try bytes(of: message, last)
            outcome.resource = EncodedResource(name: resource.name, typeURL: resource.body.typeURL, written)
            return outcome
        } catch { return nil }
    }

    /// Notes that a step is not taken; true when nothing of the resource is left by that.
    private func refused(_ step: Step, _ problem: StepProblem, _ outcome: inout ExtendedOutcome) -> Bool {
        var end = "it is not applied here"
        var isLost = false
        if step.read.isRequired && !step.entry.reachesCallers {
            end = "it is required, so this is not served"
            outcome.resource = nil
            isLost = true
        } else if step.read.isRequired && type == .cluster, let nowhere = self.nowhere(step) {
            // Listeners of callers serve other services, too: only the calls to this one are lost.
            end = "it is required, so calls lead nowhere"
            outcome.resource = nowhere
            outcome.isInsteadOfInstances = true
            isLost = true
        }
        outcome.problems.append(
            TranslationProblem(
                type: type,
                name: resource.name,
                reason: "\(step.read.builtin): \(problem.reason); \(end)"
            )
        )
        return isLost
    }

    /// A cluster without instances, which routes may go on naming.
    private func nowhere(_ step: Step) -> EncodedResource? {
        let name = MeshValue.string(resource.name)
        let cluster: MeshObject = ["name": name, "type": "STATIC", "loadAssignment": ["clusterName": name]]
        guard let written = try? bytes(of: cluster, step) else { return nil }
        return EncodedResource(name: resource.name, typeURL: resource.body.typeURL, written)
    }

    // MARK: - One step

    private func checkVersions(_ step: Step) throws(StepProblem) {
        do throws(ExtensionProblem) { try step.read.checkVersions(context) } catch {
            throw StepProblem(reason: error.description)
        }
    }

    private func decoded(_ step: Step) throws(StepProblem) -> MeshObject {
        do throws(EnvoyJSONProblem) {
            let value = try Self.codec.value(of: resource.body.value, as: step.target.kind.messageName)
            return value.objectValue ?? MeshObject()
        } catch { throw StepProblem(reason: error.description) }
    }

    private func patched(_ message: MeshObject, _ step: Step) throws(StepProblem) -> MeshObject {
        do throws(ExtensionProblem) { return try step.read.patched(message, step.target, context) } catch {
            throw StepProblem(reason: error.description)
        }
    }

    private func bytes(of message: MeshObject, _ step: Step) throws(StepProblem) -> [UInt8] {
        do throws(EnvoyJSONProblem) {
            return try Self.codec.bytes(of: .object(message), as: step.target.kind.messageName)
        } catch { throw StepProblem(reason: error.description) }
    }

    /// Why a step is not taken.
    private struct StepProblem: Error {
        let reason: String
    }
}
