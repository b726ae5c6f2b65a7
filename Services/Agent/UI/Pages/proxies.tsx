// Whether proxies have what was written: what Envoy refused, and which config entry is to blame.

import { Fault, Proxy } from '../Data/types';
import { Status } from '../Logic/health';
import { count, lower, moment } from '../Logic/text';
import { Ago, Badge, Link, StatusMark, Text } from '../Parts/basics';
import { EntryLink, NotToldHere, useProxies } from '../Parts/outcome';
import { Head } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';
import { SearchedTable } from '../Parts/table';

const keys = ['state', 'service', 'node', 'kind'] as const;
const conditions: Record<string, [Status, string]> = {
  synced: ['passing', 'In sync'], updating: ['unknown', 'Being updated'], incomplete: ['warning', 'Something is left out'], refused: ['critical', 'Refused'], waiting: ['warning', 'Waiting'],
};

function property(row: Proxy, key: string): readonly string[] {
  switch (key) {
    case 'state': return lower(row.Condition);
    case 'service': return lower(row.Service);
    case 'node': return lower(row.Node);
    case 'kind': return lower(row.Kind);
    default: return lower(row.ID, row.Service, row.Node);
  }
}
const faults = (row: Proxy): Fault[] => [...(row.Refused ?? []), ...(row.Problems ?? [])];

export function ProxiesPage(): JSX.Element {
  const watched = useProxies();
  const rows = watched.data?.Proxies ?? [];
  const troubled = rows.filter((row) => row.Condition === 'refused' || row.Condition === 'incomplete').length;
  const silent = watched.data?.SilentReplicas ?? [];
  return (
    <>
      <Head title="Proxies" name="Proxies" answer={watched.data && `${count(rows.length, 'proxy is', 'proxies are')} connected, ${troubled === 0 ? 'all have what was written' : `${troubled} of them ${troubled === 1 ? 'has' : 'have'} not what was written`}.`} />
      <Loaded of={watched} what="proxies" missing={<NotToldHere what="how proxies are" />}>
        {() => (
          <>
            {silent.length > 0 && <p className="notice stale">{count(silent.length, 'gateway replica does', 'gateway replicas do')} not answer; proxies of {silent.length === 1 ? 'it' : 'theirs'} are missing here.</p>}
            <Blamed rows={rows} />
            {rows.length > 0 ? (
              <SearchedTable
                label="Proxies" rows={[...rows].sort((a, b) => faults(b).length - faults(a).length || a.ID.localeCompare(b.ID, 'en'))} id={(row) => `${row.Node}/${row.ID}/${row.Replica}`} keys={keys} property={property} hint="Name, or state:refused service: node:"
                columns={[
                  { title: 'State', cell: (row) => <StatusMark status={(conditions[row.Condition] ?? ['unknown'])[0] as Status} words={(conditions[row.Condition] ?? ['', row.Condition])[1] ?? ''} /> },
                  { title: 'Proxy', look: 'main', cell: (row) => <Text limit={80}>{row.ID}</Text> },
                  { title: 'For', cell: (row) => (row.Service ? <><Link to={{ name: 'service', service: row.Service, tab: '' }}><Text limit={80}>{row.Service}</Text></Link> {row.Kind && row.Kind !== 'connect-proxy' && <Badge>{row.Kind}</Badge>}</> : <span className="faint">not registered</span>) },
                  { title: 'Node', cell: (row) => <Link to={{ name: 'node', node: row.Node, tab: 'services' }}><Text limit={60}>{row.Node}</Text></Link> },
                  { title: 'Since', cell: (row) => <Ago at={moment(row.ConnectedSince)} /> },
                  { title: 'What is wrong', look: 'wide', cell: (row) => (row.WaitsFor ? <Text limit={200}>{row.WaitsFor}</Text> : faults(row).slice(0, 3).map((fault, place) => <p key={place}><Text limit={300}>{`${fault.Type} ${fault.Name}: ${fault.Reason}`}</Text></p>)) },
                ]}
              />
            ) : <Empty title="No proxy is connected"><p>A sidecar connects by <code>tombolo connect envoy -sidecar-for ID</code>; a dataplane by itself.</p></Empty>}
          </>
        )}
      </Loaded>
    </>
  );
}

/** What is wrong, by the entry that it comes from: one bad entry is one line, not one for each proxy. */
function Blamed({ rows }: { rows: readonly Proxy[] }): JSX.Element | null {
  const blamed = new Map<string, { kind: string; name: string; reasons: Set<string>; proxies: Set<string> }>();
  for (const row of rows) {
    for (const fault of faults(row)) {
      // The first is the one that was changed last.
      const entry = (fault.ConfigEntries ?? [])[0];
      if (!entry) continue;
      const key = `${entry.Kind}/${entry.Name}`;
      const known = blamed.get(key) ?? { kind: entry.Kind, name: entry.Name, reasons: new Set<string>(), proxies: new Set<string>() };
      known.reasons.add(fault.Reason);
      known.proxies.add(`${row.Node}/${row.ID}`);
      blamed.set(key, known);
    }
  }
  if (blamed.size === 0) return null;
  return (
    <section className="blamed" aria-label="Entries to blame">
      <h2>Entries to blame</h2>
      <ul className="panel checks">
        {[...blamed.values()].sort((a, b) => b.proxies.size - a.proxies.size).slice(0, 50).map((one) => (
          <li key={`${one.kind}/${one.name}`}>
            <div className="line"><StatusMark status="critical" words="" isQuiet /><EntryLink kind={one.kind} name={one.name} /><span className="faint">{count(one.proxies.size, 'proxy', 'proxies')}</span></div>
            {[...one.reasons].slice(0, 3).map((reason) => <pre className="code output" key={reason}><Text limit={1000}>{reason}</Text></pre>)}
          </li>
        ))}
      </ul>
    </section>
  );
}
