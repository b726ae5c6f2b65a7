import CommandLineLogic
import ConsulJSON
import Dispatch
import Glibc
import MeshDomain

extension CommandRun {
    /// `lock`.
    ///
    /// - Source: reference §11.3; Consul's guides to locks and semaphores.
    func runLock() async throws(CommandFailure) -> Int32 {
        guard flags.arguments.count >= 2 else {
            throw CommandFailure("lock needs a PREFIX and the command to run, got \(flags.arguments.count) words")
        }
        let limit = try number("n", 1)
        guard limit >= 1 else { throw CommandFailure("-n is \(limit); at least one must be able to hold it") }
        var time: Duration?
        if let text = flags.text("try") ?? flags.text("timeout") {
            do { time = .nanoseconds(try GoDuration.nanoseconds(parsing: text)) } catch {
                throw CommandFailure("-try is \"\(text)\", which is no duration: \(error)")
            }
        }
        let name = flags.text("name") ?? "Consul lock for '\(flags.arguments.dropFirst().joined(separator: " "))'"
        let lock = SharedLock(
            api: api,
            prefix: flags.arguments[0],
            limit: limit,
            retries: try number("monitor-retry", 3)
        )
        try await lock.begin(named: name)
        tell("Attempting lock acquisition")
        guard try await lock.take(within: time) else {
            await lock.end()
            Terminal.complain("Shutdown triggered or timeout during lock acquisition")
            return 1
        }
        let code: Int32
        do throws(CommandFailure) { code = try await runChild(holding: lock) } catch {
            await lock.end()
            throw error
        }
        await lock.end()
        return code
    }

    private func number(_ name: String, _ usual: Int) throws(CommandFailure) -> Int {
        guard let text = flags.text(name) else { return usual }
        guard let number = Int(text), number >= 0 else {
            throw CommandFailure("-\(name) is \"\(text)\"; it must be a whole number from 0")
        }
        return number
    }

    private func tell(_ text: String) { if flags.isOn("verbose") { Terminal.print(text) } }

    /// Runs the command; ends it when the lock is lost or this program is told to stop.
    private func runChild(holding lock: SharedLock) async throws(CommandFailure) -> Int32 {
        var environment = environment
        environment["CONSUL_LOCK_HELD"] = "true"
        // From now on signals go to the command; when that ends the lock is given up.
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_IGN) }
        let child = try usage { () throws(UsageError) in
            try ChildProgram(
                Array(flags.arguments.dropFirst()),
                usesShell: !flags.isGiven("shell") || flags.isOn("shell"),
                environment: environment,
                input: flags.isOn("pass-stdin") ? .shared : .nothing
            )
        }
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { child.stop(SIGTERM) }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        tell("Starting handler '\(flags.arguments.dropFirst().joined(separator: " "))'")
        let watching = Task {
            await lock.lost()
            guard !Task.isCancelled else { return false }
            Terminal.complain("Lock lost, killing child")
            child.stop()
            try? await Task.sleep(for: .seconds(5))
            if !Task.isCancelled { child.stop(SIGKILL) }
            return true
        }
        let code = await child.end()
        watching.cancel()
        if await watching.value { return 1 }
        if code != 0 { Terminal.complain("Error running handler: exit status \(code)") }
        return code != 0 && flags.isOn("child-exit-code") ? 2 : 0
    }
}

