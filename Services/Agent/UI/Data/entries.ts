// Config entries that a form changes: read, shown as a difference, written if nobody else changed them meanwhile.

import { editable } from '../Logic/documents';
import { APIError, asError, get, segment, send } from './client';
import { refreshAll } from './watch';

export interface EntryChange {
  kind: string;
  name: string;
  /** Undefined: there is none yet. */
  before: Record<string, unknown> | undefined;
  /** Undefined: it is deleted. */
  after: Record<string, unknown> | undefined;
}

/** The entry; undefined when there is none. */
export async function entryOf<Entry>(kind: string, name: string): Promise<Entry | undefined> {
  try { return await get<Entry>(`config/${segment(kind)}/${segment(name)}`); } catch (problem) {
    if (asError(problem).isMissing) return undefined;
    throw problem;
  }
}

/** Fails with 409 when the entry is not what the change was made against. */
export async function writeEntry(change: EntryChange): Promise<void> {
  const query = { cas: Number(change.before?.['ModifyIndex'] ?? 0) };
  const { data } = change.after
    ? await send<boolean>('PUT', 'config', { query, body: JSON.parse(editable(change.after)) })
    : await send<boolean>('DELETE', `config/${segment(change.kind)}/${segment(change.name)}`, { query });
  if (data === false) throw new APIError(409, `Somebody else changed ${change.kind}/${change.name} meanwhile. Go back, and look at the preview again.`);
  refreshAll();
}
