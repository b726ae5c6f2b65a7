// The mesh at a glance: what needs somebody, this cluster and those it is joined with, as a map and as a list.

import { useEffect, useState } from 'react';
import { settings } from '../Data/settings';
import { follow, href } from '../Data/router';
import { Autopilot, ExportRow, heardOften, Peering, Roots, Summary } from '../Data/types';
import { useWatch, Watched } from '../Data/watch';
import { Page } from '../Logic/address';
import { around, attention, Notice, staleAfter } from '../Logic/attention';
import { peerState, Status, statusOf } from '../Logic/health';
import { count, moment, visible } from '../Logic/text';
import { Ago, Link, StatusMark, Text } from '../Parts/basics';
import { useProxies } from '../Parts/outcome';
import { Head } from '../Parts/shell';
import { Empty, Failed, Loading } from '../Parts/states';
import { Table } from '../Parts/table';

/** More than this no map shows so that one sees something. */
const mapLimit = 40;

interface Row { name: string; state: string; status: Status; words: string; heard: number | undefined; imported: number; exported: number; arrived: number | undefined; datacenter: string }

function rowOf(peering: Peering, exports: ExportRow[] | undefined, now: number): Row {
  const { words, status } = peerState(peering.State);
  const heard = moment(peering.StreamStatus?.LastHeartbeat);
  const isStale = peering.State === 'ACTIVE' && heard !== undefined && now - heard > staleAfter;
  const own = exports?.filter((row) => row.peer === peering.Name);
  return {
    name: peering.Name, state: peering.State, status: isStale ? 'unknown' : status, words: isStale ? 'Stale' : words, heard,
    imported: peering.StreamStatus?.ImportedServices?.length ?? 0, exported: own?.length ?? peering.StreamStatus?.ExportedServices?.length ?? 0,
    arrived: own?.filter((row) => row.state === 'exported').length, datacenter: peering.Remote?.Datacenter ?? '',
  };
}
const order: Status[] = ['critical', 'warning', 'unknown', 'empty', 'passing'];

function leads(notice: Notice): Page {
  switch (notice.about) {
    case 'peer': return { name: 'peer', peer: notice.name, tab: 'imported' };
    case 'export': return { name: 'exports' };
    case 'service': return { name: 'services' };
    case 'proxy': return { name: 'proxies' };
    case 'certificate': return { name: 'certificates' };
    case 'server': return { name: 'servers' };
  }
}

/** The time, so that what is not heard of turns stale by itself. */
function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 2000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function MeshPage(): JSX.Element {
  const now = useNow();
  const services = useWatch<Summary[]>('internal/ui/services');
  const peerings = useWatch<Peering[]>('peerings', heardOften);
  const exports = useWatch<ExportRow[]>('tombolo/exports');
  const roots = useWatch<Roots>('connect/ca/roots');
  const servers = useWatch<Autopilot>('operator/autopilot/state');
  const proxies = useProxies();
  const rows = (peerings.data ?? []).map((row) => rowOf(row, exports.data, now))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || a.name.localeCompare(b.name, 'en'));
  const local = (services.data ?? []).filter((row) => !row.PeerName && row.Kind !== 'connect-proxy');
  const statuses = local.map(statusOf);
  const notices = attention({
    peers: rows, proxies: (proxies.data?.Proxies ?? []).map((row) => ({ id: row.ID, condition: row.Condition })), exports: exports.data ?? [],
    services: { critical: statuses.filter((one) => one === 'critical').length, warning: statuses.filter((one) => one === 'warning').length },
    roots: (roots.data?.Roots ?? []).map((root) => ({ name: root.Name, ends: moment(root.NotAfter), isActive: root.Active })),
    servers: Object.values(servers.data?.Servers ?? {}).map((one) => ({ name: one.Name, isHealthy: one.Healthy !== false })),
  }, now);
  const isLoading = !services.data && !services.error;
  return (
    <>
      <Head
        title="Mesh" name="Mesh"
        answer={isLoading ? undefined : notices.length === 0 ? `Nothing needs you: ${count(local.length, 'service')} here, ${count(rows.length, 'peer')}.` : `${count(notices.length, 'thing needs', 'things need')} you.`}
      />
      {isLoading ? <Loading what="the mesh" /> : (
        <>
          {services.error && !services.data && <Failed error={services.error} what="services" />}
          {notices.length > 0 && (
            <ul className="panel attention" aria-label="What needs you">
              {notices.slice(0, 12).map((notice) => (
                <li key={notice.text}><StatusMark status={notice.weight < 2 ? 'critical' : 'warning'} words="" /><Link to={leads(notice)}><Text limit={300}>{notice.text}</Text></Link></li>
              ))}
            </ul>
          )}
          <Peers of={peerings} rows={rows} services={local.length} critical={statuses.filter((one) => one === 'critical').length} />
        </>
      )}
    </>
  );
}

