import CommandLineLogic
import HCLSyntax
import MeshDomain
import Testing

@Suite struct `Supervision` {
    private func options(
        _ words: [String],
        _ file: String = "",
        environment: [String: String] = [:]
    ) throws -> AgentOptions {
        let flags = try FlagValues(parsing: words, flags: Command.agent.flags)
        var files = ConfigurationSources()
        if !file.isEmpty { files.add(Array(file.utf8), name: "a.hcl", format: .hcl) }
        return try AgentOptions(flags: flags, files: files, environment: environment)
    }

    @Test func `log level is the flag's, then the file's, then the environment's`() throws {
        let environment = ["TOMBOLO_LOG_LEVEL": "TRACE"]
        #expect(try options(["-dev"], environment: environment).logLevel == "trace")
        #expect(try options(["-dev"], "log_level = \"warn\"", environment: environment).logLevel == "warn")
        #expect(
            try options(["-dev", "-log-level=debug"], "log_level = \"warn\"", environment: environment).logLevel
                == "debug"
        )
        #expect(try options(["-dev"]).logLevel == "info")
        #expect(try options(["-dev"], environment: ["TOMBOLO_LOG_JSON": "true"]).logsJSON)
    }

    @Test func `lines of nats-server look like ours`() {
        let line = ProcessLog.natsLine("[13991] 2026/11/28 23:13:31.143162 [ERR] Filestore [T] no space left")
        #expect(line.level == .error)
        let text = ProcessLog(level: "info", json: false).text(line, process: "nats", now: "")
        #expect(text == "2026-11-28T23:13:31.143Z [ERROR] nats: Filestore [T] no space left")
        let json = ProcessLog(level: "info", json: true).text(line, process: "nats", now: "")
        #expect(json?.contains("\"level\":\"error\"") == true)
        let banner = ProcessLog.natsLine("[1] 2026/11/28 23:13:31.143162 [INF] Starting nats-server")
        #expect(ProcessLog(level: "info", json: false).text(banner, process: "nats", now: "") == nil)
        #expect(ProcessLog(level: "debug", json: false).text(banner, process: "nats", now: "") != nil)
        #expect(ProcessLog.natsLine("panic: runtime error").level == .error)
    }

    @Test func `nats-server is started again once there is room`() {
        var health = BusHealth()
        let error = "write error: no space left on device"
        func judge(_ problem: String?, _ free: UInt64, _ seconds: Int) -> BusHealth.Decision {
            health.judge(problem: problem, freeBytes: free, folder: "/d", at: .seconds(seconds))
        }
        guard case .tell(let text) = judge(error, 0, 0) else {
            Issue.record("a full disk is not told")
            return
        }
        #expect(text.contains("/d") && text.contains(error))
        #expect(judge(error, 0, 1) == .nothing)
        guard case .restart = judge(error, 1 << 30, 2) else {
            Issue.record("nothing is done when there is room")
            return
        }
        // While it starts, and when it fails again at once, it is not started over and over.
        #expect(judge(error, 1 << 30, 3) == .nothing)
        guard case .restart = judge(error, 1 << 30, 8) else {
            Issue.record("a second error is not mended")
            return
        }
        #expect(judge(error, 1 << 30, 14) == .nothing)
        #expect(judge("JetStream is starting", 1 << 30, 100) == .nothing)
        #expect(judge(nil, 1 << 30, 101) == .nothing)
        // Of several servers, nats-server gives up storing where it cannot write down the group, and does not say why.
        guard case .tell = judge("JetStream not enabled (10076)", 0, 200) else {
            Issue.record("a disk that was full is not told")
            return
        }
        guard case .restart(let again) = judge("JetStream not enabled (10076)", 1 << 30, 201) else {
            Issue.record("a server that stores nothing is left so")
            return
        }
        #expect(again.contains("stores nothing") && again.contains("10076"))
    }
}