/// A lock that one or several may hold at once, by keys below a prefix.
actor SharedLock {
    /// What Consul's clients write beside such keys, so that nobody takes them for something else.
    private static let lockFlags = "3304740253564472344"
    private static let semaphoreFlags = "16210313421097356768"
    private static let timeToLive = "15s"
    private static let pause = Duration.seconds(1)
    /// In how many rounds of a second the session is renewed once.
    private static let roundsToRenew = 5

    private let api: APIClient
    private let prefix: String
    private let limit: Int
    private let retries: Int
    private var session = SessionID("")

    init(api: APIClient, prefix: String, limit: Int, retries: Int) {
        self.api = api
        self.prefix = prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix
        self.limit = limit
        self.retries = retries
    }

    private var lockKey: String { prefix + "/.lock" }

    private var ownKey: String { "\(prefix)/\(session)" }

    /// Begins the session that is to hold it.
    func begin(named name: String) async throws(CommandFailure) {
        let answer: APIAnswer
        do {
            answer = try await api.put(
                "session",
                "create",
                body: ["Name": .string(name), "TTL": .string(Self.timeToLive), "Behavior": "release"]
            )
        } catch { throw error.prefixed("Failed to create session") }
        session = SessionID(try answer.json().text("ID"))
        guard limit > 1 else { return }
        _ = try await api.call(
            "PUT",
            ["kv", ownKey],
            query: [("acquire", session.text), ("flags", Self.semaphoreFlags)],
            bytes: []
        )
    }

    /// Waits until it is held; false when the time is over before.
    func take(within time: Duration?) async throws(CommandFailure) -> Bool {
        let deadline = time.map { ContinuousClock.now + $0 }
        var round = 0
        while true {
            if limit == 1 ? try await takeKey() : try await takePlace() { return true }
            if let deadline, ContinuousClock.now >= deadline { return false }
            do { try await Task.sleep(for: Self.pause) } catch { return false }
            round += 1
            if round % Self.roundsToRenew == 0 { try await renew() }
        }
    }

    /// Returns when it is not held any more, or when the task is cancelled.
    func lost() async {
        var round = 0
        var failures = 0
        while !Task.isCancelled {
            do { try await Task.sleep(for: Self.pause) } catch { return }
            round += 1
            do throws(CommandFailure) {
                if round % Self.roundsToRenew == 0 { try await renew() }
                guard try await isHeld() else { return }
                failures = 0
            } catch {
                // A session that has ended holds nothing.
                guard error.status != 404 else { return }
                failures += 1
                if failures > retries { return }
            }
        }
    }

    /// Gives it up, and ends the session; what cannot be said now ends with the session's time.
    func end() async {
        if limit == 1 {
            _ = try? await api.call(
                "PUT",
                ["kv", lockKey],
                query: [("release", session.text), ("flags", Self.lockFlags)],
                bytes: []
            )
        } else {
            await leavePlace()
        }
        _ = try? await api.put("session", "destroy", session.text)
    }

    // MARK: - Asking

    private func renew() async throws(CommandFailure) { try await api.put("session", "renew", session.text) }

    private func row(_ key: String) async throws(CommandFailure) -> MeshValue? {
        try await api.find("kv", key)?.arrayValue?.first
    }

    private func isHeld() async throws(CommandFailure) -> Bool {
        guard let row = try await row(lockKey) else { return false }
        if limit == 1 { return SessionID(row.text("Session")) == session }
        return try record(row).isHeld(by: session)
    }

    private func takeKey() async throws(CommandFailure) -> Bool {
        try await checkUse(Self.lockFlags, "a lock (-n=1)")
        let answer = try await api.call(
            "PUT",
            ["kv", lockKey],
            query: [("acquire", session.text), ("flags", Self.lockFlags)],
            bytes: []
        )
        return try answer.json().boolValue ?? false
    }

    private func record(_ row: MeshValue) throws(CommandFailure) -> SemaphoreRecord {
        do {
            let bytes = try Base64.decode(row.text("Value"))
            return try SemaphoreRecord(try JSONText.parse(bytes), limit: limit)
        } catch { throw CommandFailure("\(lockKey): \(error)") }
    }

    private func write(_ record: SemaphoreRecord, over row: MeshValue?) async throws(CommandFailure) -> Bool {
        let index = row?["ModifyIndex"]?.unsignedValue ?? 0
        let answer = try await api.call(
            "PUT",
            ["kv", lockKey],
            query: [("cas", String(index)), ("flags", Self.semaphoreFlags)],
            bytes: JSONText.bytes(of: record.value)
        )
        return try answer.json().boolValue ?? false
    }

    /// Refuses a key that is there for another use.
    private func checkUse(_ flags: String, _ use: String) async throws(CommandFailure) {
        guard let row = try await row(lockKey), let given = row["Flags"]?.unsignedValue, String(given) != flags else {
            return
        }
        throw CommandFailure(
            "\(lockKey) is there already and is not \(use); use another prefix, or the same -n as the others"
        )
    }

    private func takePlace() async throws(CommandFailure) -> Bool {
        try await checkUse(Self.semaphoreFlags, "a semaphore (-n above 1)")
        let all = try await api.call("GET", ["kv", prefix + "/"], query: [("recurse", "")], accepts: [404])
        let rows = all.status == 404 ? [] : try all.json().arrayValue ?? []
        let living = Set(rows.map { $0.text("Session") }.filter { !$0.isEmpty }.map { SessionID($0) })
        let row = rows.first { $0.text("Key") == lockKey }
        var record = SemaphoreRecord(limit: limit)
        if let row { record = try self.record(row) }
        record.keep(living)
        guard record.add(session) else { return false }
        return try await write(record, over: row)
    }

    private func leavePlace() async {
        for _ in 0..<5 {
            guard let row = try? await row(lockKey), var record = try? record(row) else { break }
            record.remove(session)
            if (try? await write(record, over: row)) == true { break }
        }
        _ = try? await api.call("DELETE", ["kv", ownKey])
    }
}
