import CEventLoop
import CNats
import Glibc
import MeshBus

/// The settings as libnats wants them; freed with this object.
final class NATSOptions {
    let pointer: OpaquePointer

    init(_ settings: NATSSettings) throws(BusError) {
        var created: OpaquePointer?
        guard natsOptions_Create(&created) == NATS_OK, let created else {
            throw BusError(.disconnected, "libnats has no memory for options")
        }
        pointer = created
        try setServers(settings.urls)
        try set("keepsOrder", natsOptions_SetNoRandomize(pointer, settings.keepsOrder))
        try setIdentity(settings)
        if let tls = settings.tls { try set(tls) }
        try set("SendAsap", natsOptions_SetSendAsap(pointer, true))
        try set("attemptTimeout", natsOptions_SetTimeout(pointer, milliseconds(settings.attemptTimeout)))
        try set("pingInterval", natsOptions_SetPingInterval(pointer, milliseconds(settings.pingInterval)))
        try set("unansweredPings", natsOptions_SetMaxPingsOut(pointer, Int32(clamping: settings.unansweredPings)))
        try set("reconnect", natsOptions_SetAllowReconnect(pointer, true))
        try set("reconnect", natsOptions_SetMaxReconnect(pointer, -1))
        try set("reconnectWait", natsOptions_SetReconnectWait(pointer, milliseconds(settings.reconnectWait)))
        let jitter = milliseconds(settings.reconnectJitter)
        try set("reconnectJitter", natsOptions_SetReconnectJitter(pointer, jitter, jitter))
        try set(
            "maximumKeptBytes",
            natsOptions_SetReconnectBufSize(pointer, Int32(clamping: settings.maximumKeptBytes))
        )
        try set("pending", natsOptions_SetMaxPendingMsgs(pointer, 1_000_000))
    }

    deinit { natsOptions_Destroy(pointer) }

    /// Refuses a setting that libnats refused.
    func set(_ name: String, _ status: natsStatus) throws(BusError) {
        guard status == NATS_OK else {
            throw BusError(.disconnected, "the bus setting \(name) is refused: \(text(status))")
        }
    }

    private func setServers(_ urls: [String]) throws(BusError) {
        guard !urls.isEmpty else { throw BusError(.disconnected, "the bus setting urls is empty; name a server") }
        var copies: [UnsafePointer<CChar>?] = urls.map { UnsafePointer(strdup($0)) }
        defer { for copy in copies { free(UnsafeMutableRawPointer(mutating: copy)) } }
        try set("urls", natsOptions_SetServers(pointer, &copies, Int32(clamping: copies.count)))
    }

    private func setIdentity(_ settings: NATSSettings) throws(BusError) {
        try set("name", natsOptions_SetName(pointer, settings.name))
        switch settings.credentials {
        case .none: return
        case .user(let name, let password):
            try set("user", natsOptions_SetUserInfo(pointer, name, password))
        case .file(let path):
            try set("credentials file \(path)", natsOptions_SetUserCredentialsFromFiles(pointer, path, nil))
        }
    }

    private func set(_ tls: NATSSettings.TLS) throws(BusError) {
        try set("TLS", natsOptions_SetSecure(pointer, true))
        try set(
            "TLS authority file \(tls.authorityFile)",
            natsOptions_LoadCATrustedCertificates(pointer, tls.authorityFile)
        )
        if let certificate = tls.certificateFile, let key = tls.keyFile {
            try set(
                "TLS certificate file \(certificate) with key file \(key)",
                natsOptions_LoadCertificatesChain(pointer, certificate, key)
            )
        }
        if let name = tls.serverName { try set("TLS server name", natsOptions_SetExpectedHostname(pointer, name)) }
    }

    private func milliseconds(_ duration: Duration) -> Int64 { max(1, duration.wholeMilliseconds) }
}
