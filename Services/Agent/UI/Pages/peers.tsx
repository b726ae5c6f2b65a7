// Peerings: join another cluster, see what goes to and comes from it, part.

import { useState } from 'react';
import { segment, send } from '../Data/client';
import { open } from '../Data/router';
import { heardOften, ImpactRow, Peering, PeeringInsight, Summary } from '../Data/types';
import { refreshAll, useWatch } from '../Data/watch';
import { PeerTab } from '../Logic/address';
import { readPeeringToken } from '../Logic/documents';
import { peerState } from '../Logic/health';
import { count, lower, moment } from '../Logic/text';
import { Ago, Button, CopyButton, Facts, Link, StatusMark, Tabs, Text } from '../Parts/basics';
import { ActionError, Confirm, Dialog, useAction } from '../Parts/dialog';
import { MayButton } from '../Parts/rights';
import { Head } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';
import { SearchedTable } from '../Parts/table';
import { Exported } from './exports';
import { ServiceTable } from './services';

const keys = ['state'] as const;
const peeringWrite = { resource: 'peering', access: 'write' } as const;

function property(row: Peering, key: string): readonly string[] {
  return key === 'state' ? lower(row.State) : lower(row.Name, row.Remote?.Datacenter);
}
function lengths(row: Peering): { imported: number; exported: number } {
  const { ImportedServices: imported, ExportedServices: exported } = row.StreamStatus ?? {};
  return { imported: imported?.length ?? 0, exported: exported?.length ?? 0 };
}
function StateMark({ of: row }: { of: Peering }): JSX.Element {
  const { words, status } = peerState(row.State);
  return <StatusMark status={status} words={words} />;
}
function sentence(rows: readonly Peering[]): string {
  if (rows.length === 0) return 'Not joined with any other cluster yet.';
  const bad = rows.filter((row) => row.State !== 'ACTIVE').length;
  return `${count(rows.length, 'peer')}, ${bad === 0 ? 'all active' : `${bad} not active`}.`;
}

export function PeersPage(): JSX.Element {
  const watched = useWatch<Peering[]>('peerings', heardOften);
  const [dialog, setDialog] = useState<'' | 'generate' | 'establish'>('');
  const rows = watched.data && [...watched.data].sort((a, b) => Number(a.State === 'ACTIVE') - Number(b.State === 'ACTIVE') || a.Name.localeCompare(b.Name));
  const join = (
    <>
      <MayButton right={peeringWrite} look="main" icon="plus" onClick={() => setDialog('generate')}>Generate a token</MayButton>
      <MayButton right={peeringWrite} onClick={() => setDialog('establish')}>Establish with a token</MayButton>
    </>
  );
  return (
    <>
      <Head title="Peers" name="Peers" answer={rows && sentence(rows)} actions={watched.error?.isDenied ? undefined : join} />
      <Loaded of={watched} what="peerings">
        {() => (rows && rows.length > 0 ? (
          <SearchedTable
            label="Peers" rows={rows} id={(row) => row.ID || row.Name} keys={keys} property={property} hint="Name, or state:failing"
            columns={[
              { title: 'State', cell: (row) => <StateMark of={row} /> },
              { title: 'Peer', look: 'main', cell: (row) => <><Link to={{ name: 'peer', peer: row.Name, tab: 'imported' }}><Text>{row.Name}</Text></Link> {row.Remote?.Datacenter && <span className="faint"><Text>{row.Remote.Datacenter}</Text></span>}</> },
              { title: 'Imported', look: 'number', cell: (row) => lengths(row).imported },
              { title: 'Exported', look: 'number', cell: (row) => lengths(row).exported },
              { title: 'Last heard', cell: (row) => <Ago at={moment(row.StreamStatus?.LastHeartbeat)} /> },
            ]}
          />
        ) : (
          <Empty title="This cluster has no peers">
            <ol className="steps">
              <li>One cluster generates a token for the other.</li>
              <li>The other establishes the peering with it.</li>
              <li>Each exports the services that the other may see, and says by intentions who may call them.</li>
            </ol>
          </Empty>
        ))}
      </Loaded>
      {dialog === 'generate' && <Generate close={() => setDialog('')} />}
      {dialog === 'establish' && <Establish close={() => setDialog('')} />}
    </>
  );
}

