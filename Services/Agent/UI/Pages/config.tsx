// Config entries of every kind: seen as JSON, changed with a preview, by compare-and-set.

import { useEffect, useMemo, useState } from 'react';
import { APIError, get, segment, send } from '../Data/client';
import { rightOfEntry } from '../Data/rights';
import { follow, href, leaving, open } from '../Data/router';
import { Entry, entryKinds } from '../Data/types';
import { refreshAll, useWatch } from '../Data/watch';
import { editable, readObject } from '../Logic/documents';
import { count, lower, shellWord } from '../Logic/text';
import { Button, CopyButton, Icon, Link, Text } from '../Parts/basics';
import { Confirm, Diff } from '../Parts/dialog';
import { MayButton } from '../Parts/rights';
import { Head } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';
import { SearchedTable } from '../Parts/table';

const keys = ['name'] as const;

function KindChoice({ kind }: { kind: string }): JSX.Element {
  return (
    <label className="kind-choice"><span className="unseen">Kind</span>
      <select value={kind} onChange={(event) => follow(href({ name: 'config', kind: event.target.value }))}>
        {entryKinds.map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
    </label>
  );
}

function summary(entry: Entry): string {
  const skipped = ['Kind', 'Name', 'CreateIndex', 'ModifyIndex', 'Hash', 'Meta', 'Partition', 'Namespace'];
  const parts = Object.entries(entry).filter(([name, value]) => !skipped.includes(name) && value !== null && value !== '' && value !== false)
    .map(([name, value]) => (Array.isArray(value) ? `${name} (${value.length})` : typeof value === 'object' ? name : `${name}: ${String(value)}`));
  return parts.join(', ');
}

export function ConfigPage({ kind: given }: { kind: string }): JSX.Element {
  const kind = given || 'service-defaults';
  const watched = useWatch<Entry[]>(`config/${segment(kind)}`);
  const rows = watched.data && [...watched.data].sort((a, b) => a.Name.localeCompare(b.Name));
  const isIntentions = kind === 'service-intentions';
  return (
    <>
      <Head
        title="Config entries" name={`Config entries: ${kind}`} answer={rows && `${count(rows.length, 'entry', 'entries')} of the kind ${kind}.`}
        actions={<Link className="button main" to={{ name: 'entry-new', kind }}><Icon name="plus" />New entry</Link>}
      />
      <div className="kinds" role="group" aria-label="Kinds">
        {entryKinds.map((name) => <Link key={name} to={{ name: 'config', kind: name }} aria-current={name === kind ? 'page' : undefined}>{name}</Link>)}
      </div>
      <KindChoice kind={kind} />
      <Loaded of={watched} what={`entries of the kind ${kind}`}>
        {() => (rows && rows.length > 0 ? (
          <SearchedTable
            label={`Entries of the kind ${kind}`} rows={rows} id={(row) => row.Name} keys={keys} property={(row) => lower(row.Name)} hint="Name"
            columns={[
              { title: 'Name', look: 'main', cell: (row) => <Link to={{ name: 'entry', kind, entry: row.Name }}><Text>{row.Name}</Text></Link> },
              { title: 'Holds', look: 'wide', cell: (row) => <Text limit={160}>{summary(row)}</Text> },
              { title: 'Changed at', look: 'number', cell: (row) => <span title="Index of the change">#{row.ModifyIndex}</span> },
            ]}
          />
        ) : <Empty title={`There is no entry of the kind ${kind}`}>{isIntentions && <p>Intentions have a page of their own, too.</p>}</Empty>)}
      </Loaded>
    </>
  );
}

export function EntryPage({ kind, entry: name }: { kind: string; entry: string }): JSX.Element {
  const watched = useWatch<Entry>(`config/${segment(kind)}/${segment(name)}`);
  const [isEditing, setEditing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const entry = watched.data;
  const text = useMemo(() => (entry ? editable(entry) : ''), [entry]);
  const remove = async (): Promise<void> => {
    const { data } = await send<unknown>('DELETE', `config/${segment(kind)}/${segment(name)}`, { query: { cas: entry?.ModifyIndex } });
    if (data === false) throw new APIError(409, 'Somebody changed the entry meanwhile; look at it again.');
    refreshAll();
    open({ name: 'config', kind });
  };
  const actions = entry && !isEditing && (
    <><MayButton right={rightOfEntry(kind, name)} look="main" onClick={() => setEditing(true)}>Edit</MayButton><MayButton right={rightOfEntry(kind, name)} look="danger" onClick={() => setDeleting(true)}>Delete</MayButton></>
  );
  return (
    <>
      <Head
        up={{ label: kind, to: { name: 'config', kind } }} name={`${kind}/${name}`} title={<Text>{name}</Text>} actions={actions}
        answer={entry && <>Kind <code>{kind}</code>, last changed at index {entry.ModifyIndex}.</>}
      />
      {isEditing ? <Editor kind={kind} name={name} base={text} index={entry?.ModifyIndex ?? 0} done={() => setEditing(false)} /> : (
        <Loaded
          of={watched} what={`the entry ${name}`}
          missing={<Empty title="There is no such entry"><p className="actions"><Link className="button main" to={{ name: 'entry-new', kind }}>Make one of the kind {kind}</Link></p></Empty>}
        >
          {() => (
            <>
              <pre className="code entry" tabIndex={0} aria-label="The entry as JSON"><Text limit={200_000}>{text}</Text></pre>
              <p className="actions"><CopyButton text={text} label="Copy the JSON" /><CopyButton text={`tombolo config read -kind=${shellWord(kind)} -name=${shellWord(name)}`} label="Copy as command" /></p>
            </>
          )}
        </Loaded>
      )}
      {isDeleting && entry && (
        <Confirm title={`Delete ${kind}/${name}?`} verb="Delete it" isDangerous isWide close={() => setDeleting(false)} work={remove}>
          <Diff before={text} after="" />
        </Confirm>
      )}
    </>
  );
}

interface EditorProps { kind: string; name: string; base: string; index: number; done: () => void }

/** A text field, the place of a mistake, what changes before it is saved; who saved first wins, and is shown. */
function Editor({ kind, name, base, index, done }: EditorProps): JSX.Element {
  const [text, setText] = useState(base);
  // What the change is made against; others may change the entry while it is edited.
  const [against, setAgainst] = useState({ text: base, index });
  const [isPreviewing, setPreviewing] = useState(false);
  const isChanged = text !== against.text;
  const isBehind = index !== against.index && index !== 0;
  const read = readObject(text);
  const mistake = 'mistake' in read ? `Line ${read.mistake.line}: ${read.mistake.message}` : wrongIdentity(read.value, kind, name);
  useEffect(() => {
    leaving.question = isChanged ? 'Leave without saving what you changed?' : '';
    return () => { leaving.question = ''; };
  }, [isChanged]);
  const save = async (): Promise<void> => {
    if ('mistake' in read) return;
    const { data } = await send<boolean>('PUT', 'config', { query: { cas: against.index }, body: read.value });
    if (data === false) {
      const newest = await get<Entry>(`config/${segment(kind)}/${segment(String(read.value['Name']))}`);
      setAgainst({ text: editable(newest), index: newest.ModifyIndex });
      throw new APIError(409, 'Somebody else saved this entry meanwhile. The preview now shows your text against theirs; saving replaces it.');
    }
    leaving.question = '';
    refreshAll();
    done();
    open({ name: 'entry', kind, entry: String(read.value['Name']) });
  };
  return (
    <>
      {isBehind && (
        <div className="notice stale" role="status">
          <p>The entry was changed by somebody else while you edit it.</p>
          <p className="actions">
            <Button onClick={() => { setText(base); setAgainst({ text: base, index }); }}>Take theirs</Button>
            <Button onClick={() => setAgainst({ text: base, index })}>Keep my text, compare with theirs</Button>
          </p>
        </div>
      )}
      <label className="field"><span className="unseen">The entry as JSON</span>
        <textarea className="code editor" rows={Math.min(40, Math.max(14, text.split('\n').length + 1))} value={text} spellCheck={false} aria-invalid={mistake !== ''} onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="mistake" role="status">{mistake}</p>
      <p className="actions">
        <Button look="main" disabled={mistake !== '' || !isChanged} onClick={() => setPreviewing(true)}>Preview…</Button>
        <Button onClick={done}>Cancel</Button>
      </p>
      {isPreviewing && (
        <Confirm title="This is what changes" verb="Save" isWide close={() => setPreviewing(false)} work={save}>
          <Diff before={against.text} after={text} />
        </Confirm>
      )}
    </>
  );
}

function wrongIdentity(value: Record<string, unknown>, kind: string, name: string): string {
  if (value['Kind'] !== kind) return `"Kind" must be "${kind}"`;
  if (typeof value['Name'] !== 'string' || value['Name'] === '') return '"Name" must be the name of the entry';
  return name !== '' && value['Name'] !== name ? `"Name" must stay "${name}"; make a new entry for another one` : '';
}

const beginnings: Record<string, Record<string, unknown>> = {
  'proxy-defaults': { Name: 'global', Config: { protocol: 'http' } },
  mesh: { Name: 'mesh', Peering: { PeerThroughMeshGateways: true } },
  'service-defaults': { Name: '', Protocol: 'http' },
  'exported-services': { Name: 'default', Services: [{ Name: '', Consumers: [{ Peer: '' }] }] },
  'service-intentions': { Name: '', Sources: [{ Name: '', Action: 'allow' }] },
  'service-resolver': { Name: '', ConnectTimeout: '5s' },
  'service-router': { Name: '', Routes: [{ Match: { HTTP: { PathPrefix: '/' } }, Destination: { Service: '' } }] },
  'service-splitter': { Name: '', Splits: [{ Weight: 100 }] },
};

export function NewEntryPage({ kind }: { kind: string }): JSX.Element {
  const start = JSON.stringify({ Kind: kind, ...(beginnings[kind] ?? { Name: '' }) }, null, 2);
  return (
    <>
      <Head up={{ label: kind, to: { name: 'config', kind } }} name={`New ${kind}`} title={<>New <code>{kind}</code></>} answer="An entry of this name that exists already is shown to you before it is replaced." />
      <NewEditor kind={kind} start={start} />
    </>
  );
}

function NewEditor({ kind, start }: { kind: string; start: string }): JSX.Element {
  const [text, setText] = useState(start);
  const [isPreviewing, setPreviewing] = useState(false);
  const [against, setAgainst] = useState({ text: '', index: 0 });
  const read = readObject(text);
  const mistake = 'mistake' in read ? `Line ${read.mistake.line}: ${read.mistake.message}` : wrongIdentity(read.value, kind, '');
  useEffect(() => {
    leaving.question = text !== start ? 'Leave without saving this entry?' : '';
    return () => { leaving.question = ''; };
  }, [text, start]);
  const save = async (): Promise<void> => {
    if ('mistake' in read) return;
    const { data } = await send<boolean>('PUT', 'config', { query: { cas: against.index }, body: read.value });
    const name = String(read.value['Name']);
    if (data === false) {
      const there = await get<Entry>(`config/${segment(kind)}/${segment(name)}`);
      setAgainst({ text: editable(there), index: there.ModifyIndex });
      throw new APIError(409, `There is an entry "${name}" already. The preview now shows what saving would change in it.`);
    }
    leaving.question = '';
    refreshAll();
    open({ name: 'entry', kind, entry: name });
  };
  return (
    <>
      <label className="field"><span className="unseen">The entry as JSON</span>
        <textarea className="code editor" rows={16} value={text} spellCheck={false} aria-invalid={mistake !== ''} onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="mistake" role="status">{mistake}</p>
      <p className="actions"><MayButton right={'value' in read && typeof read.value['Name'] === 'string' ? rightOfEntry(kind, read.value['Name']) : undefined} look="main" disabled={mistake !== ''} onClick={() => setPreviewing(true)}>Preview…</MayButton></p>
      {isPreviewing && (
        <Confirm title="This is what changes" verb="Save" isWide close={() => { setPreviewing(false); setAgainst({ text: '', index: 0 }); }} work={save}>
          <Diff before={against.text} after={text} />
        </Confirm>
      )}
    </>
  );
}
