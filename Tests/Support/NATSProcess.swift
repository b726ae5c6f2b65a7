import Glibc
import Synchronization

/// A child process on a leash: it is killed, and its folder removed, when this process ends in whatever way.
///
/// A second child, a shell, waits on a pipe whose other end only this process holds. Not `Foundation.Process`, because
/// that hands down the blocked signals of the calling thread, and a shell that never hears of its child's death waits on.
package final class NATSProcess: Sendable {
    /// Its number.
    package let id: Int32
    private let watcher: pid_t
    private let leash: Int32
    private let ended = Mutex(false)

    /// Starts `program`; `folder` is removed should this process die.
    package init(_ program: String, _ arguments: [String], folder: String) throws {
        var pipe: [Int32] = [-1, -1]
        guard Glibc.pipe(&pipe) == 0 else {
            throw NATSServer.StartError(description: "no pipe for \(program): errno \(errno)")
        }
        // Other children must not hold the leash.
        for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(pipe[0]) }
        leash = pipe[1]
        do {
            id = try Self.spawn(program, arguments, input: nil)
        } catch {
            close(pipe[1])
            throw error
        }
        let script = "read -r line; kill -KILL \"$0\"; rm -rf \"$1\""
        do {
            watcher = try Self.spawn("/bin/sh", ["-c", script, String(id), folder], input: pipe[0])
        } catch {
            kill(id, SIGKILL)
            waitpid(id, nil, 0)
            close(pipe[1])
            throw error
        }
    }

    deinit { end() }

    /// Whether it runs; once it has ended it is collected.
    package var isRunning: Bool {
        ended.withLock { ended in
            if !ended && waitpid(id, nil, WNOHANG) == id {
                ended = true
                release()
            }
            return !ended
        }
    }

    /// Sends a signal, if it runs.
    package func send(_ signal: Int32) {
        ended.withLock { ended in
            if !ended { kill(id, signal) }
        }
    }

    /// Kills it and waits until it is gone, which takes a moment only.
    package func end() {
        ended.withLock { ended in
            guard !ended else { return }
            ended = true
            kill(id, SIGKILL)
            waitpid(id, nil, 0)
            release()
        }
    }

    /// Ends the watcher, before its leash is let go: the child's number may soon be somebody else's.
    private func release() {
        kill(watcher, SIGKILL)
        waitpid(watcher, nil, 0)
        close(leash)
    }

    private static func spawn(_ program: String, _ arguments: [String], input: Int32?) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Connections of this process must not live on in the child.
        for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var pointers: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        var id: pid_t = 0
        let status = posix_spawn(&id, program, &actions, &attributes, pointers, environ)
        guard status == 0 else {
            throw NATSServer.StartError(description: "\(program) cannot be started: errno \(status)")
        }
        return id
    }
}
