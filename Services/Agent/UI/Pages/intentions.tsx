// Who may call whom: list, form with a preview of what is written, by compare-and-set on the destination's entry.

import { FormEvent, useEffect, useState } from 'react';
import { APIError, asError } from '../Data/client';
import { EntryChange, entryOf, writeEntry } from '../Data/entries';
import { rightOfEntry } from '../Data/rights';
import { open } from '../Data/router';
import { Intention, Peering, Summary } from '../Data/types';
import { useWatch } from '../Data/watch';
import { editable, readObject } from '../Logic/documents';
import { flaw, Permission } from '../Logic/permissions';
import { effect, IntentionEntry, IntentionSource, sourceOf, withoutSource, withSource } from '../Logic/intentions';
import { count, lower } from '../Logic/text';
import { Badge, Icon, Link, PeerBadge, Text } from '../Parts/basics';
import { ActionError, Confirm, Diff, useAction } from '../Parts/dialog';
import { MayButton } from '../Parts/rights';
import { Head } from '../Parts/shell';
import { Empty, Failed, Loaded, Loading } from '../Parts/states';
import { SearchedTable } from '../Parts/table';
import { PermissionList, Tester } from './permissions';

const keys = ['source', 'destination', 'action', 'peer'] as const;
const words = { allow: 'Allow', deny: 'Deny', rules: 'By rules' } as const;

function property(row: Intention, key: string): readonly string[] {
  switch (key) {
    case 'source': return lower(row.SourceName);
    case 'destination': return lower(row.DestinationName);
    case 'action': return [effect(row)];
    case 'peer': return lower(row.SourcePeer || 'local');
    default: return lower(row.SourceName, row.DestinationName, row.Description);
  }
}

export function Name({ children }: { children: string }): JSX.Element {
  return children === '*' ? <em>every service</em> : <Text>{children}</Text>;
}

export function NewIntention({ destination = '' }: { destination?: string }): JSX.Element {
  return <Link className="button main" to={{ name: 'intention', source: '', sourcePeer: '', destination, isNew: true }}><Icon name="plus" />New intention</Link>;
}

export function IntentionTable({ rows }: { rows: Intention[] }): JSX.Element {
  return (
    <SearchedTable
      label="Intentions" rows={rows} id={(row) => `${row.SourcePeer ?? ''}/${row.SourceName}/${row.DestinationName}`} keys={keys}
      property={property} hint="Name, or source: destination: action:deny peer:"
      columns={[
        { title: 'Source', look: 'main', cell: (row) => <><Link to={{ name: 'intention', source: row.SourceName, sourcePeer: row.SourcePeer ?? '', destination: row.DestinationName, isNew: false }}><Name>{row.SourceName}</Name></Link> <PeerBadge peer={row.SourcePeer} /></> },
        { title: 'May', cell: (row) => <Badge look={effect(row)}>{words[effect(row)]}</Badge> },
        { title: 'Destination', cell: (row) => (row.DestinationName === '*' ? <Name>*</Name> : <Link to={{ name: 'service', service: row.DestinationName, tab: 'intentions' }}><Name>{row.DestinationName}</Name></Link>) },
        { title: 'Precedence', look: 'number', cell: (row) => row.Precedence },
        { title: 'Description', look: 'wide', cell: (row) => <Text limit={200}>{row.Description}</Text> },
      ]}
    />
  );
}

export function IntentionsPage(): JSX.Element {
  const watched = useWatch<Intention[]>('connect/intentions');
  const rows = watched.data;
  const denied = rows?.filter((row) => effect(row) === 'deny').length ?? 0;
  return (
    <>
      <Head title="Intentions" name="Intentions" actions={<><NewIntention /><Link className="button plain" to={{ name: 'matrix' }}>As a matrix</Link></>} answer={rows && `${count(rows.length, 'intention')}, ${denied} of them deny. The most exact one decides.`} />
      <Loaded of={watched} what="intentions">
        {(data) => (data.length > 0 ? <IntentionTable rows={data} /> : (
          <Empty title="There is no intention">
            <p>So the default decides about every call in the mesh. An intention says who may call a service, and may name a peer's service as its source.</p>
          </Empty>
        ))}
      </Loaded>
    </>
  );
}

// MARK: - One intention

interface Draft { source: string; peer: string; destination: string; does: 'allow' | 'deny' | 'rules'; rules: string; description: string }
interface Change extends EntryChange { before: IntentionEntry | undefined; after: IntentionEntry | undefined; isDeletion: boolean }

