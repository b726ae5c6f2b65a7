// The export editor: who sees what, whether it arrives, and what a peer would see once the changes are saved.

import { useState } from 'react';
import { asError } from '../Data/client';
import { EntryChange, entryOf, writeEntry } from '../Data/entries';
import { ExportRow, Peering, PreviewRow, Summary } from '../Data/types';
import { refreshSoon, useWatch } from '../Data/watch';
import { editable } from '../Logic/documents';
import { ExportEntry, exportsTo, Toggle, toggled, withToggles } from '../Logic/exports';
import { count, lower } from '../Logic/text';
import { Badge, Button, Link, Text } from '../Parts/basics';
import { ActionError, Confirm, Diff, useAction } from '../Parts/dialog';
import { EntryLink, ExportMark } from '../Parts/outcome';
import { MayButton } from '../Parts/rights';
import { Head } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';
import { Column, SearchedTable } from '../Parts/table';

const every = '*';
const keys = ['peer'] as const;

export function ExportsPage(): JSX.Element {
  const entry = useWatch<ExportEntry>('config/exported-services/default');
  const services = useWatch<Summary[]>('internal/ui/services');
  const peers = useWatch<Peering[]>('peerings');
  const states = useWatch<ExportRow[]>('tombolo/exports');
  const [toggles, setToggles] = useState<Toggle[]>([]);
  const [change, setChange] = useState<EntryChange>();
  const action = useAction();
  const known = entry.error?.isMissing ? undefined : entry.data;
  const isTold = entry.data !== undefined || entry.error?.isMissing === true;
  const names = new Set((services.data ?? []).filter((row) => !row.PeerName && !row.Kind && row.Name !== 'consul').map((row) => row.Name));
  for (const one of known?.Services ?? []) names.add(one.Name);
  names.delete(every);
  const columns = [...new Set([...(peers.data ?? []).map((row) => row.Name), ...(known?.Services ?? []).flatMap((one) => (one.Consumers ?? []).map((consumer) => consumer.Peer ?? '')).filter((name) => name !== '')])].sort();
  const stuck = (states.data ?? []).filter((row) => row.state === 'refused').length;
  const preview = (): void => action.run(async () => setChange(await fresh(toggles)));
  const save = async (): Promise<void> => {
    if (!change) return;
    try { await writeEntry(change); } catch (problem) {
      if (asError(problem).status === 409) setChange(await fresh(toggles));
      throw problem;
    }
    setChange(undefined);
    setToggles([]);
    refreshSoon();
  };
  return (
    <>
      <Head
        title="Exports" name="Exports" answer={states.data && `${count(states.data.length, 'export')}, ${stuck === 0 ? 'none of them is stuck' : `${stuck} of them do not arrive`}.`}
        actions={toggles.length > 0 && <><MayButton right={{ resource: 'mesh', access: 'write' }} look="main" disabled={action.isBusy} onClick={preview}>Preview…</MayButton><Button onClick={() => setToggles([])}>Discard {count(toggles.length, 'change')}</Button></>}
      />
      <ActionError of={action} />
      <Loaded of={isTold && !entry.data ? { ...entry, data: {} as ExportEntry, error: undefined } : entry} what="exports">
        {() => (columns.length === 0 ? (
          <Empty title="There is nobody to export to"><p><Link to={{ name: 'peers' }}>Join another cluster</Link> first.</p></Empty>
        ) : (
          <div className={toggles.length > 0 ? 'beside' : ''}>
            <div><Grid rows={[every, ...[...names].sort()]} columns={columns} entry={known} states={states.data} toggles={toggles} set={setToggles} /></div>
            {toggles.length > 0 && <Previews toggles={toggles} />}
          </div>
        ))}
      </Loaded>
      {change && (
        <Confirm title="This is what changes" verb={change.after ? 'Save' : 'Delete the entry'} isDangerous={!change.after} isWide close={() => setChange(undefined)} work={save}>
          <p>Entry <EntryLink kind="exported-services" name="default" />{change.after ? '' : ', in which nothing stands any more'}:</p>
          <Diff before={change.before ? editable(change.before) : ''} after={change.after ? editable(change.after) : ''} />
        </Confirm>
      )}
    </>
  );
}

