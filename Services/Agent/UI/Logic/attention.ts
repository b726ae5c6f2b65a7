// What somebody has to look at, the worst first.

export interface Notice { weight: number; text: string; about: 'peer' | 'service' | 'proxy' | 'certificate' | 'server' | 'export'; name: string }
export interface Facts {
  peers: readonly { name: string; state: string; words: string; heard: number | undefined }[];
  services: { critical: number; warning: number };
  proxies: readonly { id: string; condition: string }[];
  roots: readonly { name: string; ends: number | undefined; isActive: boolean }[];
  exports: readonly { service: string; peer: string; state: string; reason?: string }[];
  servers: readonly { name: string; isHealthy: boolean }[];
}

const day = 86_400_000;
/** Consul's heartbeats come each 15 s, and are told some seconds later: what is older than this is not of now. */
export const staleAfter = 40_000;

/** What needs somebody, the worst first. */
export function attention(facts: Facts, now: number): Notice[] {
  const found: Notice[] = [];
  for (const server of facts.servers) if (!server.isHealthy) found.push({ weight: 0, text: `server ${server.name} is not healthy`, about: 'server', name: server.name });
  for (const peer of facts.peers) {
    if (peer.state === 'FAILING' || peer.state === 'TERMINATED') found.push({ weight: 1, text: `peer ${peer.name}: ${peer.words.toLowerCase()}`, about: 'peer', name: peer.name });
    else if (peer.state === 'ACTIVE' && peer.heard !== undefined && now - peer.heard > staleAfter) {
      found.push({ weight: 1, text: `peer ${peer.name}: nothing was heard of it for ${Math.round((now - peer.heard) / 1000)} s`, about: 'peer', name: peer.name });
    }
  }
  for (const root of facts.roots) {
    if (!root.isActive || root.ends === undefined || root.ends - now > 30 * day) continue;
    const days = Math.floor((root.ends - now) / day);
    found.push({ weight: days < 2 ? 0 : 2, text: `root certificate ${root.name} ${days < 0 ? 'has expired' : days === 0 ? 'expires within a day' : `expires in ${days} days`}`, about: 'certificate', name: root.name });
  }
  const refused = facts.proxies.filter((proxy) => proxy.condition === 'refused' || proxy.condition === 'incomplete');
  if (refused.length > 0) found.push({ weight: 2, text: `${refused.length} ${refused.length === 1 ? 'proxy has' : 'proxies have'} not the configuration that was written`, about: 'proxy', name: refused[0]?.id ?? '' });
  const stuck = facts.exports.filter((row) => row.state === 'refused');
  const first = stuck[0];
  if (first) found.push({ weight: 2, text: stuck.length === 1 ? `the export of ${first.service} to ${first.peer} does not arrive: ${first.reason ?? ''}` : `${stuck.length} exports do not arrive`, about: 'export', name: first.peer });
  if (facts.services.critical > 0) found.push({ weight: 3, text: `${facts.services.critical} ${facts.services.critical === 1 ? 'service is' : 'services are'} critical`, about: 'service', name: '' });
  return found.sort((a, b) => a.weight - b.weight);
}

/** Where `count` things stand around a middle, the first at the top; always the same for the same names. */
export function around(count: number, place: number, middle: { x: number; y: number }, radius: { x: number; y: number }): { x: number; y: number } {
  const angle = (2 * Math.PI * place) / Math.max(1, count) - Math.PI / 2 + (count === 1 ? Math.PI / 2 : 0);
  return { x: middle.x + radius.x * Math.cos(angle), y: middle.y + radius.y * Math.sin(angle) };
}
