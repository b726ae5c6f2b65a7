// JSON of the API, as far as it is shown.

export interface Summary {
  Kind?: string; Name: string; Datacenter: string; Tags: string[] | null; Nodes: string[] | null; ExternalSources: string[] | null;
  InstanceCount: number; ChecksPassing: number; ChecksWarning: number; ChecksCritical: number; ConnectedWithProxy?: boolean;
  ConnectedWithGateway?: boolean; ConnectNative?: boolean; TransparentProxy?: boolean; PeerName?: string;
  GatewayConfig?: { AssociatedServiceCount?: number; Addresses?: string[] };
}
export interface Check {
  Node: string; CheckID: string; Name: string; Status: string; Notes?: string; Output?: string; ServiceID?: string; ServiceName?: string;
  Type?: string;
}
export interface Service {
  ID: string; Service: string; Kind?: string; Tags?: string[] | null; Address?: string; Port?: number; Meta?: Record<string, string> | null;
  PeerName?: string; Proxy?: { DestinationServiceName?: string; DestinationServiceID?: string; Upstreams?: Upstream[] | null; Mode?: string };
  TaggedAddresses?: Record<string, { Address: string; Port: number }> | null; Weights?: { Passing: number; Warning: number };
}
export interface Upstream {
  DestinationName: string; DestinationPeer?: string; DestinationType?: string; LocalBindAddress?: string; LocalBindPort?: number;
  Datacenter?: string;
}
export interface NodeOfInstance { Node: string; ID: string; Address: string; Datacenter: string; Meta?: Record<string, string> | null; PeerName?: string }
export interface Instance { Node: NodeOfInstance; Service: Service; Checks: Check[] }
export interface NodeRow {
  ID: string; Node: string; Address: string; Meta: Record<string, string> | null; PeerName?: string; Services: Service[] | null;
  Checks: Check[] | null; TaggedAddresses?: Record<string, string> | null;
}
export interface Peering {
  ID: string; Name: string; State: string; Meta?: Record<string, string> | null; PeerID?: string; PeerServerName?: string;
  PeerServerAddresses?: string[] | null; Remote?: { Datacenter?: string }; DeletedAt?: string;
  StreamStatus?: {
    ImportedServices?: string[] | null; ExportedServices?: string[] | null; LastHeartbeat?: string | null; LastReceive?: string | null;
    LastSend?: string | null;
  };
  ModifyIndex: number;
}
export interface Intention {
  ID?: string; Description?: string; SourceName: string; SourcePeer?: string; DestinationName: string; Action?: string;
  Permissions?: unknown[] | null; Precedence: number; JWT?: unknown;
}
export interface Topology {
  Protocol: string; TransparentProxy: boolean; Upstreams: TopologyService[] | null; Downstreams: TopologyService[] | null; FilteredByACLs: boolean;
}
export interface TopologyService extends Summary {
  Source: string;
  /** Absent where a peer decides. */
  Intention?: { Allowed: boolean; HasPermissions: boolean; ExternalSource: string; HasExact: boolean; DefaultAllow: boolean };
}
export interface Entry { Kind: string; Name: string; CreateIndex: number; ModifyIndex: number; [field: string]: unknown }
export interface KeyRow { Key: string; Flags: number; Value: string | null; LockIndex: number; Session?: string; CreateIndex: number; ModifyIndex: number }
export interface SessionRow { ID: string; Name: string; Node: string; TTL?: string; Behavior: string; LockDelay?: number }
export interface Linked { ID: string; Name: string }
export interface Token {
  AccessorID: string; Description: string; Policies?: Linked[] | null; Roles?: Linked[] | null; Local: boolean; CreateTime?: string;
  ExpirationTime?: string; AuthMethod?: string; Legacy?: boolean; ServiceIdentities?: { ServiceName: string }[] | null;
  NodeIdentities?: { NodeName: string; Datacenter: string }[] | null; TemplatedPolicies?: { TemplateName: string }[] | null;
}
export interface Policy { ID: string; Name: string; Description: string; Rules?: string; Datacenters?: string[] | null }
export interface Role {
  ID: string; Name: string; Description: string; Policies?: Linked[] | null; ServiceIdentities?: { ServiceName: string }[] | null;
  NodeIdentities?: { NodeName: string; Datacenter: string }[] | null;
}
export interface AuthMethod { Name: string; Type: string; DisplayName?: string; Description?: string; MaxTokenTTL?: string }
export interface BindingRule { ID: string; AuthMethod: string; Description: string; Selector: string; BindType: string; BindName: string }
export interface Chain {
  Chain: {
    ServiceName: string; Protocol: string; StartNode: string; Default?: boolean;
    Nodes: Record<string, ChainNode> | null; Targets: Record<string, ChainTarget> | null;
  };
}
export interface ChainNode {
  Type: string; Name: string;
  Routes?: { Definition?: { Match?: unknown; Destination?: unknown } | null; NextNode: string }[] | null;
  Splits?: { Weight: number; NextNode: string }[] | null;
  Resolver?: { Target: string; Failover?: { Targets?: string[] | null } | null; ConnectTimeout?: string; Default?: boolean } | null;
}
export interface ChainTarget { ID: string; Service: string; ServiceSubset?: string; Datacenter?: string; Peer?: string; Subset?: { Filter?: string } }