/** Makes a token; it is shown once and kept nowhere. */
function Generate({ close, name: given }: { close: () => void; name?: string }): JSX.Element {
  const [name, setName] = useState(given ?? '');
  const [addresses, setAddresses] = useState('');
  const [token, setToken] = useState('');
  const action = useAction();
  const generate = async (): Promise<void> => {
    const external = addresses.split(/[\s,]+/).filter((item) => item !== '');
    const body = { PeerName: name.trim(), ...(external.length > 0 ? { ServerExternalAddresses: external } : {}) };
    const { data } = await send<{ PeeringToken: string }>('POST', 'peering/token', { body });
    setToken(data.PeeringToken);
    refreshAll();
  };
  if (token) {
    return (
      <Dialog title={`The token for ${name}`} close={close} isWide>
        <p>Give it to the owner of <strong><Text>{name}</Text></strong>, who establishes the peering with it. It is a secret, works once, and is not shown again.</p>
        <textarea className="code" readOnly rows={7} value={token} aria-label="Peering token" onFocus={(event) => event.target.select()} />
        <footer className="actions"><CopyButton text={token} label="Copy the token" /><Button onClick={close}>Done</Button></footer>
      </Dialog>
    );
  }
  return (
    <Dialog title={given ? 'Generate a new token' : 'Generate a token for a peer'} close={close}>
      <form onSubmit={(event) => { event.preventDefault(); action.run(generate); }}>
        {given ? <p>The other side has to establish the peering again with it.</p> : <p>Here: give the other cluster a name and make a token. There: its owner establishes the peering with the token.</p>}
        <label className="field">
          <span>Name of the other cluster</span>
          <input value={name} readOnly={given !== undefined} required autoFocus autoComplete="off" spellCheck={false} onChange={(event) => setName(event.target.value)} />
          <small>As it will be called here, in lower case letters, digits and hyphens.</small>
        </label>
        <label className="field">
          <span>Addresses of this cluster as the other reaches it <small>(optional)</small></span>
          <input value={addresses} placeholder="198.51.100.7:8503" autoComplete="off" spellCheck={false} onChange={(event) => setAddresses(event.target.value)} />
          <small>Behind a load balancer or NAT. Otherwise the servers' own addresses are used.</small>
        </label>
        <ActionError of={action} />
        <footer className="actions"><Button type="submit" look="main" disabled={action.isBusy || name.trim() === ''}>Generate</Button><Button onClick={close}>Cancel</Button></footer>
      </form>
    </Dialog>
  );
}

