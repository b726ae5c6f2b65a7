// Nodes, and what each of them runs.

import { useMemo } from 'react';
import { segment } from '../Data/client';
import { Check, NodeRow, SessionRow } from '../Data/types';
import { useWatch } from '../Data/watch';
import { NodeTab } from '../Logic/address';
import { byHealth, Status, worst } from '../Logic/health';
import { count, lower } from '../Logic/text';
import { Badge, Facts, Link, PeerBadge, StatusMark, Tabs, Text } from '../Parts/basics';
import { CheckList } from '../Parts/checks';
import { Head } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';
import { SearchedTable, Table } from '../Parts/table';

const keys = ['status', 'meta', 'peer', 'address'] as const;

function property(row: NodeRow, key: string): readonly string[] {
  switch (key) {
    case 'status': return [statusOf(row)];
    case 'meta': return Object.entries(row.Meta ?? {}).flatMap(([name, value]) => lower(`${name}=${value}`));
    case 'peer': return lower(row.PeerName || 'local');
    case 'address': return lower(row.Address);
    default: return lower(row.Node);
  }
}

/** Of the node itself: a service that fails does not make its node fail. */
function statusOf(row: NodeRow): Status { return worst((row.Checks ?? []).filter((check) => !check.ServiceID)); }

/** Whether nothing but the name of a node stands behind it. */
function isSynthetic(row: NodeRow): boolean { return row.Meta?.['synthetic-node'] === 'true'; }

export function NodesPage(): JSX.Element {
  const watched = useWatch<NodeRow[]>('internal/ui/nodes');
  const leader = useWatch<string>('status/leader');
  const rows = useMemo(() => watched.data?.filter((row) => !isSynthetic(row)).sort(byHealth(statusOf, (row) => row.Node)), [watched.data]);
  const critical = rows?.filter((row) => statusOf(row) === 'critical').length ?? 0;
  const isLeader = (row: NodeRow): boolean => !row.PeerName && leader.data !== undefined && leader.data.split(':')[0] === row.Address;
  return (
    <>
      <Head title="Nodes" name="Nodes" answer={rows && `${count(rows.length, 'node')}, ${critical === 0 ? 'none' : critical} critical.`} />
      <Loaded of={watched} what="nodes">
        {() => (rows && rows.length > 0 ? (
          <SearchedTable
            label="Nodes" rows={rows} id={(row) => `${row.PeerName ?? ''}/${row.Node}`} keys={keys} property={property}
            hint="Name, or status:critical meta:rack=a peer: address:"
            columns={[
              { title: 'Health', cell: (row) => <StatusMark status={statusOf(row)} /> },
              {
                title: 'Node', look: 'main',
                cell: (row) => <><Link to={{ name: 'node', node: row.Node, tab: 'services' }} peer={row.PeerName ?? ''}><Text>{row.Node}</Text></Link> <PeerBadge peer={row.PeerName} />{isLeader(row) && <Badge look="mesh">leader</Badge>}</>,
              },
              { title: 'Address', cell: (row) => <code><Text>{row.Address}</Text></code> },
              { title: 'Instances', look: 'number', cell: (row) => (row.Services ?? []).length },
              { title: 'Version', cell: (row) => <Text>{row.Meta?.['consul-version'] ?? ''}</Text> },
            ]}
          />
        ) : <Empty title="No node is registered" />)}
      </Loaded>
    </>
  );
}

export function NodePage({ node, peer, tab }: { node: string; peer: string; tab: NodeTab }): JSX.Element {
  const watched = useWatch<NodeRow>(`internal/ui/node/${segment(node)}`, peer ? { peer } : {});
  const tabs: { id: NodeTab; label: string }[] = [
    { id: 'services', label: 'Services' }, { id: 'checks', label: 'Checks' }, { id: 'sessions', label: 'Sessions' }, { id: 'meta', label: 'Details' },
  ];
  const row = watched.data;
  return (
    <>
      <Head
        up={{ label: 'Nodes', to: { name: 'nodes' } }} name={node} title={<><Text>{node}</Text> <PeerBadge peer={peer} /></>}
        answer={row && <><StatusMark status={statusOf(row)} /> {count((row.Services ?? []).length, 'instance')} at <code><Text>{row.Address}</Text></code></>}
      />
      <Tabs
        label="Parts of the node" current={tab}
        tabs={tabs.filter(({ id }) => !peer || id !== 'sessions').map(({ id, label }) => ({ id, label, to: { name: 'node', node, tab: id }, peer }))}
      />
      {tab === 'sessions' ? <Sessions node={node} /> : (
        <Loaded of={watched} what={`node ${node}`} missing={<Empty title="This node is not registered" />}>
          {(data) => {
            if (tab === 'checks') return <CheckList checks={(data.Checks ?? []).filter((check) => !check.ServiceID)} />;
            if (tab === 'meta') return <Details row={data} />;
            return <Services row={data} peer={peer} />;
          }}
        </Loaded>
      )}
    </>
  );
}

function Services({ row, peer }: { row: NodeRow; peer: string }): JSX.Element {
  const services = row.Services ?? [];
  const ofService = (id: string): Check[] => (row.Checks ?? []).filter((check) => check.ServiceID === id);
  if (services.length === 0) return <Empty title="No service runs on this node" />;
  return (
    <Table
      label="Services of the node" rows={services} id={(service) => service.ID}
      columns={[
        { title: 'Health', cell: (service) => <StatusMark status={worst(ofService(service.ID))} /> },
        { title: 'Instance', look: 'main', cell: (service) => <><Link to={{ name: 'instance', service: service.Service, node: row.Node, id: service.ID }} peer={peer}><Text>{service.ID}</Text></Link> {service.Kind && <Badge>{service.Kind}</Badge>}</> },
        { title: 'Service', cell: (service) => <Link to={{ name: 'service', service: service.Service, tab: '' }} peer={peer}><Text>{service.Service}</Text></Link> },
        { title: 'Port', look: 'number', cell: (service) => service.Port || '' },
        { title: 'Checks', cell: (service) => <CheckList checks={ofService(service.ID)} isFolded /> },
      ]}
    />
  );
}

function Details({ row }: { row: NodeRow }): JSX.Element {
  return (
    <div className="panel padded">
      <Facts
        rows={[
          ['Id', row.ID], ['Address', row.Address],
          ...Object.entries(row.TaggedAddresses ?? {}).map(([name, value]) => [`Address ${name}`, value] as const),
          ...Object.entries(row.Meta ?? {}),
        ]}
      />
    </div>
  );
}

function Sessions({ node }: { node: string }): JSX.Element {
  const watched = useWatch<SessionRow[]>(`session/node/${segment(node)}`);
  return (
    <Loaded of={watched} what="sessions">
      {(rows) => (rows.length > 0 ? (
        <Table
          label="Sessions" rows={rows} id={(row) => row.ID}
          columns={[
            { title: 'Session', look: 'main', cell: (row) => <><code>{row.ID}</code> <Text>{row.Name}</Text></> },
            { title: 'At its end', cell: (row) => (row.Behavior === 'delete' ? 'keys are deleted' : 'keys are released') },
            { title: 'Lifetime', cell: (row) => <Text>{row.TTL || 'as its checks'}</Text> },
          ]}
        />
      ) : <Empty title="No session of this node" />)}
    </Loaded>
  );
}
