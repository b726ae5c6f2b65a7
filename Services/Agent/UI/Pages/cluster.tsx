// What holds the mesh together: certificates, datacenters, servers; and the settings of this page.

import { useState } from 'react';
import { paused, useWatch } from '../Data/watch';
import { settings } from '../Data/settings';
import { useStore } from '../Data/store';
import { Autopilot, Roots, Server } from '../Data/types';
import { count, moment } from '../Logic/text';
import { Ago, Badge, CopyButton, Facts, Link, StatusMark, Text } from '../Parts/basics';
import { NotToldHere } from '../Parts/outcome';
import { chooseTheme, Head, keysOn, Theme, theme } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';
import { Table } from '../Parts/table';

const day = 86_400_000;

// MARK: - Certificates

export function CertificatesPage(): JSX.Element {
  const watched = useWatch<Roots>('connect/ca/roots');
  const roots = [...(watched.data?.Roots ?? [])].sort((a, b) => Number(b.Active) - Number(a.Active));
  const active = roots.find((root) => root.Active);
  const ends = moment(active?.NotAfter);
  const days = ends === undefined ? undefined : Math.floor((ends - Date.now()) / day);
  return (
    <>
      <Head
        title="Certificates" name="Certificates"
        answer={active && <>The root is valid for {count(days ?? 0, 'more day', 'more days')}. {roots.length > 1 ? `A rotation is under way: ${count(roots.length - 1, 'former root is', 'former roots are')} still trusted.` : 'No rotation is under way.'}</>}
      />
      <Loaded of={watched} what="certificates" missing={<Empty title="There is no certificate authority yet" />}>
        {(data) => (
          <>
            <div className="panel padded"><Facts rows={[['Trust domain', <code key="t">{data.TrustDomain}</code>], ['Active root', data.ActiveRootID]]} /></div>
            <h2>Roots</h2>
            <Table
              label="Roots" rows={roots} id={(root) => root.ID}
              columns={[
                { title: 'State', cell: (root) => (root.Active ? <StatusMark status={(moment(root.NotAfter) ?? 0) - Date.now() < 30 * day ? 'warning' : 'passing'} words="Signs" /> : <StatusMark status="unknown" words="Trusted until leaves of it have ended" />) },
                { title: 'Name', look: 'main', cell: (root) => <Text limit={80}>{root.Name}</Text> },
                { title: 'Key', cell: (root) => `${root.PrivateKeyType} ${root.PrivateKeyBits}` },
                { title: 'Valid from', cell: (root) => <Day at={moment(root.NotBefore)} /> },
                { title: 'Ends', cell: (root) => <Day at={moment(root.NotAfter)} /> },
                { title: 'Certificate', cell: (root) => <CopyButton text={root.RootCert} label="Copy the PEM" /> },
              ]}
            />
            <Authority />
          </>
        )}
      </Loaded>
    </>
  );
}

function Day({ at }: { at: number | undefined }): JSX.Element {
  return at === undefined ? <span className="faint">not told</span> : <time dateTime={new Date(at).toISOString()} title={new Date(at).toISOString()}>{new Date(at).toISOString().slice(0, 10)}</time>;
}

function Authority(): JSX.Element {
  const watched = useWatch<{ Provider: string; Config: Record<string, unknown> | null }>('connect/ca/configuration');
  return (
    <>
      <h2>Authority</h2>
      <Loaded of={watched} what="the settings of the authority">
        {(data) => (
          <div className="panel padded">
            <Facts rows={[['Provider', data.Provider], ['Leaves are valid for', String(data.Config?.['LeafCertTTL'] ?? '')], ['Roots are valid for', String(data.Config?.['RootCertTTL'] ?? '')], ['Intermediates are valid for', String(data.Config?.['IntermediateCertTTL'] ?? '')]]} />
          </div>
        )}
      </Loaded>
    </>
  );
}

// MARK: - Datacenters

interface Replication { Enabled?: boolean; Running?: boolean; SourceDatacenter?: string; LastSuccess?: string; LastError?: string; LastErrorMessage?: string; ReplicatedIndex?: number }
interface Federation { Datacenter: string; MeshGateways?: { Service?: { Service: string; Address?: string; Port?: number } }[] | null; UpdatedAt?: string }