function Peers({ of, rows, services, critical }: { of: Watched<Peering[]>; rows: Row[]; services: number; critical: number }): JSX.Element {
  if (of.error && !of.data) return <Failed error={of.error} what="peerings" />;
  if (of.data && rows.length === 0) {
    return (
      <Empty title="Not joined with any other cluster yet">
        <ol className="steps">
          <li>One cluster <Link to={{ name: 'peers' }}>generates a token</Link> for the other, whose owner establishes the peering with it.</li>
          <li>Each <Link to={{ name: 'exports' }}>exports</Link> the services that the other may see.</li>
          <li>Each says by <Link to={{ name: 'intentions' }}>intentions</Link> who may call them.</li>
        </ol>
      </Empty>
    );
  }
  return (
    <>
      {rows.length <= mapLimit && rows.length > 0 && <Map rows={rows} services={services} critical={critical} />}
      <h2>Peers</h2>
      <Table
        label="Peers" rows={rows} id={(row) => row.name}
        columns={[
          { title: 'State', cell: (row) => <StatusMark status={row.status} words={row.words} /> },
          { title: 'Peer', look: 'main', cell: (row) => <><Link to={{ name: 'peer', peer: row.name, tab: 'imported' }}><Text>{row.name}</Text></Link> <span className="faint"><Text limit={60}>{row.datacenter}</Text></span></> },
          { title: 'Exports that arrive', cell: (row) => (row.arrived === undefined ? <span className="faint">not told</span> : `${row.arrived} of ${row.exported}`) },
          { title: 'Imported', look: 'number', cell: (row) => row.imported },
          { title: 'Last heard', cell: (row) => <Ago at={row.heard} /> },
        ]}
      />
    </>
  );
}

/** Drawn for the eye; the list below it says the same. */
function Map({ rows, services, critical }: { rows: Row[]; services: number; critical: number }): JSX.Element {
  const [width, height] = [960, rows.length > 8 ? 560 : rows.length > 2 ? 330 : 130];
  // With one peer both stand in the middle of the picture.
  const middle = { x: rows.length === 1 ? width / 4 : width / 2, y: height / 2 };
  const card = { x: 92, y: 34 };
  const spots = [...rows].sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map((row, place) => ({ row, at: rows.length === 2 ? { x: place === 0 ? card.x + 6 : width - card.x - 6, y: middle.y } : around(rows.length, place, middle, { x: width / 2 - card.x - 6, y: height / 2 - card.y - 6 }) }));
  return (
    <svg className="panel map" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {spots.map(({ row, at }) => (
        <g key={row.name} className={`edge ${row.status}`}>
          <line x1={middle.x} y1={middle.y} x2={at.x} y2={at.y} />
          <text x={(middle.x * 0.55 + at.x * 0.45)} y={(middle.y * 0.55 + at.y * 0.45) - 7}>{`→${row.arrived ?? row.exported}${row.arrived === undefined || row.arrived === row.exported ? '' : ` of ${row.exported}`}  ←${row.imported}`}</text>
        </g>
      ))}
      {spots.map(({ row, at }) => (
        <g key={row.name} className={`spot ${row.status}`} transform={`translate(${at.x - card.x},${at.y - card.y})`} onClick={() => follow(href({ name: 'peer', peer: row.name, tab: 'imported' }))}>
          <rect width={card.x * 2} height={card.y * 2} rx="10" />
          <text x="14" y="28" className="name">{visible(row.name, 20)}</text>
          <text x="14" y="50">{visible(row.words, 26)}</text>
        </g>
      ))}
      <g className="spot here" transform={`translate(${middle.x - card.x},${middle.y - card.y})`}>
        <rect width={card.x * 2} height={card.y * 2} rx="10" />
        <text x="14" y="28" className="name">{visible(settings.datacenter, 20)}</text>
        <text x="14" y="50">{`${services} services${critical > 0 ? ` · ${critical} critical` : ''}`}</text>
      </g>
    </svg>
  );
}
