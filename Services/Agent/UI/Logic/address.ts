// The addresses of the UI: `/ui/[_partition/][~namespace/][:peer/]<datacenter>/<page>…`, as Consul's UI has them, and some of its own.

export type ServiceTab = 'instances' | 'topology' | 'intentions' | 'routing' | 'linked' | 'tags';
export type NodeTab = 'services' | 'checks' | 'sessions' | 'meta';
export type PeerTab = 'imported' | 'exported' | 'details';
export type AccessKind = 'tokens' | 'policies' | 'roles' | 'auth-methods' | 'binding-rules';

/** Pages that need nothing but their name, which is also their address. */
const plainPages = ['mesh', 'exports', 'matrix', 'proxies', 'certificates', 'datacenters', 'servers', 'settings'] as const;
export type Plain = typeof plainPages[number];

export type Page =
  | { name: 'services' }
  | { name: 'service'; service: string; tab: ServiceTab | '' }
  | { name: 'instance'; service: string; node: string; id: string }
  | { name: 'nodes' }
  | { name: 'node'; node: string; tab: NodeTab }
  | { name: 'peers' }
  | { name: 'peer'; peer: string; tab: PeerTab }
  | { name: 'intentions' }
  | { name: 'intention'; source: string; sourcePeer: string; destination: string; isNew: boolean }
  | { name: 'config'; kind: string }
  | { name: 'entry'; kind: string; entry: string }
  | { name: 'entry-new'; kind: string }
  | { name: 'keys'; prefix: string }
  | { name: 'key'; key: string }
  | { name: 'key-new'; prefix: string }
  | { name: 'access'; kind: AccessKind }
  | { name: 'access-item'; kind: AccessKind; id: string }
  | { name: 'access-new'; kind: AccessKind }
  | { name: 'why'; source: string; destination: string }
  | { name: Plain }
  | { name: 'unknown' };

export interface Address {
  /** Empty: the agent's own. */
  datacenter: string;
  /** Whose services are meant; empty: this cluster's. */
  peer: string;
  /** Empty: the default ones. */
  partition: string;
  namespace: string;
  page: Page;
}

const serviceTabs: Record<string, ServiceTab> = {
  instances: 'instances', topology: 'topology', intentions: 'intentions', routing: 'routing', tags: 'tags', services: 'linked',
  upstreams: 'linked', linked: 'linked',
};
const nodeTabs: Record<string, NodeTab> = {
  'service-instances': 'services', services: 'services', 'health-checks': 'checks', checks: 'checks', 'lock-sessions': 'sessions',
  sessions: 'sessions', metadata: 'meta', meta: 'meta', 'round-trip-time': 'meta',
};
const peerTabs: Record<string, PeerTab> = {
  'imported-services': 'imported', imported: 'imported', 'exported-services': 'exported', exported: 'exported', addresses: 'details',
  details: 'details',
};
const accessKinds: Record<string, AccessKind> = {
  tokens: 'tokens', policies: 'policies', roles: 'roles', 'auth-methods': 'auth-methods',
  'binding-rules': 'binding-rules',
};

function decoded(segment: string): string {
  try { return decodeURIComponent(segment); } catch { return segment; }
}
function own<Value>(table: Record<string, Value>, key: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
}

/** Reads a path (as it stands in the address bar, without `base`) and its query. */
export function readAddress(path: string, query = new URLSearchParams()): Address {
  const raw = path.replace(/^\/+/, '').split('/');
  let [peer, partition, namespace] = ['', '', ''];
  while (raw.length > 0 && /^[_~:]/.test(raw[0] ?? '')) {
    const segment = raw.shift() ?? '';
    const name = decoded(segment.slice(1));
    if (segment.startsWith(':')) peer = name;
    else if (segment.startsWith('_')) partition = name === 'default' ? '' : name;
    else namespace = name === 'default' ? '' : name;
  }
  const isRoot = raw.join('') === '';
  const datacenter = decoded(raw.shift() ?? '');
  const isFolder = raw.length > 0 && raw[raw.length - 1] === '';
  const parts = raw.map(decoded);
  if (isFolder) parts.pop();
  return { datacenter, peer, partition, namespace, page: isRoot ? { name: 'mesh' } : readPage(parts, isFolder, query) };
}