export function DatacentersPage(): JSX.Element {
  const watched = useWatch<string[]>('catalog/datacenters');
  const gateways = useWatch<Federation[]>('internal/federation-states');
  const replication = useWatch<Replication>(settings.aclEnabled ? 'acl/replication' : null);
  return (
    <>
      <Head title="Datacenters" name="Datacenters" answer={watched.data && (watched.data.length > 1 ? `${watched.data.length} datacenters, this one is ${settings.datacenter}.` : `Only this one, ${settings.datacenter}.`)} />
      <Loaded of={watched} what="datacenters">
        {(names) => (
          <Table
            label="Datacenters" rows={names} id={(name) => name}
            columns={[
              { title: 'Datacenter', look: 'main', cell: (name) => <Text limit={80}>{name}</Text> },
              { title: '', cell: (name) => (name === settings.datacenter ? <Badge look="mesh">here</Badge> : <span className="faint">ask an agent there</span>) },
              { title: 'Mesh gateways', cell: (name) => { const found = gateways.data?.find((one) => one.Datacenter === name); return found ? count(found.MeshGateways?.length ?? 0, 'gateway') : <span className="faint">not told</span>; } },
            ]}
          />
        )}
      </Loaded>
      {replication.data?.Enabled && (
        <>
          <h2>Replication of access control</h2>
          <div className="panel padded"><Facts rows={[['From', replication.data.SourceDatacenter ?? ''], ['State', replication.data.Running ? 'running' : 'not running'], ['Last success', <Ago key="s" at={moment(replication.data.LastSuccess)} />], ['Last error', replication.data.LastErrorMessage ?? '']]} /></div>
        </>
      )}
      <p className="faint">Clusters of other owners are joined as <Link to={{ name: 'peers' }}>peers</Link>, not as datacenters.</p>
    </>
  );
}

// MARK: - Servers

interface Usage { Usage?: Record<string, { Nodes?: number; Services?: number; ServiceInstances?: number; ConfigEntries?: Record<string, number> }> }

export function ServersPage(): JSX.Element {
  const watched = useWatch<Autopilot>('operator/autopilot/state');
  const usage = useWatch<Usage>('operator/usage');
  const servers = Object.values(watched.data?.Servers ?? {});
  const own = Object.values(usage.data?.Usage ?? {})[0];
  return (
    <>
      <Head
        title="Servers" name="Servers"
        answer={watched.data && `${count(servers.length, 'server')}; ${watched.data.FailureTolerance === 0 ? 'none may fail' : `${watched.data.FailureTolerance} may fail`} without harm.`}
      />
      <Loaded of={watched} what="servers" missing={<NotToldHere what="how servers are" />}>
        {() => (
          <Table<Server>
            label="Servers" rows={servers} id={(row) => row.ID}
            columns={[
              { title: 'State', cell: (row) => <StatusMark status={row.Healthy === false ? 'critical' : 'passing'} words={row.Healthy === false ? 'Not healthy' : 'Healthy'} /> },
              { title: 'Server', look: 'main', cell: (row) => <Text limit={80}>{row.Name}</Text> },
              { title: 'Part', cell: (row) => <Badge look={row.Status === 'leader' ? 'mesh' : ''}>{row.Status}</Badge> },
              { title: 'Address', cell: (row) => <code><Text limit={80}>{row.Address}</Text></code> },
              { title: 'Journal up to', look: 'number', cell: (row) => row.LastIndex?.toLocaleString('en') ?? '' },
              { title: 'Last contact', cell: (row) => <Text>{row.LastContact ?? ''}</Text> },
              { title: 'Version', cell: (row) => <Text>{row.Version ?? ''}</Text> },
            ]}
          />
        )}
      </Loaded>
      {own && (
        <>
          <h2>What they hold</h2>
          <div className="panel padded"><Facts rows={[['Nodes', String(own.Nodes ?? 0)], ['Services', String(own.Services ?? 0)], ['Instances', String(own.ServiceInstances ?? 0)]]} /></div>
        </>
      )}
    </>
  );
}

// MARK: - Settings

export function SettingsPage(): JSX.Element {
  const current = useStore(theme);
  const isPaused = useStore(paused);
  const [areKeysOn, setKeysOn] = useState(keysOn.value);
  return (
    <>
      <Head title="Settings" name="Settings" answer="Of this page in this browser." />
      <div className="panel padded form">
        <label className="field"><span>Colours</span>
          <select value={current} onChange={(event) => chooseTheme(event.target.value as Theme)}><option value="auto">as the system</option><option value="light">light</option><option value="dark">dark</option></select>
        </label>
        <label className="check"><input type="checkbox" checked={!isPaused} onChange={(event) => { paused.value = !event.target.checked; }} /><span>Show changes as they come</span></label>
        <label className="check"><input type="checkbox" checked={areKeysOn} onChange={(event) => { keysOn.value = event.target.checked; setKeysOn(event.target.checked); }} /><span>Single keys are shortcuts <small>(/ searches, . stops updates, g and a letter goes to a page)</small></span></label>
      </div>
      <h2>This agent</h2>
      <div className="panel padded">
        <Facts
          rows={[
            ['Datacenter', settings.datacenter], ['Access control', settings.aclEnabled ? `on, default ${settings.defaultPolicy}` : 'off'], ['Calls that no intention is about', settings.intentionDefault === 'allow' ? 'are allowed' : 'are denied'],
            ['Mesh', settings.meshEnabled ? 'on' : 'off'], ['Peering', settings.peeringEnabled ? 'on' : 'off'], ['Metrics', settings.metrics || 'none'],
            ['Dashboards', Object.keys(settings.dashboards).join(', ')],
          ]}
        />
      </div>
    </>
  );
}
