{{/* Prefix of all names. */}}
{{- define "tombolo.fullname" -}}
{{- (.Values.fullnameOverride | default .Values.global.name | default (printf "%s-consul" .Release.Name)) | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Labels of everything; dict: root, component. */}}
{{- define "tombolo.labels" -}}
app: tombolo
chart: tombolo
heritage: {{ .root.Release.Service }}
release: {{ .root.Release.Name }}
component: {{ .component }}
app.kubernetes.io/name: tombolo
app.kubernetes.io/part-of: tombolo
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .root.Values.global.extraLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* What a component's pods are known by; dict: root, component. */}}
{{- define "tombolo.selector" -}}
app: tombolo
release: {{ .root.Release.Name }}
component: {{ .component }}
{{- end -}}

{{/* An image of ours; dict: root, name. */}}
{{- define "tombolo.image" -}}
{{- $image := .root.Values.tombolo.image -}}
{{- with $image.registry }}{{ trimSuffix "/" . }}/{{ end -}}
tombolo-{{ .name }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end -}}

{{- define "tombolo.pullPolicy" -}}
{{- with .Values.global.imagePullPolicy }}
imagePullPolicy: {{ . }}
{{- end }}
{{- end -}}

{{- define "tombolo.pullSecrets" -}}
{{- with .Values.global.imagePullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Values that Consul's chart takes as text with templates, or as what they are; dict: root, value. */}}
{{- define "tombolo.text" -}}
{{- if kindIs "string" .value }}{{ tpl .value .root }}{{ else }}{{ toYaml .value }}{{ end -}}
{{- end -}}

{{/* Where pods may run; dict: root, place, component. */}}
{{- define "tombolo.placement" -}}
{{- $root := .root -}}
{{- range $name := list "affinity" "tolerations" "nodeSelector" }}
{{- with get $.place $name }}
{{ $name }}: {{ include "tombolo.text" (dict "root" $root "value" .) | nindent 2 }}
{{- end }}
{{- end }}
{{- with .place.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
topologySpreadConstraints:
{{- if .place.topologySpreadConstraints }}
{{ include "tombolo.text" (dict "root" $root "value" .place.topologySpreadConstraints) | indent 2 }}
{{- else }}
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    {{- /* Two servers of the bus on one node are one loss. */}}
    whenUnsatisfiable: {{ and (eq $.component "nats") (eq . "kubernetes.io/hostname") | ternary "DoNotSchedule" "ScheduleAnyway" }}
    labelSelector:
      matchLabels: {{ include "tombolo.selector" (dict "root" $root "component" $.component) | nindent 8 }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "tombolo.podSecurity" -}}
runAsNonRoot: true
{{- if not .Values.global.openshift.enabled }}
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
{{- end }}
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "tombolo.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: ["ALL"]}
{{- end -}}

{{/* Annotations given as text or as a map, inside `annotations:`; dict: root, value. */}}
{{- define "tombolo.annotations" -}}
{{- with .value }}
annotations: {{ include "tombolo.text" (dict "root" $.root "value" .) | nindent 2 }}
{{- end }}
{{- end -}}

{{/* A value that may be "-": what it then inherits; dict: value, parent. */}}
{{- define "tombolo.inherited" -}}
{{- if eq (toString .value) "-" }}{{ ternary "true" "" .parent }}{{ else }}{{ ternary "true" "" (eq (toString .value) "true") }}{{ end -}}
{{- end -}}

{{- define "tombolo.hasServers" -}}
{{- include "tombolo.inherited" (dict "value" .Values.server.enabled "parent" (and .Values.global.enabled (not .Values.externalServers.enabled))) -}}
{{- end -}}

{{/* Whether values may come from the cluster: a helm that installs, not one that prints. */}}
{{- define "tombolo.isInstalling" -}}
{{- if lookup "v1" "Namespace" "" "kube-system" }}true{{ end -}}
{{- end -}}

{{- define "tombolo.serverHost" -}}
{{ include "tombolo.fullname" . }}-server.{{ .Release.Namespace }}.svc
{{- end -}}

{{/* Whether sidecars, gateways and the controller speak TLS with the servers. */}}
{{- define "tombolo.usesTLS" -}}
{{- if .Values.global.tls.enabled }}true{{ end -}}
{{- end -}}

{{/* The servers' hosts with commas, as dataplanes take them. */}}
{{- define "tombolo.addresses" -}}
{{- if .Values.externalServers.enabled }}{{ join "," .Values.externalServers.hosts }}{{ else }}{{ include "tombolo.serverHost" . }}{{ end -}}
{{- end -}}
{{- define "tombolo.grpcPort" -}}
{{- if .Values.externalServers.enabled }}{{ .Values.externalServers.grpcPort }}{{ else }}8502{{ end -}}
{{- end -}}
{{- define "tombolo.httpPort" -}}
{{- if .Values.externalServers.enabled }}{{ .Values.externalServers.httpsPort }}{{ else if include "tombolo.usesTLS" . }}8501{{ else }}8500{{ end -}}
{{- end -}}
{{- define "tombolo.scheme" -}}
{{- if include "tombolo.usesTLS" . }}https{{ else }}http{{ end -}}
{{- end -}}

{{/* Secret and key of the authority of the servers' certificates. */}}
{{- define "tombolo.authoritySecret" -}}
{{- if .Values.global.tls.caCert.secretName }}{{ .Values.global.tls.caCert.secretName }}
{{- else if .Values.tombolo.certManager.issuerRef }}{{ include "tombolo.serverSecret" . }}
{{- else }}{{ include "tombolo.fullname" . }}-ca-cert{{ end -}}
{{- end -}}
{{- define "tombolo.authorityKey" -}}
{{- if .Values.global.tls.caCert.secretName }}{{ .Values.global.tls.caCert.secretKey | default "tls.crt" }}
{{- else if .Values.tombolo.certManager.issuerRef }}ca.crt
{{- else }}tls.crt{{ end -}}
{{- end -}}
{{- define "tombolo.serverSecret" -}}
{{ .Values.server.serverCert.secretName | default (printf "%s-server-cert" (include "tombolo.fullname" .)) }}
{{- end -}}
{{/* Whether pods need the authority's file. */}}
{{- define "tombolo.hasAuthority" -}}
{{- if and .Values.global.tls.enabled (not .Values.externalServers.useSystemRoots) }}true{{ end -}}
{{- end -}}

{{- define "tombolo.bootstrapSecret" -}}
{{ .Values.global.acls.bootstrapToken.secretName | default (printf "%s-bootstrap-acl-token" (include "tombolo.fullname" .)) }}
{{- end -}}
{{- define "tombolo.bootstrapKey" -}}
{{ .Values.global.acls.bootstrapToken.secretKey | default "token" }}
{{- end -}}

{{- define "tombolo.componentMethod" -}}
{{ include "tombolo.fullname" . }}-k8s-component-auth-method
{{- end -}}
{{- define "tombolo.serviceMethod" -}}
{{ .Values.connectInject.overrideAuthMethodName | default (printf "%s-k8s-auth-method" (include "tombolo.fullname" .)) }}
{{- end -}}

{{- define "tombolo.authorityVolume" -}}
{{- if include "tombolo.hasAuthority" . }}
- name: authority
  secret:
    secretName: {{ include "tombolo.authoritySecret" . }}
    items: [{key: {{ include "tombolo.authorityKey" . }}, path: tls.crt}]
{{- end }}
{{- end -}}
{{- define "tombolo.authorityMount" -}}
{{- if include "tombolo.hasAuthority" . }}
- {name: authority, mountPath: /consul/tls/ca, readOnly: true}
{{- end }}
{{- end -}}

{{/* How programs that ask the HTTP API reach it. */}}
{{- define "tombolo.clientEnvironment" -}}
- name: CONSUL_HTTP_ADDR
  value: {{ printf "%s://%s:%s" (include "tombolo.scheme" .) (first (splitList "," (include "tombolo.addresses" .))) (include "tombolo.httpPort" .) | quote }}
{{- if include "tombolo.hasAuthority" . }}
- {name: CONSUL_CACERT, value: /consul/tls/ca/tls.crt}
{{- end }}
{{- with .Values.externalServers.tlsServerName }}
- {name: CONSUL_TLS_SERVER_NAME, value: {{ . | quote }}}
{{- end }}
{{- if .Values.global.adminPartitions.enabled }}
- {name: CONSUL_PARTITION, value: {{ .Values.global.adminPartitions.name | quote }}}
{{- end }}
{{- end -}}

{{/* What every process on the bus is told; dict: root, user. */}}
{{- define "tombolo.busEnvironment" -}}
{{- $full := include "tombolo.fullname" .root -}}
- {name: TOMBOLO_DATACENTER, value: {{ .root.Values.global.datacenter | quote }}}
- name: TOMBOLO_NATS_URL
  value: {{ include "tombolo.busServers" (dict "root" .root "scheme" "tls" "port" 4222) | quote }}
- {name: TOMBOLO_NATS_USER, value: {{ .user }}}
- {name: TOMBOLO_NATS_PASSWORD_FILE, value: /bus/password/{{ .user }}}
- {name: TOMBOLO_NATS_CA_FILE, value: /bus/authority/ca.crt}
- {name: TOMBOLO_LOG_LEVEL, value: {{ .root.Values.global.logLevel | replace "warn" "warning" | replace "warninging" "warning" | quote }}}
- {name: TOMBOLO_LOG_JSON, value: {{ .root.Values.global.logJSON | quote }}}
- {name: TOMBOLO_HEALTH_ADDRESS, value: "0.0.0.0:8080"}
- {name: TOMBOLO_JOURNAL_REPLICAS, value: {{ .root.Values.server.replicas | quote }}}
- {name: TOMBOLO_ACL_ENABLED, value: {{ .root.Values.global.acls.manageSystemACLs | quote }}}
- {name: TOMBOLO_ACL_DEFAULT_POLICY, value: {{ ternary "deny" "allow" .root.Values.global.acls.manageSystemACLs }}}
{{- end -}}
{{- define "tombolo.busServers" -}}
{{- $full := include "tombolo.fullname" .root -}}
{{- $list := list -}}
{{- range $number := until (int .root.Values.server.replicas) -}}
{{- $list = append $list (printf "%s://%s-nats-%d.%s-nats.%s.svc:%d" $.scheme $full $number $full $.root.Release.Namespace (int $.port)) -}}
{{- end -}}
{{ join "," $list }}
{{- end -}}

{{/* Volumes and mounts of a process on the bus; dict: root, user. */}}
{{- define "tombolo.busVolumes" -}}
{{- $full := include "tombolo.fullname" .root -}}
- name: bus-password
  secret: {secretName: {{ $full }}-bus-passwords, items: [{key: {{ .user }}, path: {{ .user }}}]}
- name: bus-authority
  secret: {secretName: {{ $full }}-bus-cert, items: [{key: ca.crt, path: ca.crt}]}
- name: tmp
  emptyDir: {}
{{- end -}}
{{- define "tombolo.busMounts" -}}
- {name: bus-password, mountPath: /bus/password, readOnly: true}
- {name: bus-authority, mountPath: /bus/authority, readOnly: true}
- {name: tmp, mountPath: /tmp}
{{- end -}}

{{/* Probes of every process of Tombolo that serves. */}}
{{- define "tombolo.probes" -}}
startupProbe:
  httpGet: {path: /health, port: health}
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /health, port: health}
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 3
readinessProbe:
  httpGet: {path: /ready, port: health}
  periodSeconds: 3
  timeoutSeconds: 3
  failureThreshold: 2
{{- end -}}

{{- define "tombolo.serviceReplicas" -}}
{{- if kindIs "invalid" .service.replicas }}{{ min 2 (int .root.Values.server.replicas) }}{{ else }}{{ .service.replicas }}{{ end -}}
{{- end -}}

{{/* A disruption budget; dict: root, component, name, replicas, max. */}}
{{- define "tombolo.budget" -}}
apiVersion: {{ ternary "policy/v1" "policy/v1beta1" (semverCompare ">=1.21-0" .root.Capabilities.KubeVersion.Version) }}
kind: PodDisruptionBudget
metadata:
  name: {{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels: {{ include "tombolo.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ if not (kindIs "invalid" .max) }}{{ .max }}{{ else if gt (int .replicas) 1 }}1{{ else }}0{{ end }}
  selector:
    matchLabels: {{ include "tombolo.selector" . | nindent 6 }}
{{- end -}}

{{/* A service account; dict: root, component, name, annotations. */}}
{{- define "tombolo.account" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels: {{ include "tombolo.labels" . | nindent 4 }}
  {{- include "tombolo.annotations" (dict "root" .root "value" .annotations) | nindent 2 }}
{{- include "tombolo.pullSecrets" .root | nindent 0 }}
{{- end -}}
