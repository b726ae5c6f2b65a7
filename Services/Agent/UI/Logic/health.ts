// How things are, from what checks say.

export type Status = 'passing' | 'warning' | 'critical' | 'empty' | 'unknown';

export interface Counts { ChecksPassing: number; ChecksWarning: number; ChecksCritical: number; InstanceCount: number; PeerName?: string }

/** Of a service: the worst of its checks; what a peer shows no instance of is unknown. */
export function statusOf(service: Counts): Status {
  if (service.PeerName && service.InstanceCount === 0) return 'unknown';
  if (service.ChecksCritical > 0) return 'critical';
  if (service.ChecksWarning > 0) return 'warning';
  return service.ChecksPassing > 0 ? 'passing' : 'empty';
}

/** Of checks: the worst; maintenance is critical. */
export function worst(checks: readonly { Status: string }[]): Status {
  if (checks.some((check) => check.Status === 'critical' || check.Status === 'maintenance')) return 'critical';
  if (checks.some((check) => check.Status === 'warning')) return 'warning';
  return checks.length > 0 ? 'passing' : 'empty';
}

const order: Record<Status, number> = { critical: 0, warning: 1, unknown: 2, empty: 3, passing: 4 };

/** The worst first, then by name. */
export function byHealth<Row>(status: (row: Row) => Status, name: (row: Row) => string): (a: Row, b: Row) => number {
  return (a, b) => order[status(a)] - order[status(b)] || name(a).localeCompare(name(b), 'en');
}

/** A peering's state, in words and as a status. */
export function peerState(state: string): { words: string; status: Status } {
  switch (state) {
    case 'ACTIVE': return { words: 'Active', status: 'passing' };
    case 'PENDING': return { words: 'Waiting for the other side', status: 'unknown' };
    case 'ESTABLISHING': return { words: 'Connecting', status: 'unknown' };
    case 'FAILING': return { words: 'Failing', status: 'critical' };
    case 'DELETING': return { words: 'Being deleted', status: 'warning' };
    case 'TERMINATED': return { words: 'Ended by the other side', status: 'critical' };
    default: return { words: state || 'Unknown', status: 'unknown' };
  }
}
