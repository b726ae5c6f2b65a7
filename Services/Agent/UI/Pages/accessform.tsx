// The form of tokens, policies, roles, auth methods and binding rules: what changes is shown first; a secret is shown once.

import { useEffect, useState } from 'react';
import { APIError, get, send } from '../Data/client';
import { leaving } from '../Data/router';
import { Linked, Token } from '../Data/types';
import { refreshAll, useWatch } from '../Data/watch';
import { Field, fields, Item, shown, textOf, written } from '../Logic/access';
import { AccessKind } from '../Logic/address';
import { Button, CopyButton, Text } from '../Parts/basics';
import { Confirm, Dialog, Diff } from '../Parts/dialog';
import { MayButton } from '../Parts/rights';

interface FormProps {
  kind: AccessKind;
  /** Of the item, or of where one is made. */
  path: string;
  item: Item | undefined;
  word: string;
  done: (made: Item) => void;
  cancel: () => void;
}

export function AccessForm({ kind, path, item, word, done, cancel }: FormProps): JSX.Element {
  // What the form began with: the page behind it goes on being read.
  const [base, setBase] = useState(item);
  const own = fields[kind].filter((field) => !base || !field.isOfNew);
  const [form, setForm] = useState<ReadonlyMap<string, string>>(() => new Map(fields[kind].map((field) => [field.key, initial(field, item)])));
  const [body, setBody] = useState<Item>();
  const [made, setMade] = useState<Token & Item>();
  const [isTouched, setTouched] = useState(false);
  const outcome = written(kind, base, form);
  const mistake = 'mistake' in outcome ? outcome.mistake : '';
  useEffect(() => {
    leaving.question = isTouched && !made ? 'Leave without saving what you changed?' : '';
    return () => { leaving.question = ''; };
  }, [isTouched, made]);
  const set = (key: string, text: string): void => { setTouched(true); setForm(new Map(form).set(key, text)); };
  const save = async (): Promise<void> => {
    if (!body) return;
    if (base) {
      // The API has no compare-and-set for these; what somebody saved since the form was opened is at least seen.
      const newest = await get<Item>(path);
      if (shown(newest) !== shown(base)) {
        setBase(newest);
        throw new APIError(409, `Somebody else changed this ${word} meanwhile. The preview now shows your text against theirs; saving replaces it.`);
      }
    }
    const { data } = await send<Token & Item>('PUT', path, { body });
    leaving.question = '';
    refreshAll();
    setBody(undefined);
    if (kind === 'tokens' && !base) setMade(data);
    else done(data);
  };
  return (
    <>
      <form className="panel padded form" onSubmit={(event) => { event.preventDefault(); if ('body' in outcome) setBody(outcome.body); }}>
        {own.map((field) => <OneField key={field.key} field={field} text={form.get(field.key) ?? ''} set={(text) => set(field.key, text)} />)}
        <p className="mistake" role="status">{isTouched ? mistake : ''}</p>
        <footer className="actions"><MayButton right={{ resource: 'acl', access: 'write' }} type="submit" look="main" disabled={mistake !== ''}>Preview…</MayButton><Button onClick={cancel}>Cancel</Button></footer>
      </form>
      {body && (
        <Confirm title="This is what changes" verb={base ? 'Save' : 'Make it'} isWide close={() => setBody(undefined)} work={save}>
          <Diff before={base ? shown(base) : ''} after={shown(base ? { ...base, ...body } : body)} />
        </Confirm>
      )}
      {made && <Made token={made} close={() => done(made)} />}
    </>
  );
}

function initial(field: Field, item: Item | undefined): string {
  if (item) return textOf(field, item);
  return field.kind === 'choice' ? field.choices?.[0] ?? '' : '';
}

function OneField({ field, text, set }: { field: Field; text: string; set: (text: string) => void }): JSX.Element {
  const choices = useWatch<Linked[]>(field.of ? `acl/${field.of}` : null);
  if (field.kind === 'check') {
    return <label className="check"><input type="checkbox" checked={text === 'yes'} onChange={(event) => set(event.target.checked ? 'yes' : '')} /><span>{field.label}</span></label>;
  }
  const isLong = ['area', 'json', 'services', 'nodes'].includes(field.kind);
  const known = new Set(text.split(',').map((name) => name.trim()));
  return (
    <div className="field">
      <label><span>{field.label}</span>
        {field.kind === 'choice' ? <select value={text} onChange={(event) => set(event.target.value)}>{[...new Set(['', ...(field.choices ?? []), text])].filter((one) => one !== '' || !field.isNeeded).map((one) => <option key={one} value={one}>{one || 'as usual'}</option>)}</select>
          : isLong ? <textarea className={field.kind === 'services' || field.kind === 'nodes' ? '' : 'code'} rows={field.kind === 'area' ? 9 : field.kind === 'json' ? 5 : 2} value={text} spellCheck={false} onChange={(event) => set(event.target.value)} />
            : <input value={text} autoComplete="off" spellCheck={false} onChange={(event) => set(event.target.value)} />}
        {field.hint && <small>{field.hint}</small>}
      </label>
      {field.of && (choices.data ?? []).length > 0 && (
        <p className="names suggestions">{(choices.data ?? []).filter((one) => !known.has(one.Name)).slice(0, 12).map((one) => <Button key={one.ID} icon="plus" onClick={() => set(text.trim() ? `${text}, ${one.Name}` : one.Name)}><Text limit={40}>{one.Name}</Text></Button>)}</p>
      )}
    </div>
  );
}

/** The secret of a token that was just made. */
export function Made({ token, close }: { token: Token & { SecretID?: string }; close: () => void }): JSX.Element {
  const secret = token.SecretID ?? '';
  return (
    <Dialog title="The token is made" close={close}>
      <p>This is its secret: whoever has it may do what the token may. This page does not show it again.</p>
      <p><input className="code" readOnly value={secret} aria-label="Secret of the token" onFocus={(event) => event.target.select()} /></p>
      <footer className="actions"><CopyButton text={secret} label="Copy the secret" /><Button onClick={close}>Done</Button></footer>
    </Dialog>
  );
}
