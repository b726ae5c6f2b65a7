// What a peer sees: the list, and the form that adds to it or takes from it, with a preview of the entry.

import { useState } from 'react';
import { EntryChange, entryOf, writeEntry } from '../Data/entries';
import { Summary } from '../Data/types';
import { useWatch } from '../Data/watch';
import { editable } from '../Logic/documents';
import { ExportEntry, exportsTo, withExport, withoutExport } from '../Logic/exports';
import { Button, Link, Text } from '../Parts/basics';
import { ActionError, Confirm, Dialog, Diff, useAction } from '../Parts/dialog';
import { MayButton } from '../Parts/rights';
import { Empty, Loaded } from '../Parts/states';
import { Table } from '../Parts/table';

const read = (): Promise<ExportEntry | undefined> => entryOf<ExportEntry>('exported-services', 'default');

interface Change extends EntryChange { words: string }

export function Exported({ peer }: { peer: string }): JSX.Element {
  const watched = useWatch<{ Name: string; Datacenter: string }[]>('internal/ui/exported-services', { peer });
  const entry = useWatch<ExportEntry>('config/exported-services/default');
  const [isChoosing, setChoosing] = useState(false);
  const [change, setChange] = useState<Change>();
  const action = useAction();
  const stop = (service: string): void => action.run(async () => {
    const before = await read();
    if (before) setChange({ kind: 'exported-services', name: 'default', before, after: withoutExport(before, service, peer), words: `Stop exporting ${service} to ${peer}?` });
  });
  const add = <MayButton right={{ resource: 'mesh', access: 'write' }} look="main" icon="plus" onClick={() => setChoosing(true)}>Export a service</MayButton>;
  return (
    <>
      <Loaded of={watched} what="exported services">
        {(rows) => (rows.length > 0 ? (
          <>
            <p className="actions">{add}<Link className="button plain" to={{ name: 'entry', kind: 'exported-services', entry: 'default' }}>The whole entry</Link></p>
            <ActionError of={action} />
            <Table
              label="Exported services" rows={rows} id={(row) => row.Name}
              columns={[
                { title: 'Service', look: 'main', cell: (row) => <Link to={{ name: 'service', service: row.Name, tab: '' }}><Text>{row.Name}</Text></Link> },
                { title: 'Who may call it', cell: (row) => <Link to={{ name: 'service', service: row.Name, tab: 'intentions' }}>Intentions</Link> },
                {
                  title: 'Exported by',
                  cell: (row) => (exportsTo(entry.data, row.Name, peer)
                    ? <MayButton right={{ resource: 'mesh', access: 'write' }} aria-label={`Stop exporting ${row.Name}`} onClick={() => stop(row.Name)}>Stop</MayButton>
                    : <span className="faint">{entry.data ? 'a rule for all, or a group' : ''}</span>),
                },
              ]}
            />
          </>
        ) : (
          <Empty title="Nothing is exported to this peer"><p>The peer sees only what is exported to it, and calls only what an intention allows.</p><p className="actions">{add}</p></Empty>
        ))}
      </Loaded>
      {isChoosing && <Choose peer={peer} close={() => setChoosing(false)} done={(made) => { setChoosing(false); setChange(made); }} />}
      {change && (
        <Confirm
          title={change.words} verb={change.after ? 'Save' : 'Delete the entry'} isDangerous={!change.after} isWide close={() => setChange(undefined)}
          work={async () => { await writeEntry(change); setChange(undefined); }}
        >
          <p>Entry <code>exported-services/default</code>{change.after ? '' : ', in which nothing else stands'}:</p>
          <Diff before={change.before ? editable(change.before) : ''} after={change.after ? editable(change.after) : ''} />
        </Confirm>
      )}
    </>
  );
}

function Choose({ peer, close, done }: { peer: string; close: () => void; done: (change: Change) => void }): JSX.Element {
  const [service, setService] = useState('');
  const services = useWatch<Summary[]>('internal/ui/services');
  const action = useAction();
  const names = [...new Set((services.data ?? []).filter((row) => !row.PeerName && !row.Kind && row.Name !== 'consul').map((row) => row.Name))].sort();
  const name = service.trim();
  const preview = async (): Promise<void> => {
    const before = await read();
    done({ kind: 'exported-services', name: 'default', before, after: withExport(before, name, peer), words: `Export ${name === '*' ? 'every service' : name} to ${peer}?` });
  };
  const remark = name === 'consul' ? 'consul is never exported: it stands for the servers.' : name === '*' ? 'Services that are registered later are exported, too.'
    : name !== '' && services.data && !names.includes(name) ? 'There is no service of this name here yet; it is exported once there is.' : '';
  return (
    <Dialog title={`Export a service to ${peer}`} close={close}>
      <form onSubmit={(event) => { event.preventDefault(); action.run(preview); }}>
        <label className="field"><span>Service</span>
          <input list="exportable" value={service} required autoFocus autoComplete="off" spellCheck={false} onChange={(event) => setService(event.target.value)} />
          <small>The peer learns its name, health, tags and the addresses of mesh gateways. * means every service.</small>
        </label>
        <datalist id="exportable">{names.map((one) => <option key={one} value={one} />)}</datalist>
        {remark && <p className="notice stale" role="status">{remark}</p>}
        <ActionError of={action} />
        <footer className="actions"><Button type="submit" look="main" disabled={action.isBusy || name === ''}>Preview…</Button><Button onClick={close}>Cancel</Button></footer>
      </form>
    </Dialog>
  );
}
