package import MeshContracts
package import MeshJournal

extension ServiceProcess {
    /// The journal of a service in this process's cluster.
    package func journal(of service: ServiceName) -> JetStreamJournal {
        var options = JetStreamJournal.Settings()
        options.replicas = settings.journalReplicas
        return JetStreamJournal(bus: bus, datacenter: settings.datacenter, service: service, settings: options)
    }
}
