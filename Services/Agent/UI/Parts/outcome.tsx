// What several pages say in the same way: a config entry that something hangs on, exports as they are, what the agent cannot tell.

import { useWatch, Watched } from '../Data/watch';
import { ExportRow, Proxies } from '../Data/types';
import { Status } from '../Logic/health';
import { Link, StatusMark, Text } from './basics';
import { Empty } from './states';

export function EntryLink({ kind, name }: { kind: string; name: string }): JSX.Element {
  return <Link to={{ name: 'entry', kind, entry: name }}><code><Text limit={120}>{`${kind}/${name}`}</Text></code></Link>;
}

const exportWords: Record<string, [Status, string]> = {
  exported: ['passing', 'Arrived'], pending: ['unknown', 'Under way'], refused: ['critical', 'Does not arrive'], unknown: ['unknown', 'Unknown'],
};
export function ExportMark({ row }: { row: ExportRow }): JSX.Element {
  const [status, words] = exportWords[row.state] ?? ['unknown', row.state];
  return <StatusMark status={status} words={words} />;
}

/** What only Tombolo's agents can tell. */
export function NotToldHere({ what }: { what: string }): JSX.Element {
  return <Empty title={`This agent does not tell ${what}`}><p>It answers no question about it: only Tombolo's agents do, not those of Consul.</p></Empty>;
}

export function useProxies(): Watched<Proxies> { return useWatch<Proxies>('tombolo/proxies'); }