/** The changes on what the entry is by now: what others saved meanwhile stays. */
async function fresh(toggles: Toggle[]): Promise<EntryChange> {
  const before = await entryOf<ExportEntry>('exported-services', 'default');
  return { kind: 'exported-services', name: 'default', before, after: withToggles(before, toggles) };
}

interface GridProps { rows: string[]; columns: string[]; entry: ExportEntry | undefined; states: ExportRow[] | undefined; toggles: Toggle[]; set: (toggles: Toggle[]) => void }

function Grid({ rows, columns, entry, states, toggles, set }: GridProps): JSX.Element {
  const observed = new Map((states ?? []).map((row) => [`${row.peer}/${row.service}`, row]));
  const cells: Column<string>[] = columns.map((peer) => ({
    title: peer,
    cell: (service) => {
      const change = toggles.find((one) => one.service === service && one.peer === peer);
      const isWanted = change ? change.wanted : exportsTo(entry, service, peer);
      const row = observed.get(`${peer}/${service}`);
      return (
        <span className="export-cell">
          <label className="tick">
            <input type="checkbox" checked={isWanted} aria-label={`Export ${service === every ? 'every service' : service} to ${peer}`} onChange={() => set(toggled(toggles, entry, service, peer))} />
            {change ? <Badge look={change.wanted ? 'allow' : 'deny'}>{change.wanted ? 'new' : 'ends'}</Badge> : row && <ExportMark row={row} />}
          </label>
          {row?.by.wildcard && !isWanted && <small>by *</small>}
          {!change && row?.reason && <small><Text limit={160}>{row.reason}</Text></small>}
        </span>
      );
    },
  }));
  return (
    <SearchedTable
      label="Exports" rows={rows} id={(row) => row} keys={keys} hint="Name, or peer:"
      property={(service, key) => (key === 'peer' ? lower(...columns.filter((peer) => exportsTo(entry, service, peer) || observed.has(`${peer}/${service}`))) : lower(service))}
      columns={[
        { title: 'Service', look: 'main', cell: (service) => (service === every ? <em>every service, also later ones</em> : <Link to={{ name: 'service', service, tab: '' }}><Text>{service}</Text></Link>) },
        ...cells,
      ]}
    />
  );
}

function Previews({ toggles }: { toggles: Toggle[] }): JSX.Element {
  const peers = [...new Set(toggles.map((one) => one.peer))].sort();
  return <div className="previews">{peers.map((peer) => <Preview key={peer} peer={peer} toggles={toggles.filter((one) => one.peer === peer)} />)}</div>;
}

function Preview({ peer, toggles }: { peer: string; toggles: Toggle[] }): JSX.Element {
  const added = toggles.filter((one) => one.wanted).map((one) => one.service);
  const removed = new Set(toggles.filter((one) => !one.wanted).map((one) => one.service));
  const watched = useWatch<PreviewRow[]>('tombolo/exports/preview', { peer, add: added.join(',') });
  return (
    <section className="panel padded" aria-label={`What ${peer} would see`}>
      <h2>What <Text>{peer}</Text> would see</h2>
      <Loaded of={watched} what="what a peer would see">
        {(rows) => {
          const fresh = rows.filter((row) => row.new);
          const rest = rows.filter((row) => !row.new && !removed.has(row.service)).length;
          return (
            <>
              <p className="faint">+{fresh.length} −{removed.size}, then {count(rest + fresh.length, 'service')}.</p>
              <ul className="previewed">
                {fresh.map((row) => (
                  <li key={row.service}>
                    <strong>+ <Text>{row.service}</Text></strong> <span className="faint">{row.healthy} of {count(row.instances, 'instance')} healthy · {row.protocol}</span>
                    <p>May call it: {row.callers === null ? 'not told to your token' : row.callers.length === 0 ? 'nobody' : <Text limit={200}>{row.callers.join(', ')}</Text>}</p>
                    {(row.warnings ?? []).map((warning) => <p className="warning" key={warning}><Text>{warning}</Text></p>)}
                  </li>
                ))}
                {[...removed].map((service) => <li key={service}><strong>− {service === every ? 'every service' : <Text>{service}</Text>}</strong> <span className="faint">calls of {peer} to it end</span></li>)}
              </ul>
              {added.includes(every) && <p className="warning">Services that are registered later are exported, too.</p>}
              {added.includes('consul') && <p className="warning">consul is never exported.</p>}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
