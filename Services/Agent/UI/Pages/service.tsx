// One service: its instances, who calls it and whom it calls, its intentions, where calls to it go.

import { segment } from '../Data/client';
import { settings } from '../Data/settings';
import { Instance, Intention, Summary } from '../Data/types';
import { useWatch, Watched } from '../Data/watch';
import { ServiceTab } from '../Logic/address';
import { byHealth, worst } from '../Logic/health';
import { count, dashboard } from '../Logic/text';
import { Badge, Facts, Link, PeerBadge, StatusMark, Tab, Tabs, Tags, Text } from '../Parts/basics';
import { Head } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';
import { CheckList } from '../Parts/checks';
import { Table } from '../Parts/table';
import { IntentionTable, NewIntention } from './intentions';
import { RoutingPanel } from './routing';
import { kindName, ServiceTable } from './services';
import { TopologyPanel } from './topology';

const gateways = ['terminating-gateway', 'ingress-gateway', 'api-gateway'];

function useInstances(service: string, peer: string): Watched<Instance[]> {
  return useWatch<Instance[]>(`health/service/${segment(service)}`, peer ? { peer } : {});
}

function useProxies(service: string, peer: string): Watched<Instance[]> {
  return useWatch<Instance[]>(settings.meshEnabled ? `health/connect/${segment(service)}` : null, peer ? { peer } : {});
}

/** The sidecar of an instance. */
function sidecarOf(instance: Instance, proxies: readonly Instance[] | undefined): Instance | undefined {
  return proxies?.find((row) => row.Node.Node === instance.Node.Node && row.Service.Kind === 'connect-proxy'
    && row.Service.Proxy?.DestinationServiceID === instance.Service.ID);
}

function sentence(rows: Instance[], proxies: readonly Instance[] | undefined): string {
  const critical = (list: readonly Instance[]): number => list.filter((row) => worst(row.Checks) === 'critical').length;
  const [bad, badProxies] = [critical(rows), critical((proxies ?? []).filter((row) => row.Service.Kind === 'connect-proxy'))];
  if (rows.length === 0) return 'No instance is registered.';
  const isCutOff = badProxies > 0 && badProxies === proxies?.length;
  const sidecars = badProxies > 0 ? `; ${count(badProxies, 'sidecar')} critical${isCutOff ? ', so no call through the mesh reaches it' : ''}` : '';
  return `${count(rows.length, 'instance')}, ${bad === 0 ? 'none' : bad} critical${sidecars}.`;
}

export function ServicePage({ service, peer, tab }: { service: string; peer: string; tab: ServiceTab | '' }): JSX.Element {
  const watched = useInstances(service, peer);
  const kind = watched.data?.[0]?.Service.Kind ?? '';
  const proxies = useProxies(service, peer);
  const isLocal = peer === '';
  const tabs: Tab[] = [{ id: 'instances', label: 'Instances', to: { name: 'service', service, tab: 'instances' }, peer }];
  if (isLocal) {
    if (settings.meshEnabled && kind !== 'mesh-gateway') {
      tabs.unshift({ id: 'topology', label: 'Topology', to: { name: 'service', service, tab: 'topology' } });
    }
    if (gateways.includes(kind)) tabs.push({ id: 'linked', label: 'Linked services', to: { name: 'service', service, tab: 'linked' } });
    if (kind === '') {
      tabs.push({ id: 'intentions', label: 'Intentions', to: { name: 'service', service, tab: 'intentions' } });
      tabs.push({ id: 'routing', label: 'Routing', to: { name: 'service', service, tab: 'routing' } });
    }
  }
  tabs.push({ id: 'tags', label: 'Tags', to: { name: 'service', service, tab: 'tags' }, peer });
  const current = tab || 'instances';
  const values = new Map([['Service.Name', service], ['Service.Namespace', 'default'], ['Service.Partition', 'default'],
    ['Datacenter', settings.datacenter]]);
  const template = settings.dashboards['service'];
  const link = template && isLocal ? dashboard(template, values) : undefined;
  return (
    <>
      <Head
        up={{ label: 'Services', to: { name: 'services' } }} name={service}
        title={<><Text>{service}</Text> <PeerBadge peer={peer} />{kind && <Badge>{kindName(kind)}</Badge>}</>}
        answer={watched.data && sentence(watched.data, proxies.data)}
        actions={link && <a className="button plain" href={link} target="_blank" rel="noreferrer noopener">Dashboard</a>}
      />
      <Tabs tabs={tabs} current={current} label="Parts of the service" />
      {current === 'instances' && <Loaded of={watched} what={`instances of ${service}`}>{(rows) => <Instances rows={rows} proxies={proxies.data} peer={peer} />}</Loaded>}
      {current === 'topology' && <TopologyPanel service={service} kind={kind} />}
      {current === 'intentions' && <ServiceIntentions service={service} />}
      {current === 'routing' && <RoutingPanel service={service} />}
      {current === 'linked' && <LinkedServices gateway={service} />}
      {current === 'tags' && <Loaded of={watched} what={`tags of ${service}`}>{(rows) => <AllTags rows={rows} />}</Loaded>}
    </>
  );
}

