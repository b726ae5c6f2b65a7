// The list of services, this cluster's and those of peers.

import { useMemo } from 'react';
import { Summary } from '../Data/types';
import { useWatch } from '../Data/watch';
import { byHealth, statusOf } from '../Logic/health';
import { count, lower } from '../Logic/text';
import { Badge, CheckCounts, Link, PeerBadge, StatusMark, Tags, Text } from '../Parts/basics';
import { Head } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';
import { Column, SearchedTable } from '../Parts/table';

const kindNames: Record<string, string> = {
  'mesh-gateway': 'Mesh gateway', 'ingress-gateway': 'Ingress gateway', 'terminating-gateway': 'Terminating gateway', 'api-gateway': 'API gateway',
};

export function kindName(kind: string | undefined): string { return kind ? kindNames[kind] ?? kind : ''; }

const columns: Column<Summary>[] = [
  { title: 'Health', cell: (row) => <StatusMark status={statusOf(row)} /> },
  {
    title: 'Service', look: 'main',
    cell: (row) => (
      <>
        <Link to={{ name: 'service', service: row.Name, tab: '' }} peer={row.PeerName ?? ''}><Text>{row.Name}</Text></Link>{' '}
        <PeerBadge peer={row.PeerName} />
        {row.Kind && <Badge>{kindName(row.Kind)}</Badge>}
        {(row.ConnectedWithProxy || row.ConnectNative) && <Badge look="mesh">in mesh</Badge>}
        {row.ConnectedWithGateway && <Badge look="mesh">via gateway</Badge>}
        {(row.ExternalSources ?? []).map((source) => <Badge key={source}><Text limit={40}>{source}</Text></Badge>)}
      </>
    ),
  },
  { title: 'Instances', look: 'number', cell: (row) => row.InstanceCount.toLocaleString('en') },
  { title: 'Checks', cell: (row) => <CheckCounts passing={row.ChecksPassing} warning={row.ChecksWarning} critical={row.ChecksCritical} /> },
  { title: 'Tags', look: 'wide', cell: (row) => <Tags tags={row.Tags} /> },
];

const keys = ['status', 'kind', 'tag', 'peer', 'node', 'source'] as const;

function property(row: Summary, key: string): readonly string[] {
  switch (key) {
    case 'status': return [statusOf(row)];
    case 'kind': return [row.Kind || 'service'];
    case 'tag': return lower(...(row.Tags ?? []));
    case 'peer': return lower(row.PeerName || 'local');
    case 'node': return lower(...(row.Nodes ?? []));
    case 'source': return lower(...(row.ExternalSources ?? []));
    default: return lower(row.Name);
  }
}

export function serviceID(row: Summary): string { return `${row.PeerName ?? ''}/${row.Name}`; }

/** A list of services of which each has a page. */
export function ServiceTable({ rows, label }: { rows: readonly Summary[]; label: string }): JSX.Element {
  const sorted = useMemo(() => [...rows].sort(byHealth<Summary>(statusOf, (row) => row.Name)), [rows]);
  return (
    <SearchedTable
      label={label} rows={sorted} columns={columns} id={serviceID} keys={keys} property={property}
      hint="Name, or status:critical kind: tag: peer: node:"
    />
  );
}

function sentence(rows: readonly Summary[]): string {
  const critical = rows.filter((row) => statusOf(row) === 'critical').length;
  const imported = rows.filter((row) => row.PeerName).length;
  const parts = [count(rows.length, 'service')];
  if (imported > 0) parts.push(`${imported} of them from peers`);
  parts.push(critical > 0 ? `${critical} critical` : 'none critical');
  return parts.join(', ') + '.';
}

export function ServicesPage(): JSX.Element {
  const watched = useWatch<Summary[]>('internal/ui/services');
  const rows = useMemo(() => watched.data?.filter((row) => row.Kind !== 'connect-proxy'), [watched.data]);
  return (
    <>
      <Head title="Services" name="Services" answer={rows && sentence(rows)} />
      <Loaded of={watched} what="services">
        {() => (rows && rows.length > 0 ? <ServiceTable rows={rows} label="Services" /> : (
          <Empty title="No service is registered">
            <p>A service is registered with the agent of its node:</p>
            <pre className="code">tombolo services register -name=web -port=8080</pre>
          </Empty>
        ))}
      </Loaded>
    </>
  );
}
