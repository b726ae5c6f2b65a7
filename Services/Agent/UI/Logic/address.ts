// The addresses of the UI: `/ui/[_partition/][~namespace/][:peer/]<datacenter>/<page>…`, as Consul's UI has them, and some of its own.

export type ServiceTab = 'instances' | 'topology' | 'intentions' | 'routing' | 'linked' | 'tags';
export type NodeTab = 'services' | 'checks' | 'sessions' | 'meta';
export type PeerTab = 'imported' | 'exported' | 'details';
export type AccessKind = 'tokens' | 'policies' | 'roles' | 'auth-methods';

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
  | { name: 'settings' }
  | { name: 'unknown' };

export interface Address {
  /** Empty: the agent's own. */
  datacenter: string;
  /** Whose services are meant; empty: this cluster's. */
  peer: string;
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
  let peer = '';
  while (raw.length > 0 && /^[_~:]/.test(raw[0] ?? '')) {
    const segment = raw.shift() ?? '';
    if (segment.startsWith(':')) peer = decoded(segment.slice(1));
  }
  const datacenter = decoded(raw.shift() ?? '');
  const isFolder = raw.length > 0 && raw[raw.length - 1] === '';
  const parts = raw.map(decoded);
  if (isFolder) parts.pop();
  return { datacenter, peer, page: readPage(parts, isFolder, query) };
}

function readPage(parts: string[], isFolder: boolean, query: URLSearchParams): Page {
  const [head = '', first = '', second = '', third = ''] = parts;
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
      return second ? { name: 'access-item', kind, id: second } : { name: 'access', kind };
    }
    case 'settings': case 'setting': return { name: 'settings' };
    case 'overview': return { name: 'nodes' };
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
  return `${peer}${encodeURIComponent(address.datacenter)}/${writePage(address.page)}`;
}

function writePage(page: Page): string {
  const e = encodeURIComponent;
  switch (page.name) {
    case 'services': case 'nodes': case 'peers': case 'intentions': case 'settings': return page.name;
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
    case 'access-item': return `acls/${page.kind}/${e(page.id)}`;
    case 'unknown': return 'services';
  }
}

function keyPath(key: string): string { return key.split('/').map(encodeURIComponent).join('/'); }
