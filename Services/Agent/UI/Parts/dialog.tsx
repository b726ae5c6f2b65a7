// Dialogs: the browser's own element, which keeps the focus inside and ends with Escape.

import { FormEvent, ReactNode, useEffect, useRef, useState } from 'react';
import { APIError, asError } from '../Data/client';
import { folded, diffLines } from '../Logic/diff';
import { Button, Text } from './basics';

interface DialogProps { title: string; close: () => void; children: ReactNode; isWide?: boolean }

export function Dialog({ title, close, children, isWide }: DialogProps): JSX.Element {
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => { if (before instanceof HTMLElement) before.focus(); };
  }, []);
  return (
    <dialog
      ref={place} className={isWide ? 'wide' : ''} aria-labelledby="dialog-title"
      onCancel={(event) => { event.preventDefault(); close(); }}
    >
      <header><h2 id="dialog-title">{title}</h2></header>
      {children}
      {/* Last, so that the focus begins with what the dialog is about. */}
      <button type="button" className="close" aria-label="Close" onClick={close}>×</button>
    </dialog>
  );
}

/** Something that is done on a click, and how that went. */
export interface Action { isBusy: boolean; error: APIError | undefined; run: (work: () => Promise<void>) => void; clear: () => void }

export function useAction(): Action {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<APIError>();
  const run = (work: () => Promise<void>): void => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    work().catch((problem: unknown) => setError(asError(problem))).finally(() => setBusy(false));
  };
  return { isBusy, error, run, clear: () => setError(undefined) };
}

export function ActionError({ of }: { of: Action }): JSX.Element | null {
  return of.error ? <p className="notice error" role="alert"><Text>{of.error.message}</Text></p> : null;
}

interface ConfirmProps {
  title: string; children: ReactNode; verb: string; close: () => void; work: () => Promise<void>; isDangerous?: boolean;
  /** What has to be typed first. */
  typed?: string;
  isWide?: boolean;
}

/** Asks before something is done; stays open, with the reason, when that fails. */
export function Confirm({ title, children, verb, close, work, isDangerous, typed, isWide }: ConfirmProps): JSX.Element {
  const action = useAction();
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed === undefined || text === typed) action.run(work);
  };
  return (
    <Dialog title={title} close={close} {...(isWide ? { isWide } : {})}>
      <form onSubmit={submit}>
        {children}
        {typed !== undefined && (
          <label className="field">
            <span>Type <strong><Text>{typed}</Text></strong> to go on</span>
            <input value={text} autoComplete="off" spellCheck={false} onChange={(event) => setText(event.target.value)} />
          </label>
        )}
        <ActionError of={action} />
        <footer className="actions">
          <Button type="submit" look={isDangerous ? 'danger' : 'main'} disabled={action.isBusy || (typed !== undefined && text !== typed)}>{verb}</Button>
          <Button onClick={close}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** What changes, by lines: added and removed are marked by a sign, too, not by colour alone. */
export function Diff({ before, after }: { before: string; after: string }): JSX.Element {
  const lines = folded(diffLines(before, after));
  if (lines.every((line) => typeof line === 'number')) return <p className="faint">Nothing changes.</p>;
  return (
    <pre className="code diff" tabIndex={0} aria-label="What changes">
      {lines.map((line, place) => (typeof line === 'number'
        ? <span key={place} className="fold">{`  … ${line} unchanged\n`}</span>
        : <span key={place} className={line.kind}>{`${line.kind === 'added' ? '+' : line.kind === 'removed' ? '−' : ' '} ${line.text}\n`}</span>))}
    </pre>
  );
}
