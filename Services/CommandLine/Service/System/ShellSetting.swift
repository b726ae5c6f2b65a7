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
                guard let text = String(validating: try Terminal.read(path), as: UTF8.self) else {
                    throw UsageError("\(path) is no UTF-8, so it is left as it is; add this line yourself: \(line)")
                }
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
        var old = stat()
        // A link goes on pointing to the file, which is whole at every moment.
        guard let real = realpath(path, nil) else { throw UsageError("\(path): \(Terminal.reason())") }
        defer { free(real) }
        let target = String(cString: real)
        let draft = target + ".tombolo"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw UsageError("\(draft) cannot be written: \(Terminal.reason())") }
        defer { close(descriptor) }
        guard stat(target, &old) == 0, fchmod(descriptor, old.st_mode & 0o7777) == 0,
            Terminal.write(Array(text.utf8), to: descriptor), fsync(descriptor) == 0, rename(draft, target) == 0
        else {
            let reason = Terminal.reason()
            unlink(draft)
            throw UsageError("\(path) cannot be written: \(reason)")
        }
    }
}
