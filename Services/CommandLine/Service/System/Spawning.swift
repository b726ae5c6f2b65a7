import CommandLineLogic
import Glibc

/// Starting and replacing processes.
enum Spawning {
    /// What a child does with its standard input and output.
    struct Streams {
        /// Becomes its standard input; nil for none.
        var input: Int32?
        /// Becomes its standard output and error; nil to share our standard error.
        var output: Int32?
    }

    /// Starts a program that the kernel ends with SIGKILL when this process ends, however that ends.
    ///
    /// The child gets a process group of its own: a Ctrl-C in the terminal must not reach children before they are
    /// ended in order. `posix_spawn` cannot ask for the death signal, so this is `fork` and `execve`. The caller has
    /// one thread, and the child calls nothing but the system before `execve`.
    ///
    /// The descriptors `files`, all above 64, become its descriptors 3, 4 and so on; it inherits no others.
    ///
    /// The program begins with the signals of `blocking` blocked and no others.
    ///
    /// - Returns: The process id.
    /// - Throws: ``UsageError`` naming the program.
    static func start(
        _ path: String,
        arguments: [String],
        environment: [String: String],
        streams: Streams = Streams(),
        files: [Int32] = [],
        blocking: [Int32] = []
    ) throws(UsageError) -> pid_t {
        guard let fork = symbol("fork", as: (@convention(c) () -> pid_t).self),
            let control = symbol("prctl", as: Control.self)
        else { throw UsageError("this system has no fork or no prctl, so no process can be supervised") }
        let parent = getpid()
        let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
        defer { close(nothing) }
        var blocked = SignalInbox.set(of: blocking)
        let process = withStrings([path] + arguments) { argv in
            withStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }) { envp in
                let process = fork()
                guard process == 0 else { return process }
                setpgid(0, 0)
                _ = control(setDeathSignal, UInt(SIGKILL), 0, 0, 0)
                guard getppid() == parent else { _exit(127) }
                dup2(streams.input ?? nothing, 0)
                dup2(streams.output ?? 2, 1)
                if let output = streams.output { dup2(output, 2) }
                for place in files.indices { dup2(files[place], firstFile + Int32(place)) }
                sigprocmask(SIG_SETMASK, &blocked, nil)
                signal(SIGPIPE, SIG_DFL)
                if let file = argv[0] { _ = execve(file, argv, envp) }
                _exit(127)
            }
        }
        guard process > 0 else { throw UsageError("\(path) cannot be started: \(Terminal.reason())") }
        return process
    }

    /// Does work in a copy of this process that ends with this one, and is collected as other children are.
    ///
    /// The caller has one thread, so nobody holds a lock in the copy, and the work may call whatever it likes.
    ///
    /// - Returns: The process, and where what the work found is read without waiting; nil when there can be none.
    static func aside(_ work: () -> [UInt8]) -> (process: pid_t, reading: Int32)? {
        guard let fork = symbol("fork", as: (@convention(c) () -> pid_t).self),
            let control = symbol("prctl", as: Control.self), let ends = try? LinePipe.pipe()
        else { return nil }
        let parent = getpid()
        let process = fork()
        if process == 0 {
            _ = control(setDeathSignal, UInt(SIGKILL), 0, 0, 0)
            if getppid() == parent {
                let found: [UInt8] = work()
                _ = Terminal.write(found, to: ends.writing)
            }
            _exit(0)
        }
        close(ends.writing)
        guard process > 0 else {
            close(ends.reading)
            return nil
        }
        _ = fcntl(ends.reading, F_SETFL, O_NONBLOCK)
        return (process, ends.reading)
    }

    /// Starts a program, with this standard input, that lives on when this process is replaced.
    ///
    /// - Throws: ``UsageError`` naming the program.
    static func startDetached(
        _ path: String,
        arguments: [String],
        environment: [String: String],
        input: Int32
    ) throws(UsageError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        var process = pid_t()
        let code = withStrings([path] + arguments) { argv in
            withStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }) { envp in
                posix_spawn(&process, path, &actions, nil, argv, envp)
            }
        }
        guard code == 0 else { throw UsageError("\(path) cannot be started: \(String(cString: strerror(code)))") }
    }

    /// Replaces this process by a program; returns only when that fails.
    ///
    /// The program gets all signals in their default state: what this process blocks or ignores would be inherited.
    static func replace(_ path: String, arguments: [String], environment: [String: String]) -> String {
        withStrings([path] + arguments) { argv in
            withStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }) { envp in
                for number in [SIGTERM, SIGINT, SIGHUP, SIGPIPE, SIGCHLD, SIGQUIT] { signal(number, SIG_DFL) }
                var none = sigset_t()
                sigemptyset(&none)
                pthread_sigmask(SIG_SETMASK, &none, nil)
                _ = execve(path, argv, envp)
            }
        }
        return "\(path) cannot be run: \(Terminal.reason())"
    }

    /// The first descriptor of the files that a program is given.
    static let firstFile: Int32 = 3

    /// A file without a name that holds a text; whoever has it may open `/dev/fd/<number>` and read it as often as it likes.
    ///
    /// - Throws: ``UsageError`` saying what the system refused.
    static func namelessFile(_ text: String) throws(UsageError) -> Int32 {
        guard let make = symbol("memfd_create", as: MemoryFile.self) else {
            throw UsageError("this system has no files in memory (memfd_create), so no secret can be handed over")
        }
        let made = make("tombolo", closesAtExecution)
        guard made >= 0 else { throw UsageError("no file in memory can be made: \(Terminal.reason())") }
        defer { close(made) }
        guard Terminal.write(Array(text.utf8), to: made), case let file = fcntl(made, F_DUPFD_CLOEXEC, 64), file >= 0
        else { throw UsageError("a file in memory cannot be written: \(Terminal.reason())") }
        return file
    }

    // prctl takes any number of arguments in C, which Swift cannot call; its address can be called with five.
    private typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
    private static let setDeathSignal: Int32 = 1
    // Not among the declarations that Swift sees.
    private typealias MemoryFile = @convention(c) (UnsafePointer<CChar>, UInt32) -> Int32
    private static let closesAtExecution: UInt32 = 1

    private static func symbol<Function>(_ name: String, as type: Function.Type) -> Function? {
        guard let library = dlopen(nil, RTLD_NOW), let address = dlsym(library, name) else { return nil }
        return unsafeBitCast(address, to: type)
    }

    /// Calls a function with a list of C strings that ends with nil.
    static func withStrings<Result>(
        _ texts: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
        for (place, text) in texts.enumerated() { (list + place).initialize(to: strdup(text)) }
        (list + texts.count).initialize(to: nil)
        defer {
            for place in texts.indices { free(list[place]) }
            list.deallocate()
        }
        return body(list)
    }
}
