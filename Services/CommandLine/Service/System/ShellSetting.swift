import CommandLineLogic
import Glibc

/// `-autocomplete-install` and `-autocomplete-uninstall`: a line in the files that shells read when they start.
enum ShellSetting {
    /// - Returns: The exit code.
    static func run(isInstalling: Bool, environment: [String: String]) -> Int32 {
        do throws(UsageError) {
            let home = environment["HOME"] ?? ""
            guard !home.isEmpty else { throw UsageError("HOME is not set, so the files of shells cannot be found") }
            let line = Completion.setting(program: "\(ProgramFinder(environment: environment).ownDirectory)/tombolo")
            let zsh = ["autoload -U +X bashcompinit && bashcompinit", line]
            var isFound = false
            for (name, setting) in [(".bashrc", [line]), (".zshrc", zsh)] {
                let path = "\(home)/\(name)"
                guard access(path, F_OK) == 0 else { continue }
                isFound = true
                let text = String(decoding: try Terminal.read(path), as: UTF8.self)
                guard let new = Completion.changed(text, setting: isInstalling ? setting : nil) else { continue }
                try write(new, to: path)
                Terminal.print("\(path) was changed; it counts for new shells")
            }
            guard isFound else { throw UsageError("there is no .bashrc and no .zshrc in \(home)") }
            return 0
        } catch {
            Terminal.complain("\(error.description)")
            return 1
        }
    }

    private static func write(_ text: String, to path: String) throws(UsageError) {
        let descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw UsageError("\(path) cannot be written: \(Terminal.reason())") }
        defer { close(descriptor) }
        guard Terminal.write(Array(text.utf8), to: descriptor) else {
            throw UsageError("\(path) cannot be written: \(Terminal.reason())")
        }
    }
}