/** How often peerings are asked again: their times go on without an index. */
export const heardOften = { wait: '5s' };

/** Kinds of config entries. */
export const entryKinds = [
  'service-defaults', 'proxy-defaults', 'mesh', 'exported-services', 'service-intentions', 'service-resolver', 'service-router',
  'service-splitter', 'ingress-gateway', 'terminating-gateway', 'api-gateway', 'http-route', 'tcp-route', 'inline-certificate',
  'file-system-certificate', 'jwt-provider', 'sameness-group', 'control-plane-request-limit',
] as const;

export interface ExportRow { service: string; peer: string; by: { entry: string; wildcard: boolean }; state: string; reason?: string; age?: number; instances: number }
export interface PreviewRow { service: string; new: boolean; instances: number; healthy: number; protocol: string; tags: string[] | null; callers: string[] | null; warnings: string[] | null }
export interface ImpactRow { kind: string; name: string; text: string }
export interface Step { id: string; outcome: 'ok' | 'failed' | 'unknown' | 'skipped'; text: string; remedy?: string; owner?: string; evidence: { kind: string; name: string }[] | null }
export interface Explanation { source: string; destination: string; verdict: 'works' | 'fails' | 'unknown'; failedStep?: string; steps: Step[] }
export interface Fault { Type: string; Name: string; Reason: string; ConfigEntries: { Kind: string; Name: string }[] | null }
export interface Proxy {
  Node: string; ID: string; Kind: string; Service: string; Replica: string; ConnectedSince: string; Condition: string; WaitsFor: string;
  HasConfiguration: boolean; Refused: Fault[] | null; Problems: Fault[] | null;
}
export interface Proxies { Proxies: Proxy[] | null; Replicas: string[] | null; SilentReplicas: string[] | null }
export interface Root { ID: string; Name: string; SerialNumber: number; Active: boolean; NotBefore: string; NotAfter: string; RootCert: string; PrivateKeyType: string; PrivateKeyBits: number; ExternalTrustDomain: string }
export interface Roots { ActiveRootID: string; TrustDomain: string; Roots: Root[] | null }
export interface Server { ID: string; Name: string; Address: string; NodeStatus: string; Status: string; Healthy?: boolean; LastIndex?: number; LastContact?: string; Version?: string }
export interface Autopilot { Healthy: boolean; FailureTolerance: number; Servers: Record<string, Server> | null; Leader: string }
export interface PeeringInsight {
  name: string; state: string; reason?: string; lastHeard?: string; caughtUp?: boolean; lagMs?: number; lagChanges?: number; importObstacle?: string; lastError?: string; lastErrorAt?: string; replica?: string;
  exported: Record<string, number>; exports: ExportRow[]; imports: { service: string; state: string; reason?: string; instances: number; healthy: number }[]; cut: boolean;
}
