/// The annotations of pods that injection and registration know, without their prefix.
///
/// - Source: reference kubernetes.md §4.1.
package enum InjectAnnotation: String, Sendable, CaseIterable {
    case inject = "connect-inject"
    case status = "connect-inject-status"
    case managedBy = "connect-inject-managed-by"
    case originalPod = "original-pod"
    case service = "connect-service"
    case kubernetesService = "kubernetes-service"
    case port = "connect-service-port"
    case defaultPort = "connect-service-default-port"
    case upstreams = "connect-service-upstreams"
    case tags = "service-tags"
    case mountVolume = "connect-inject-mount-volume"
    case transparentProxy = "transparent-proxy"
    case transparentProxyStatus = "transparent-proxy-status"
    case overwriteProbes = "transparent-proxy-overwrite-probes"
    case excludeInboundPorts = "transparent-proxy-exclude-inbound-ports"
    case excludeOutboundPorts = "transparent-proxy-exclude-outbound-ports"
    case excludeOutboundNetworks = "transparent-proxy-exclude-outbound-cidrs"
    case excludeUsers = "transparent-proxy-exclude-uids"
    case names = "consul-dns"
    case dualStack = "dual-stack"
    case cpuLimit = "sidecar-proxy-cpu-limit"
    case cpuRequest = "sidecar-proxy-cpu-request"
    case memoryLimit = "sidecar-proxy-memory-limit"
    case memoryRequest = "sidecar-proxy-memory-request"
    case concurrency = "consul-envoy-proxy-concurrency"
    case envoyArguments = "envoy-extra-args"
    case proxyHealthCheck = "use-proxy-health-check"
    case startupSeconds = "sidecar-proxy-startup-failure-seconds"
    case livenessSeconds = "sidecar-proxy-liveness-failure-seconds"
    case userVolume = "consul-sidecar-user-volume"
    case userVolumeMount = "consul-sidecar-user-volume-mount"
    case nativeSidecar = "enable-consul-dataplane-as-sidecar"
    case lifecycle = "enable-sidecar-proxy-lifecycle"
    case drainListeners = "enable-sidecar-proxy-lifecycle-shutdown-drain-listeners"
    case graceSeconds = "sidecar-proxy-lifecycle-shutdown-grace-period-seconds"
    case metrics = "enable-metrics"
    case scrapePort = "prometheus-scrape-port"
    case scrapePath = "prometheus-scrape-path"
    case gatewayKind = "gateway-kind"
    case gatewayService = "gateway-consul-service-name"
    case gatewayPort = "mesh-gateway-container-port"
    case gatewayAddressSource = "gateway-wan-address-source"
    case gatewayAddress = "gateway-wan-address-static"
    case gatewayAddressService = "gateway-wan-service"
    case gatewayWidePort = "gateway-wan-port"

    /// What all of them begin with.
    package static let prefix = "consul.hashicorp.com/"
    /// What the annotations begin with whose rest is a key of the service's metadata.
    package static let metaPrefix = "service-meta-"
    /// The value of the label by which the controller knows its pods.
    package static let manager = "consul-k8s-endpoints-controller"

    /// The whole name.
    package var key: String { Self.prefix + rawValue }

    /// Annotations of consul-k8s that have no effect here, with the reason; a pod that has one is told.
    package static let withoutEffect: [String: String] = [
        "mesh-inject": "gateways of consul-k8s have it", "consul-namespace": "namespaces are not mapped",
        "proxy-config-map": "use proxy-defaults or service-defaults",
        "redirect-traffic-config": "there is no CNI plugin; the init container redirects",
        "sidecar-proxy-lifecycle-startup-grace-period-seconds": "use enable-consul-dataplane-as-sidecar",
        "sidecar-proxy-lifecycle-graceful-port": "the sidecar ends by the signal",
        "sidecar-proxy-lifecycle-graceful-shutdown-path": "the sidecar ends by the signal",
        "sidecar-proxy-lifecycle-graceful-startup-path": "the sidecar ends by the signal",
        "enable-metrics-merging": "the metrics of service and sidecar are scraped apart",
        "merged-metrics-port": "the metrics of service and sidecar are scraped apart",
        "service-metrics-port": "the metrics of service and sidecar are scraped apart",
        "service-metrics-path": "the metrics of service and sidecar are scraped apart",
        "prometheus-ca-file": "metrics are served without TLS", "prometheus-ca-path": "metrics are served without TLS",
        "prometheus-cert-file": "metrics are served without TLS",
        "prometheus-key-file": "metrics are served without TLS",
        "consul-sidecar-access-log-enabled": "use accessLogs of proxy-defaults",
        "consul-sidecar-access-log-path": "use accessLogs of proxy-defaults",
        "sidecar-probe-period-seconds": "the probe's own values hold",
        "sidecar-probe-failure-threshold": "the probe's own values hold",
        "sidecar-probe-check-timeout-seconds": "the probe's own values hold",
        "sidecar-probe-initial-delay-seconds": "the probe's own values hold",
        "gateway-namespace": "namespaces are not mapped",
        "connect-k8s-version": "consul-k8s notes it", "consul-k8s-version": "consul-k8s notes it",
    ]
}
