import CommandLineLogic
import Glibc
import MeshDomain

/// The part of `dataplane` that asks the servers: a process of its own, since who looks after Envoy has one thread.
///
/// It writes what it learnt to descriptor 3, a file without a name: the token, which no disk ever sees, and Envoy's bootstrap. The token
/// comes first, as soon as there is one: who kills this process then can still log out. Its flags are in the file of descriptor 4, since
/// everybody on the machine may see command lines.
struct DataplanePreparation {
    private let settings: DataplaneSettings
    private let environment: [String: String]

    init(_ settings: DataplaneSettings, environment: [String: String]) {
        self.settings = settings
        // Whom to ask, and as whom, is said by the dataplane's own flags.
        self.environment = environment.filter { !$0.key.hasPrefix("CONSUL_") && !$0.key.hasPrefix("TOMBOLO_HTTP_") }
    }

    /// Asks one server after another until one tells everything.
    func prepare() async throws(CommandFailure) {
        let id = try proxyID()
        var failures: [String] = []
        for address in settings.addresses {
            do throws(CommandFailure) {
                let (token, bootstrap) = try await prepare(address, id)
                try handOver(DataplaneAnswer(token: token, server: address, bootstrap: bootstrap))
                return
            } catch { failures.append(error.description) }
        }
        throw CommandFailure(failures.joined(separator: "; "))
    }

    private func handOver(_ answer: DataplaneAnswer) throws(CommandFailure) {
        guard Terminal.write(answer.line, to: Spawning.firstFile) else {
            throw CommandFailure("what was learnt cannot be handed over: \(Terminal.reason())")
        }
    }

    /// The flags of the dataplane that started this process.
    static func words() throws(CommandFailure) -> [String] {
        guard let bytes = try? Terminal.read("/proc/self/fd/\(Spawning.firstFile + 1)"),
            let told = try? JSONText.parse(bytes), let list = told.arrayValue
        else { throw CommandFailure("its flags cannot be read; only tombolo dataplane itself starts this") }
        return list.compactMap(\.stringValue)
    }

    /// Deletes the token of a login, which is in the file of descriptor 3 with the server that gave it.
    func logout() async throws(CommandFailure) {
        guard case .login = settings.credential else { return }
        guard let told = DataplaneAnswer(lines: try read("/proc/self/fd/\(Spawning.firstFile)")) else {
            throw CommandFailure("which token is to be deleted cannot be read")
        }
        let (token, first) = (told.token, told.server)
        var failure: CommandFailure?
        // One that does not answer costs the time in which a connection must stand.
        for address in [first] + settings.addresses.filter({ $0 != first }) {
            let run = try run(address, "", token)
            do throws(CommandFailure) {
                _ = try await run.api.call("POST", ["acl", "logout"])
                failure = nil
            } catch { failure = error }
            await run.api.close()
            if failure == nil { return }
        }
        if let failure { throw failure }
    }

    private func proxyID() throws(CommandFailure) -> String {
        guard settings.proxyID.isEmpty, settings.proxyMeta.isEmpty else { return settings.proxyID }
        let id = String(decoding: try read(settings.proxyIDFile), as: UTF8.self).trimmed
        guard !id.isEmpty else { throw CommandFailure("-proxy-service-id-path: \(settings.proxyIDFile) is empty") }
        return id
    }

    private func read(_ path: String) throws(CommandFailure) -> [UInt8] {
        do { return try Terminal.read(path) } catch { throw CommandFailure(error.description) }
    }

    private func run(_ address: String, _ id: String, _ token: SecretID) throws(CommandFailure) -> CommandRun {
        var words = settings.words(server: address, proxyID: id)
        if !token.isEmpty { words.append("-token=\(token.revealed)") }
        do {
            let flags = try FlagValues(parsing: words, flags: Command.connectEnvoy.flags)
            let client = try ClientSettings(flags: flags, environment: environment)
            return CommandRun(
                command: .connectEnvoy,
                flags: flags,
                environment: environment,
                api: try APIClient(client)
            )
        } catch let error as CommandFailure { throw error } catch { throw CommandFailure("\(error)") }
    }

    private func prepare(
        _ address: String,
        _ id: String
    ) async throws(CommandFailure) -> (SecretID, MeshValue) {
        let token: SecretID
        switch settings.credential {
        case .none: token = .none
        case .fixed(let secret): token = secret
        case .login(let login): token = try await self.login(login, address)
        }
        let run = try run(address, id, token)
        let others = settings.addresses.filter { $0 != address }
        let result: Result<MeshValue, CommandFailure>
        do throws(CommandFailure) {
            if case .login = settings.credential { try handOver(DataplaneAnswer(token: token, server: address)) }
            result = .success(try await bootstrap(run, address, id, token, otherServers: others))
        } catch {
            // Each attempt logs in anew, so none leaves a token behind.
            if case .login = settings.credential, (try? await run.api.call("POST", ["acl", "logout"])) != nil {
                try? handOver(DataplaneAnswer(token: .none, server: address))
            }
            result = .failure(error)
        }
        await run.api.close()
        return (token, try result.get())
    }

    private func bootstrap(
        _ asking: CommandRun,
        _ address: String,
        _ id: String,
        _ token: SecretID,
        otherServers: [String]
    ) async throws(CommandFailure) -> MeshValue {
        guard id.isEmpty else { return try await asking.catalogBootstrap(otherServers: otherServers) }
        let answer = try await asking.api.get("catalog", "node-services", settings.node)
        let found: String
        do { found = try settings.proxyID(among: answer.list("Services")) } catch {
            throw CommandFailure(error.description)
        }
        let run = try run(address, found, token)
        let result: Result<MeshValue, CommandFailure>
        do throws(CommandFailure) {
            result = .success(try await run.catalogBootstrap(otherServers: otherServers))
        } catch {
            result = .failure(error)
        }
        await run.api.close()
        return try result.get()
    }

    private func login(_ login: DataplaneSettings.Login, _ address: String) async throws(CommandFailure) -> SecretID {
        var bearer = login.bearer.revealed
        if !login.bearerFile.isEmpty { bearer = String(decoding: try read(login.bearerFile), as: UTF8.self).trimmed }
        let run = try run(address, "", .none)
        let meta = login.metadata.sorted { $0.key < $1.key }.map { ($0.key, MeshValue.string($0.value)) }
        let body: MeshValue = [
            "AuthMethod": .string(login.method), "BearerToken": .string(bearer), "Meta": .object(MeshObject(meta)),
        ]
        let query = login.datacenter.isEmpty ? [] : [("dc", login.datacenter)]
        let result: Result<APIAnswer, CommandFailure>
        do throws(CommandFailure) {
            result = .success(try await run.api.call("POST", ["acl", "login"], query: query, body: body))
        } catch { result = .failure(error.prefixed("the login by \"\(login.method)\" failed")) }
        await run.api.close()
        let secret = try result.get().json().text("SecretID")
        guard !secret.isEmpty else { throw CommandFailure("the login by \"\(login.method)\" gave no token") }
        return SecretID(secret)
    }
}
