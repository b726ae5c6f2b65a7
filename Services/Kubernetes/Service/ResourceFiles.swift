import Foundation
import KubernetesLogic
import MeshDomain

/// Writes the definitions of the custom resources into a folder, one file each.
package enum ResourceFiles {
    /// Does what `crds FOLDER` asks for.
    ///
    /// - Returns: What was done; nil when the arguments ask for something else.
    /// - Throws: `badRequest` when a file cannot be written.
    package static func write(_ arguments: [String]) throws -> String? {
        guard arguments.count == 2, arguments[0] == "crds" else { return nil }
        for resource in MeshResource.all {
            let path = arguments[1] + "/" + resource.plural + ".yaml"
            do {
                try ResourceDefinition.file(of: resource).write(toFile: path, atomically: true, encoding: .utf8)
            } catch {
                throw MeshError(.badRequest, "cannot write \(path): \(error.localizedDescription)")
            }
        }
        return "\(MeshResource.all.count) definitions written into \(arguments[1])"
    }
}
