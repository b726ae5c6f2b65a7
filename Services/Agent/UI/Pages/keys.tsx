// The key-value store: folders, values, changes by compare-and-set. What is no text is shown, and never changed.

import { FormEvent, useEffect, useState } from 'react';
import { APIError, segment, send } from '../Data/client';
import { leaving, open } from '../Data/router';
import { KeyRow } from '../Data/types';
import { refreshAll, useWatch } from '../Data/watch';
import { bytesOf, hexOf, textOf } from '../Logic/documents';
import { count, lower } from '../Logic/text';
import { Button, CopyButton, Facts, Icon, Link, Text } from '../Parts/basics';
import { ActionError, Confirm, Diff, useAction } from '../Parts/dialog';
import { MayButton } from '../Parts/rights';
import { Head } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';
import { SearchedTable } from '../Parts/table';

const keys = ['name'] as const;

function parentOf(key: string): string {
  const parts = key.replace(/\/$/, '').split('/');
  parts.pop();
  return parts.map((part) => part + '/').join('');
}

/** The way to a folder, each part of which leads there. */
function Way({ prefix }: { prefix: string }): JSX.Element {
  const parts = prefix.split('/').slice(0, -1);
  return (
    <nav className="way" aria-label="Folders">
      <Link to={{ name: 'keys', prefix: '' }}>all keys</Link>
      {parts.map((part, place) => (
        <span key={place}> / <Link to={{ name: 'keys', prefix: parts.slice(0, place + 1).join('/') + '/' }}><Text>{part || '(empty)'}</Text></Link></span>
      ))}
    </nav>
  );
}

export function KeysPage({ prefix }: { prefix: string }): JSX.Element {
  const path = prefix === '' ? 'kv/' : `kv/${segment(prefix)}`;
  const watched = useWatch<string[]>(path, { keys: '', separator: '/' });
  const [isDeleting, setDeleting] = useState(false);
  const rows = watched.data?.filter((key) => key !== prefix);
  const folders = rows?.filter((key) => key.endsWith('/')).length ?? 0;
  return (
    <>
      <Head
        title={prefix ? <Text>{prefix}</Text> : 'Key/Value'} name={prefix || 'Key/Value'}
        answer={rows && `${count(rows.length - folders, 'key')}, ${count(folders, 'folder')}.`}
        actions={(
          <>
            <Link className="button main" to={{ name: 'key-new', prefix }}><Icon name="plus" />New key</Link>
            {prefix && rows && <Button look="danger" onClick={() => setDeleting(true)}>Delete the folder</Button>}
          </>
        )}
      />
      <Way prefix={prefix} />
      <Loaded of={watched} what="keys" missing={<Empty title={prefix ? 'There is no key in this folder' : 'There is no key'} />}>
        {() => (rows && rows.length > 0 ? (
          <SearchedTable
            label="Keys" rows={rows} id={(key) => key} keys={keys} property={(key) => lower(key.slice(prefix.length))} hint="Name"
            columns={[{
              title: 'Name', look: 'main',
              cell: (key) => {
                const name = key.slice(prefix.length);
                return name.endsWith('/')
                  ? <Link className="file" to={{ name: 'keys', prefix: key }}><Icon name="folder" /><Text>{name}</Text></Link>
                  : <Link className="file" to={{ name: 'key', key }}><Icon name="file" /><Text>{name}</Text></Link>;
              },
            }]}
          />
        ) : <Empty title="This folder is empty" />)}
      </Loaded>
      {isDeleting && <DeleteFolder prefix={prefix} close={() => setDeleting(false)} />}
    </>
  );
}

function DeleteFolder({ prefix, close }: { prefix: string; close: () => void }): JSX.Element {
  const below = useWatch<string[]>(`kv/${segment(prefix)}`, { keys: '' });
  return (
    <Confirm
      title="Delete the folder?" verb="Delete all of it" isDangerous typed={prefix} close={close}
      work={async () => {
        await send('DELETE', `kv/${segment(prefix)}`, { query: { recurse: '' } });
        refreshAll();
        close();
        open({ name: 'keys', prefix: parentOf(prefix) });
      }}
    >
      <p>{below.data ? <strong>{count(below.data.length, 'key')}</strong> : 'Every key'} whose name begins with <code><Text>{prefix}</Text></code> will be gone. Nothing brings them back but a snapshot.</p>
    </Confirm>
  );
}