function Establish({ close }: { close: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const [token, setToken] = useState('');
  const action = useAction();
  const contents = readPeeringToken(token);
  const isGood = typeof contents !== 'string';
  const establish = async (): Promise<void> => {
    await send('POST', 'peering/establish', { body: { PeerName: name.trim(), PeeringToken: token.replace(/\s+/g, '') } });
    refreshAll();
    close();
    open({ name: 'peer', peer: name.trim(), tab: 'imported' });
  };
  return (
    <Dialog title="Establish a peering" close={close} isWide>
      <form onSubmit={(event) => { event.preventDefault(); if (isGood) action.run(establish); }}>
        <label className="field">
          <span>Name of the other cluster</span>
          <input value={name} required autoFocus autoComplete="off" spellCheck={false} onChange={(event) => setName(event.target.value)} />
          <small>As it will be called here.</small>
        </label>
        <label className="field">
          <span>Token that the other cluster generated</span>
          <textarea className="code" rows={6} value={token} autoComplete="off" spellCheck={false} onChange={(event) => setToken(event.target.value)} />
        </label>
        <div role="status">
          {typeof contents === 'string' ? contents && <p className="notice error">{contents}</p> : (
            <Facts
              rows={[
                ['Leads to', <span key="a">{contents.addresses.map((item) => <code key={item}><Text>{item}</Text> </code>)}</span>],
                ['Datacenter', contents.datacenter], ['Server name', contents.serverName],
              ]}
            />
          )}
        </div>
        <ActionError of={action} />
        <footer className="actions">
          <Button type="submit" look="main" disabled={action.isBusy || !isGood || name.trim() === ''}>{action.isBusy ? 'Dialling…' : 'Establish'}</Button>
          <Button onClick={close}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  );
}

export function PeerPage({ peer, tab }: { peer: string; tab: PeerTab }): JSX.Element {
  const watched = useWatch<Peering>(`peering/${segment(peer)}`, heardOften);
  const [dialog, setDialog] = useState<'' | 'delete' | 'generate'>('');
  const row = watched.data ?? undefined;
  const isDialer = (row?.PeerServerAddresses ?? []).length > 0;
  const tabs: { id: PeerTab; label: string }[] = [
    { id: 'imported', label: 'Imported services' }, { id: 'exported', label: 'Exported services' }, { id: 'details', label: 'Details' },
  ];
  const actions = row && (
    <>
      {!isDialer && <MayButton right={peeringWrite} onClick={() => setDialog('generate')}>New token</MayButton>}
      <MayButton right={peeringWrite} look="danger" onClick={() => setDialog('delete')}>Delete</MayButton>
    </>
  );
  return (
    <>
      <Head
        up={{ label: 'Peers', to: { name: 'peers' } }} name={peer} title={<Text>{peer}</Text>} actions={actions}
        answer={row && <><StateMark of={row} /> {count(lengths(row).imported, 'service')} imported, {lengths(row).exported} exported, last heard <Ago at={moment(row.StreamStatus?.LastHeartbeat)} />.</>}
      />
      <Tabs label="Parts of the peering" current={tab} tabs={tabs.map(({ id, label }) => ({ id, label, to: { name: 'peer', peer, tab: id } }))} />
      <Loaded of={watched} what={`the peering with ${peer}`} missing={<Empty title="There is no peering of this name" />}>
        {(data) => (
          <>
            {data.State !== 'ACTIVE' && <NextStep of={data} />}
            {tab === 'imported' && <Imported peer={peer} />}
            {tab === 'exported' && <Exported peer={peer} />}
            {tab === 'details' && <Details row={data} />}
          </>
        )}
      </Loaded>
      {dialog === 'generate' && <Generate name={peer} close={() => setDialog('')} />}
      {dialog === 'delete' && row && <Delete row={row} close={() => setDialog('')} />}
    </>
  );
}

function NextStep({ of: row }: { of: Peering }): JSX.Element {
  const words: Record<string, string> = {
    PENDING: 'A token was generated; nothing was heard of the other cluster yet. Its owner establishes the peering with the token.',
    ESTABLISHING: 'The other cluster is being dialled.',
    FAILING: 'The connection to the other cluster is lost. What was imported is kept, as it was last; it is dialled again by itself.',
    DELETING: 'It is being deleted; what was imported goes first.',
    TERMINATED: 'The other cluster deleted the peering: nothing of it is imported any more. Delete it here, or make it anew with a token.',
  };
  return <p className="notice stale">{words[row.State] ?? `The state is ${row.State}.`}</p>;
}

function Imported({ peer }: { peer: string }): JSX.Element {
  const watched = useWatch<Summary[]>('internal/ui/services', { peer });
  return (
    <Loaded of={watched} what="imported services">
      {(rows) => {
        const shown = rows.filter((row) => row.PeerName === peer && row.Kind !== 'connect-proxy');
        return shown.length > 0 ? <ServiceTable rows={shown} label="Imported services" /> : (
          <Empty title="Nothing is imported from this peer"><p>Its owner exports services by an <code>exported-services</code> entry there.</p></Empty>
        );
      }}
    </Loaded>
  );
}

function Details({ row }: { row: Peering }): JSX.Element {
  const status = row.StreamStatus ?? {};
  const insight = useWatch<PeeringInsight>(`tombolo/peering/${segment(row.Name)}`).data;
  const stuck = insight ? [...insight.exports.filter((one) => one.state === 'refused').map((one) => ({ key: `export ${one.service}`, text: one.reason ?? '' })), ...insight.imports.filter((one) => one.state === 'refused').map((one) => ({ key: `import ${one.service}`, text: one.reason ?? '' }))] : [];
  const time = (text: string | null | undefined): JSX.Element => <Ago at={moment(text)} />;
  return (
    <div className="panel padded">
      <Facts
        rows={[
          ['Id', row.ID], ['Id there', row.PeerID ?? ''], ['Dialled from', (row.PeerServerAddresses ?? []).length > 0 ? 'here' : 'there'],
          ['Servers', (row.PeerServerAddresses ?? []).join(', ')], ['Server name', row.PeerServerName ?? ''],
          ['Behind by', insight?.lagMs === undefined ? '' : `${(insight.lagMs / 1000).toFixed(1)} s, ${count(insight.lagChanges ?? 0, 'change')}`],
          ['Exports', insight ? `${insight.exported['exported'] ?? 0} of ${insight.exported['wanted'] ?? 0} have arrived there` : ''],
          ['Last error', insight?.lastError ? <><Text limit={400}>{insight.lastError}</Text> <Ago at={moment(insight.lastErrorAt)} /></> : ''],
          ['Imports wait for', insight?.importObstacle ?? ''],
          ...stuck.map((one): [string, string] => [one.key, one.text]),
          ['Last heartbeat', time(status.LastHeartbeat)], ['Last received', time(status.LastReceive)], ['Last sent', time(status.LastSend)],
          ...Object.entries(row.Meta ?? {}),
        ]}
      />
    </div>
  );
}

function Delete({ row, close }: { row: Peering; close: () => void }): JSX.Element {
  const { imported, exported } = lengths(row);
  const impact = useWatch<ImpactRow[]>(`tombolo/impact/${segment(row.Name)}`);
  return (
    <Confirm
      title={`Delete the peering with ${row.Name}?`} verb="Delete the peering" isDangerous typed={row.Name} close={close}
      work={async () => {
        await send('DELETE', `peering/${segment(row.Name)}`);
        refreshAll();
        close();
        open({ name: 'peers' });
      }}
    >
      <p>{count(imported, 'imported service')} will be gone here, and {count(exported, 'exported service')} there: calls to them fail at once. Intentions and exports that name the peer stay.</p>
      {(impact.data ?? []).length > 0 && (
        <>
          <p>These count on it:</p>
          <ul className="impact">{(impact.data ?? []).slice(0, 100).map((one) => <li key={`${one.kind}/${one.name}/${one.text}`}><code><Text limit={120}>{`${one.kind} ${one.name}`}</Text></code> <Text limit={200}>{one.text}</Text></li>)}</ul>
        </>
      )}
    </Confirm>
  );
}