function readPage(parts: string[], isFolder: boolean, query: URLSearchParams): Page {
  const [head = '', first = '', second = '', third = ''] = parts;
  const plain = plainPages.find((name) => name === head);
  if (plain) return { name: plain };
  switch (head) {
    case '': case 'services':
      if (!first) return { name: 'services' };
      if (second === 'instances' && third) return { name: 'instance', service: first, node: third, id: parts[4] ?? '' };
      if (second === 'intentions' && third) return readIntention(third, first);
      return { name: 'service', service: first, tab: own(serviceTabs, second) ?? '' };
    case 'routing-config':
      return first ? { name: 'service', service: first, tab: 'routing' } : { name: 'services' };
    case 'nodes':
      return first ? { name: 'node', node: first, tab: own(nodeTabs, second) ?? 'services' } : { name: 'nodes' };
    case 'peers':
      return first ? { name: 'peer', peer: first, tab: own(peerTabs, second) ?? 'imported' } : { name: 'peers' };
    case 'intentions':
      if (first === 'matrix') return { name: 'matrix' };
      if (first === 'create' || first === 'edit') {
        return {
          name: 'intention', source: query.get('source') ?? '', sourcePeer: query.get('peer') ?? '',
          destination: query.get('destination') ?? '', isNew: first === 'create',
        };
      }
      return first ? readIntention(first, '') : { name: 'intentions' };
    case 'config':
      if (first && second === '' && query.has('new')) return { name: 'entry-new', kind: first };
      return first && second ? { name: 'entry', kind: first, entry: second } : { name: 'config', kind: first };
    case 'kv': return readKey(parts.slice(1), isFolder, query);
    case 'acls': {
      const kind = own(accessKinds, first) ?? 'tokens';
      if (!second && query.has('new')) return { name: 'access-new', kind };
      return second ? { name: 'access-item', kind, id: second } : { name: 'access', kind };
    }
    case 'why': return { name: 'why', source: query.get('source') ?? '', destination: query.get('destination') ?? '' };
    case 'setting': return { name: 'settings' };
    case 'overview': return { name: 'servers' };
    default: return { name: 'unknown' };
  }
}

/** Consul's: `<partition>:<namespace>:<source>:<partition>:<namespace>:<destination>`, behind `peer:<peer>:` for a peer's service. */
function readIntention(id: string, service: string): Page {
  const parts = id.split(':').map(decoded);
  let sourcePeer = '';
  if (parts.length >= 8 && parts[0] === 'peer') sourcePeer = parts.splice(0, 2)[1] ?? '';
  if (parts.length < 6) return service ? { name: 'service', service, tab: 'intentions' } : { name: 'intentions' };
  return { name: 'intention', source: parts[2] ?? '', sourcePeer, destination: parts[5] ?? '', isNew: false };
}

function readKey(parts: string[], isFolder: boolean, query: URLSearchParams): Page {
  const prefix = parts.map((part) => part + '/').join('');
  // Keys may be called anything, so what is to be done with one stands in the query; Consul's `…/edit` is understood, too.
  if (query.has('new')) return { name: 'key-new', prefix };
  if (isFolder || parts.length === 0) return { name: 'keys', prefix };
  if (!query.has('key')) {
    const last = parts[parts.length - 1];
    if (last === 'create') return { name: 'key-new', prefix: parts.slice(0, -1).map((part) => part + '/').join('') };
    if (last === 'edit' && parts.length > 1) return { name: 'key', key: parts.slice(0, -1).join('/') };
  }
  return { name: 'key', key: parts.join('/') };
}

/** The path and query of an address, below the UI's base. */
export function writeAddress(address: Address): string {
  const peer = address.peer ? `:${encodeURIComponent(address.peer)}/` : '';
  const partition = address.partition ? `_${encodeURIComponent(address.partition)}/` : '';
  const namespace = address.namespace ? `~${encodeURIComponent(address.namespace)}/` : '';
  return `${partition}${namespace}${peer}${encodeURIComponent(address.datacenter)}/${writePage(address.page)}`;
}

function writePage(page: Page): string {
  const e = encodeURIComponent;
  switch (page.name) {
    case 'services': case 'nodes': case 'peers': case 'intentions': case 'mesh': case 'exports': case 'matrix': case 'proxies':
    case 'certificates': case 'datacenters': case 'servers': case 'settings': return page.name;
    case 'why': {
      const query = new URLSearchParams();
      if (page.source) query.set('source', page.source);
      if (page.destination) query.set('destination', page.destination);
      const text = query.toString();
      return text ? `why?${text}` : 'why';
    }
    case 'service': return `services/${e(page.service)}${page.tab ? '/' + page.tab : ''}`;
    case 'instance': return `services/${e(page.service)}/instances/${e(page.node)}/${e(page.id)}`;
    case 'node': return `nodes/${e(page.node)}/${page.tab}`;
    case 'peer': return `peers/${e(page.peer)}/${page.tab}`;
    case 'intention': {
      const query = new URLSearchParams();
      if (page.source) query.set('source', page.source);
      if (page.sourcePeer) query.set('peer', page.sourcePeer);
      if (page.destination) query.set('destination', page.destination);
      const text = query.toString();
      return `intentions/${page.isNew ? 'create' : 'edit'}${text ? '?' + text : ''}`;
    }
    case 'config': return page.kind ? `config/${e(page.kind)}` : 'config';
    case 'entry': return `config/${e(page.kind)}/${e(page.entry)}`;
    case 'entry-new': return `config/${e(page.kind)}?new`;
    case 'keys': return `kv/${keyPath(page.prefix)}`;
    case 'key': return `kv/${keyPath(page.key)}?key`;
    case 'key-new': return `kv/${keyPath(page.prefix)}?new`;
    case 'access': return `acls/${page.kind}`;
    case 'access-new': return `acls/${page.kind}?new`;
    case 'access-item': return `acls/${page.kind}/${e(page.id)}`;
    case 'unknown': return 'services';
  }
}

function keyPath(key: string): string { return key.split('/').map(encodeURIComponent).join('/'); }