export function KeyPage({ name }: { name: string }): JSX.Element {
  const watched = useWatch<KeyRow[]>(`kv/${segment(name)}`);
  const [isEditing, setEditing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const row = watched.data?.[0];
  const bytes = bytesOf(row?.Value);
  const text = textOf(bytes);
  const parent = parentOf(name);
  const remove = async (): Promise<void> => {
    const { data } = await send<boolean>('DELETE', `kv/${segment(name)}`, { query: { cas: row?.ModifyIndex } });
    if (data === false) throw new APIError(409, 'Somebody changed this key meanwhile; look at it again.');
    refreshAll();
    open({ name: 'keys', prefix: parent });
  };
  return (
    <>
      <Head
        title={<Text>{name.slice(parent.length)}</Text>} name={name}
        answer={row && <>{count(bytes.length, 'byte')}{text === undefined ? ', not text' : ''}, last changed at index {row.ModifyIndex}{row.Session ? ', locked' : ''}.</>}
        actions={row && !isEditing && (
          <>
            <MayButton right={{ resource: 'key', access: 'write', name }} look="main" disabled={text === undefined} title={text === undefined ? 'It is no text' : ''} onClick={() => setEditing(true)}>Edit</MayButton>
            <MayButton right={{ resource: 'key', access: 'write', name }} look="danger" onClick={() => setDeleting(true)}>Delete</MayButton>
          </>
        )}
      />
      <Way prefix={parent} />
      <Loaded
        of={watched} what={`the key ${name}`}
        missing={<Empty title="There is no such key"><p className="actions"><Link className="button main" to={{ name: 'key-new', prefix: parent }}>Make a key here</Link></p></Empty>}
      >
        {(rows) => {
          if (!row || rows.length === 0) return <Empty title="There is no such key" />;
          if (isEditing && text !== undefined) return <ValueEditor row={row} text={text} done={() => setEditing(false)} />;
          return (
            <>
              {row.Session && <p className="notice"><Icon name="lock" /> The session <code>{row.Session}</code> holds a lock on it.</p>}
              {bytes.length === 0 ? <Empty title="The value is empty" /> : (
                <pre className="code entry" tabIndex={0} aria-label="Value">{text === undefined ? hexOf(bytes) : <Text limit={600_000}>{text}</Text>}</pre>
              )}
              {text !== undefined && <p className="actions"><CopyButton text={text} label="Copy the value" /></p>}
              <div className="panel padded"><Facts rows={[['Key', row.Key], ['Flags', String(row.Flags)], ['Times locked', String(row.LockIndex)], ['Made at index', String(row.CreateIndex)]]} /></div>
            </>
          );
        }}
      </Loaded>
      {isDeleting && row && (
        <Confirm title="Delete the key?" verb="Delete it" isDangerous close={() => setDeleting(false)} work={remove}><p><code><Text>{name}</Text></code></p></Confirm>
      )}
    </>
  );
}

function ValueEditor({ row, text: base, done }: { row: KeyRow; text: string; done: () => void }): JSX.Element {
  const [text, setText] = useState(base);
  const [against, setAgainst] = useState({ text: base, index: row.ModifyIndex });
  const [isPreviewing, setPreviewing] = useState(false);
  const isChanged = text !== against.text;
  useEffect(() => {
    leaving.question = isChanged ? 'Leave without saving the value?' : '';
    return () => { leaving.question = ''; };
  }, [isChanged]);
  const save = async (): Promise<void> => {
    const query = { cas: against.index, flags: row.Flags };
    const { data } = await send<boolean>('PUT', `kv/${segment(row.Key)}`, { query, text });
    if (data === false) {
      const newest = (await send<KeyRow[]>('GET', `kv/${segment(row.Key)}`)).data[0];
      const theirs = newest ? textOf(bytesOf(newest.Value)) : undefined;
      if (!newest || theirs === undefined) throw new APIError(409, 'Somebody else made something of this key that is no text.');
      setAgainst({ text: theirs, index: newest.ModifyIndex });
      throw new APIError(409, 'Somebody else saved this key meanwhile. The preview now shows your text against theirs; saving replaces it.');
    }
    leaving.question = '';
    refreshAll();
    done();
  };
  return (
    <>
      <label className="field"><span className="unseen">Value</span>
        <textarea className="code editor" rows={Math.min(40, Math.max(10, text.split('\n').length + 1))} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="actions"><Button look="main" disabled={!isChanged} onClick={() => setPreviewing(true)}>Preview…</Button><Button onClick={done}>Cancel</Button></p>
      {isPreviewing && (
        <Confirm title="This is what changes" verb="Save" isWide close={() => setPreviewing(false)} work={save}><Diff before={against.text} after={text} /></Confirm>
      )}
    </>
  );
}

export function NewKeyPage({ prefix }: { prefix: string }): JSX.Element {
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const action = useAction();
  const key = prefix + name;
  const isFolder = name.endsWith('/');
  useEffect(() => {
    leaving.question = text ? 'Leave without saving the value?' : '';
    return () => { leaving.question = ''; };
  }, [text]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    action.run(async () => {
      // cas=0: only when there is none.
      const { data } = await send<boolean>('PUT', `kv/${segment(key)}`, { query: { cas: 0 }, text: isFolder ? '' : text });
      if (data === false) throw new APIError(409, 'There is a key of this name already; open it to change it.');
      leaving.question = '';
      refreshAll();
      open(isFolder ? { name: 'keys', prefix: key } : { name: 'key', key });
    });
  };
  return (
    <>
      <Head title="New key" name="New key" />
      <Way prefix={prefix} />
      <form className="panel padded form" onSubmit={submit}>
        <label className="field"><span>Name {prefix && <small>below <Text>{prefix}</Text></small>}</span>
          <input value={name} required autoFocus autoComplete="off" spellCheck={false} onChange={(event) => setName(event.target.value)} />
          <small>Slashes make folders; a slash at the end makes an empty one.</small>
        </label>
        {!isFolder && (
          <label className="field"><span>Value</span>
            <textarea className="code" rows={10} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
          </label>
        )}
        <ActionError of={action} />
        <footer className="actions"><Button type="submit" look="main" disabled={action.isBusy || name === ''}>Save</Button></footer>
      </form>
    </>
  );
}