const read = (destination: string): Promise<IntentionEntry | undefined> => entryOf<IntentionEntry>('service-intentions', destination);

function sourceFrom(draft: Draft, known: IntentionSource | undefined): IntentionSource {
  const { Action: _action, Permissions: _permissions, ...rest } = known ?? { Name: draft.source };
  const source: IntentionSource = { ...rest, Name: draft.source };
  if (draft.peer) source.Peer = draft.peer;
  if (draft.description) source.Description = draft.description;
  else delete source.Description;
  if (draft.does === 'rules') source.Permissions = (readRules(draft.rules) as { rules: unknown[] }).rules;
  else source.Action = draft.does;
  return source;
}

function readRules(text: string): { rules: unknown[] } | { mistake: string } {
  const found = readObject(`{"Permissions": ${text}\n}`);
  if ('mistake' in found) return { mistake: `Line ${found.mistake.line}: ${found.mistake.message}` };
  const rules = found.value['Permissions'];
  return Array.isArray(rules) && rules.length > 0 ? { rules } : { mistake: 'It must be a list of at least one rule: [ { … } ]' };
}

const exampleRules = `[
  {
    "Action": "allow",
    "HTTP": { "PathPrefix": "/", "Methods": ["GET"] }
  }
]`;

interface IntentionPageProps { source: string; sourcePeer: string; destination: string; isNew: boolean }

export function IntentionPage(props: IntentionPageProps): JSX.Element {
  const { source, sourcePeer, destination, isNew } = props;
  const [known, setKnown] = useState<{ source: IntentionSource | undefined } | { error: APIError }>();
  useEffect(() => {
    let isHere = true;
    if (isNew) setKnown({ source: undefined });
    else {
      read(destination).then((entry) => { if (isHere) setKnown({ source: sourceOf(entry, source, sourcePeer) }); })
        .catch((problem: unknown) => { if (isHere) setKnown({ error: asError(problem) }); });
    }
    return () => { isHere = false; };
  }, [source, sourcePeer, destination, isNew]);
  const head = (
    <Head
      up={{ label: 'Intentions', to: { name: 'intentions' } }} name={isNew ? 'New intention' : `${source} → ${destination}`}
      title={isNew ? 'New intention' : <><Name>{source}</Name> <PeerBadge peer={sourcePeer} /> <span aria-label="to">→</span> <Name>{destination}</Name></>}
    />
  );
  if (!known) return <>{head}<Loading what="the intention" /></>;
  if ('error' in known) return <>{head}<Failed error={known.error} what="this intention" /></>;
  if (!isNew && !known.source) {
    return <>{head}<Empty title="There is no such intention (any more)"><p className="actions"><Link className="button main" to={{ name: 'intention', source, sourcePeer, destination, isNew: true }}>Make it</Link></p></Empty></>;
  }
  return <>{head}<Form {...props} known={known.source} /></>;
}