function port(instance: Instance): string {
  const { Address: own, Port: number } = instance.Service;
  const host = own || instance.Node.Address;
  return number ? `${host.includes(':') ? `[${host}]` : host}:${number}` : host;
}

function Instances({ rows, proxies, peer }: { rows: Instance[]; proxies: Instance[] | undefined; peer: string }): JSX.Element {
  if (rows.length === 0) {
    return (
      <Empty title="No instance">
        <p>{peer ? 'The peer shows no instance of it: it exports none, or none is registered there.' : 'Nothing is registered under this name now.'}</p>
      </Empty>
    );
  }
  const sorted = [...rows].sort(byHealth((row) => worst(row.Checks), (row) => row.Service.ID));
  return (
    <Table
      label="Instances" rows={sorted} id={(row) => `${row.Node.Node}/${row.Service.ID}`}
      columns={[
        { title: 'Health', cell: (row) => <StatusMark status={worst(row.Checks)} /> },
        {
          title: 'Instance', look: 'main',
          cell: (row) => (
            <Link to={{ name: 'instance', service: row.Service.Service, node: row.Node.Node, id: row.Service.ID }} peer={peer}><Text>{row.Service.ID}</Text></Link>
          ),
        },
        { title: 'Node', cell: (row) => (peer ? <Text>{row.Node.Node}</Text> : <Link to={{ name: 'node', node: row.Node.Node, tab: 'services' }}><Text>{row.Node.Node}</Text></Link>) },
        { title: 'Address', cell: (row) => <code><Text>{port(row)}</Text></code> },
        { title: 'Checks', cell: (row) => <CheckList checks={row.Checks} isFolded /> },
        {
          title: 'Sidecar',
          cell: (row) => {
            const sidecar = sidecarOf(row, proxies);
            return sidecar ? <StatusMark status={worst(sidecar.Checks)} /> : <span className="faint">none</span>;
          },
        },
        { title: 'Tags', look: 'wide', cell: (row) => <Tags tags={row.Service.Tags} /> },
      ]}
    />
  );
}

