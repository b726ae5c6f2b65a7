// Who calls a service and whom it calls, with what decides about each.

import { segment } from '../Data/client';
import { useMetric } from '../Data/metrics';
import { called, calling, perSecond } from '../Logic/metrics';
import { ServiceMetrics } from '../Parts/metrics';
import { Topology, TopologyService } from '../Data/types';
import { useWatch } from '../Data/watch';
import { statusOf } from '../Logic/health';
import { count } from '../Logic/text';
import { Badge, Icon, Link, PeerBadge, StatusMark, Text } from '../Parts/basics';
import { Empty, Loaded } from '../Parts/states';

const sources: Record<string, string> = {
  'proxy-registration': 'named by its proxy', 'specific-intention': 'by an intention', 'wildcard-intention': 'by an intention for all',
  'default-allow': 'by the default', 'routing-config': 'by routing',
};

export function TopologyPanel({ service, kind }: { service: string; kind: string }): JSX.Element {
  const watched = useWatch<Topology>(`internal/ui/service-topology/${segment(service)}`, { kind: kind === 'ingress-gateway' || kind === 'api-gateway' ? kind : '' });
  const out = useMetric(called(service)).rows;
  const into = useMetric(calling(service)).rows;
  const rates = (rows: typeof out, label: string): Map<string, number> => new Map((rows ?? []).map((row) => [row.labels[label] ?? '', row.value]));
  return (
    <Loaded of={watched} what="the topology" missing={<Empty title="There is no topology of this service" />}>
      {(topology) => {
        const [up, down] = [topology.Upstreams ?? [], topology.Downstreams ?? []];
        return (
          <>
            {topology.FilteredByACLs && <p className="notice"><Icon name="lock" /> Services are left out that your token may not see.</p>}
            {up.length + down.length === 0 && (
              <p className="notice">Nothing is known of callers or upstreams: no sidecar names an upstream here, and no intention names this service.</p>
            )}
            <ServiceMetrics service={service} />
            <div className="topology">
              <Side title={count(down.length, 'caller')} rows={down} own={service} rates={rates(into, 'local_cluster')} isCaller />
              <div className="middle"><Icon name="arrow" /><div className="panel node-card here"><strong><Text>{service}</Text></strong><span className="faint">{topology.Protocol || 'tcp'}{topology.TransparentProxy ? ' · transparent proxy' : ''}</span></div><Icon name="arrow" /></div>
              <Side title={count(up.length, 'upstream')} rows={up} own={service} rates={rates(out, 'consul_destination_service')} />
            </div>
          </>
        );
      }}
    </Loaded>
  );
}

function Side({ title, rows, own, rates, isCaller }: { title: string; rows: TopologyService[]; own: string; rates: ReadonlyMap<string, number>; isCaller?: boolean }): JSX.Element {
  return (
    <section className="side-list" aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 && <p className="faint">none</p>}
      <ul>
        {rows.map((row) => {
          const { Allowed: isAllowed, HasPermissions: hasRules, HasExact: isExact } = row.Intention ?? { Allowed: false, HasPermissions: false, HasExact: false };
          const look = !row.Intention ? '' : hasRules ? 'rules' : isAllowed ? 'allow' : 'deny';
          const words = !row.Intention ? 'The peer decides' : hasRules ? 'By rules' : isAllowed ? 'Allowed' : 'Denied';
          const [source, destination] = isCaller ? [row.Name, own] : [own, row.Name];
          const canEdit = !row.PeerName || isCaller;
          return (
            <li className="panel node-card" key={`${row.PeerName ?? ''}/${row.Name}`}>
              <div className="line"><StatusMark status={statusOf(row)} isQuiet /><Link to={{ name: 'service', service: row.Name, tab: '' }} peer={row.PeerName ?? ''}><Text>{row.Name}</Text></Link> <PeerBadge peer={row.PeerName} /></div>
              <div className="line">
                <Badge look={look}>{words}</Badge>
                {rates.has(row.Name) && <span className="rate">{perSecond(rates.get(row.Name) ?? 0)}</span>}
                <span className="faint">{sources[row.Source] ?? row.Source}</span>
                <Link to={{ name: 'why', source: isCaller && row.PeerName ? `${row.PeerName}/${source}` : source, destination: !isCaller && row.PeerName ? `${row.PeerName}/${destination}` : destination }}>Why?</Link>
                {canEdit && (
                  <Link to={{ name: 'intention', source, sourcePeer: isCaller ? row.PeerName ?? '' : '', destination, isNew: !isExact }}>{isExact ? 'Edit' : 'Decide'}</Link>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