function Form({ source, sourcePeer, destination, isNew, known }: IntentionPageProps & { known: IntentionSource | undefined }): JSX.Element {
  const [draft, setDraft] = useState<Draft>({
    source, peer: sourcePeer, destination, does: known ? effect(known) : 'allow',
    rules: known?.Permissions ? JSON.stringify(known.Permissions, null, 2) : exampleRules, description: known?.Description ?? '',
  });
  const [change, setChange] = useState<Change>();
  const action = useAction();
  const services = useWatch<Summary[]>('internal/ui/services');
  const peers = useWatch<Peering[]>('peerings');
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const rules = draft.does === 'rules' ? readRules(draft.rules) : undefined;
  const [isText, setText] = useState(false);
  const list = rules && 'rules' in rules ? rules.rules as Permission[] : [];
  const mistake = rules && 'mistake' in rules ? rules.mistake : list.map(flaw).find((one) => one !== '') ?? '';
  const setRules = (made: Permission[]): void => set({ rules: made.length > 0 ? JSON.stringify(made, null, 2) : '[]' });
  const names = (services.data ?? []).filter((row) => !row.Kind);
  const sources = [...new Set(names.filter((row) => (row.PeerName ?? '') === draft.peer).map((row) => row.Name))];
  const destinations = [...new Set(names.filter((row) => !row.PeerName).map((row) => row.Name))];

  const right = draft.destination.trim() ? rightOfEntry('service-intentions', draft.destination.trim()) : undefined;
  const preview = (isDeletion: boolean): void => action.run(async () => {
    const name = draft.destination.trim();
    const before = await read(name);
    const given = { ...draft, source: draft.source.trim(), destination: name };
    const after = isDeletion
      ? before && withoutSource(before, source, sourcePeer)
      : withSource(before, name, sourceFrom(given, sourceOf(before, given.source, given.peer)));
    setChange({ kind: 'service-intentions', name, before, after, isDeletion });
  });
  const submit = (event: FormEvent): void => { event.preventDefault(); if (!mistake) preview(false); };

  return (
    <>
    <form className="panel padded form" onSubmit={submit}>
      <div className="columns">
        <fieldset>
          <legend>Source</legend>
          <label className="field"><span>Cluster</span>
            <select value={draft.peer} disabled={!isNew} onChange={(event) => set({ peer: event.target.value })}>
              <option value="">this one</option>
              {[...new Set([...(peers.data ?? []).map((row) => row.Name), ...(sourcePeer ? [sourcePeer] : [])])].map((name) => <option key={name} value={name}>peer {name}</option>)}
            </select>
          </label>
          <label className="field"><span>Service</span>
            <input list="sources" value={draft.source} readOnly={!isNew} required autoComplete="off" spellCheck={false} onChange={(event) => set({ source: event.target.value })} />
            <small>* means every service of it.</small>
          </label>
          <datalist id="sources"><option value="*" />{sources.map((name) => <option key={name} value={name} />)}</datalist>
        </fieldset>
        <fieldset>
          <legend>Destination</legend>
          <label className="field"><span>Service</span>
            <input list="destinations" value={draft.destination} readOnly={!isNew} required autoComplete="off" spellCheck={false} onChange={(event) => set({ destination: event.target.value })} />
            <small>* means every service here.</small>
          </label>
          <datalist id="destinations"><option value="*" />{destinations.map((name) => <option key={name} value={name} />)}</datalist>
        </fieldset>
      </div>
      <fieldset className="choices">
        <legend>The source may call the destination</legend>
        {([['allow', 'Allow', 'always'], ['deny', 'Deny', 'never'], ['rules', 'By rules', 'when a request (HTTP) is as they say']] as const).map(([value, label, hint]) => (
          <label key={value} className={`choice ${draft.does === value ? 'chosen' : ''}`}>
            <input type="radio" name="does" checked={draft.does === value} onChange={() => set({ does: value })} />
            <span><strong>{label}</strong> <small>{hint}</small></span>
          </label>
        ))}
      </fieldset>
      {draft.does === 'rules' && (
        <>
          <label className="tick"><input type="checkbox" checked={isText} disabled={isText && rules !== undefined && 'mistake' in rules} onChange={(event) => setText(event.target.checked)} />As JSON</label>
          {isText ? (
            <label className="field"><span>Rules, as JSON; the first that fits decides, none denies</span>
              <textarea className="code" rows={9} value={draft.rules} spellCheck={false} aria-invalid={mistake !== ''} onChange={(event) => set({ rules: event.target.value })} />
            </label>
          ) : <PermissionList rules={list} set={setRules} />}
          {mistake && <p className="mistake" role="alert">{mistake}</p>}
          <Tester rules={list} />
        </>
      )}
      <label className="field"><span>Description <small>(optional)</small></span>
        <input value={draft.description} maxLength={512} onChange={(event) => set({ description: event.target.value })} />
      </label>
      {!change && <ActionError of={action} />}
      <footer className="actions">
        <MayButton right={right} type="submit" look="main" disabled={action.isBusy || mistake !== '' || !draft.source.trim() || !draft.destination.trim()}>Preview…</MayButton>
        {!isNew && <MayButton right={right} look="danger" disabled={action.isBusy} onClick={() => preview(true)}>Delete…</MayButton>}
      </footer>
    </form>
      {change && (
        <Confirm
          title={change.isDeletion ? 'Delete this intention?' : 'This is what changes'} verb={change.isDeletion ? 'Delete it' : 'Save'} isDangerous={change.isDeletion}
          isWide close={() => setChange(undefined)} work={async () => { await writeEntry(change); open({ name: 'intentions' }); }}
        >
          <p>Entry <code>service-intentions/<Text>{draft.destination}</Text></code>{change.after ? '' : ', which is deleted, because nothing else stands in it'}:</p>
          <Diff before={change.before ? editable(change.before) : ''} after={change.after ? editable(change.after) : ''} />
        </Confirm>
      )}
    </>
  );
}
