import CommandLineLogic

/// `tombolo k8s`: the program that speaks the Kubernetes API does it, in place of this one.
enum KubernetesOrder {
    /// Becomes that program; returns only when it cannot.
    ///
    /// - Throws: ``UsageError`` without an order, or without the program.
    static func run(_ words: [String], environment: [String: String]) throws(UsageError) {
        guard !words.isEmpty else {
            throw UsageError("say what to do: status, troubleshoot, proxy list or proxy read POD")
        }
        let name = "tombolo-kubernetes"
        guard let program = ProgramFinder(environment: environment).part(name) else {
            throw UsageError("\(name) does not lie beside this program, nor in TOMBOLO_BIN")
        }
        throw UsageError(Spawning.replace(program, arguments: words, environment: environment))
    }
}