function ServiceIntentions({ service }: { service: string }): JSX.Element {
  const watched = useWatch<Intention[]>('connect/intentions');
  return (
    <Loaded of={watched} what="intentions">
      {(rows) => {
        const own = rows.filter((row) => row.DestinationName === service || row.DestinationName === '*');
        return (
          <>
            <p className="actions"><NewIntention destination={service} /></p>
            {own.length > 0 ? <IntentionTable rows={own} /> : (
              <Empty title="No intention names this service">
                <p>The default decides: calls are {settings.defaultPolicy === 'deny' ? 'denied' : 'allowed unless the mesh says otherwise'}.</p>
              </Empty>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function LinkedServices({ gateway }: { gateway: string }): JSX.Element {
  const watched = useWatch<Summary[]>(`internal/ui/gateway-services-nodes/${segment(gateway)}`);
  return (
    <Loaded of={watched} what="linked services">
      {(rows) => (rows.length > 0 ? <ServiceTable rows={rows} label="Linked services" /> : (
        <Empty title="No service is linked to this gateway"><p>Its config entry, or routes bound to it, link services.</p></Empty>
      ))}
    </Loaded>
  );
}

function AllTags({ rows }: { rows: Instance[] }): JSX.Element {
  const tags = [...new Set(rows.flatMap((row) => row.Service.Tags ?? []))].sort();
  return tags.length > 0 ? <div className="panel padded"><Tags tags={tags} limit={500} /></div> : <Empty title="No instance has a tag" />;
}

export function InstancePage({ service, peer, node, id }: { service: string; peer: string; node: string; id: string }): JSX.Element {
  const watched = useInstances(service, peer);
  const proxies = useProxies(service, peer);
  return (
    <>
      <Head
        up={{ label: service, to: { name: 'service', service, tab: 'instances' }, peer }} name={id}
        title={<><Text>{id}</Text> <PeerBadge peer={peer} /></>}
      />
      <Loaded of={watched} what="the instance">
        {(rows) => {
          const found = rows.find((row) => row.Node.Node === node && row.Service.ID === id);
          if (!found) return <Empty title="This instance is not registered (any more)"><p>Others of the service may be.</p></Empty>;
          return <InstanceDetail instance={found} proxy={sidecarOf(found, proxies.data)} peer={peer} />;
        }}
      </Loaded>
    </>
  );
}

function InstanceDetail({ instance, proxy, peer }: { instance: Instance; proxy: Instance | undefined; peer: string }): JSX.Element {
  const { Service: service, Node: node } = instance;
  const meta = Object.entries(service.Meta ?? {});
  return (
    <>
      <div className="panel padded">
        <Facts
          rows={[
            ['Health', <StatusMark key="h" status={worst(instance.Checks)} />],
            ['Node', peer ? node.Node : <Link key="n" to={{ name: 'node', node: node.Node, tab: 'services' }}><Text>{node.Node}</Text></Link>],
            ['Address', port(instance)],
            ['Tags', service.Tags && service.Tags.length > 0 ? <Tags key="t" tags={service.Tags} limit={50} /> : ''],
            ['Sidecar', proxy ? <span key="s"><StatusMark status={worst(proxy.Checks)} /> <code><Text>{proxy.Service.ID}</Text></code> on port {proxy.Service.Port}</span> : 'none'],
          ]}
        />
      </div>
      <h2>Checks</h2>
      <CheckList checks={instance.Checks} />
      {proxy && <><h2>Checks of the sidecar</h2><CheckList checks={proxy.Checks} /></>}
      {proxy && (proxy.Service.Proxy?.Upstreams ?? []).length > 0 && (
        <>
          <h2>Upstreams</h2>
          <Table
            label="Upstreams" rows={proxy.Service.Proxy?.Upstreams ?? []} id={(row) => `${row.DestinationPeer}/${row.DestinationName}/${row.LocalBindPort}`}
            columns={[
              { title: 'Service', look: 'main', cell: (row) => <><Link to={{ name: 'service', service: row.DestinationName, tab: '' }} peer={row.DestinationPeer ?? ''}><Text>{row.DestinationName}</Text></Link> <PeerBadge peer={row.DestinationPeer} /></> },
              { title: 'Reached at', cell: (row) => <code>{row.LocalBindAddress || '127.0.0.1'}:{row.LocalBindPort}</code> },
              { title: 'Datacenter', cell: (row) => <Text>{row.Datacenter || settings.datacenter}</Text> },
            ]}
          />
        </>
      )}
      {meta.length > 0 && <><h2>Metadata</h2><div className="panel padded"><Facts rows={meta} /></div></>}
    </>
  );
}
