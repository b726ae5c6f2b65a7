// Who may call whom: changes of a `service-intentions` entry, as values.

export interface IntentionSource {
  Name: string;
  Peer?: string;
  Action?: string;
  Permissions?: unknown[];
  Description?: string;
  [other: string]: unknown;
}
export interface IntentionEntry {
  Kind: 'service-intentions';
  Name: string;
  Sources?: IntentionSource[] | null;
  [other: string]: unknown;
}

function isSame(source: IntentionSource, name: string, peer: string): boolean {
  return source.Name === name && (source.Peer ?? '') === peer;
}
/** Without what the server works out, and what it refuses to take back. */
function plain(source: IntentionSource): IntentionSource {
  const { Precedence: _precedence, ...rest } = source as IntentionSource & { Precedence?: unknown };
  return rest;
}

/** The source of that name. */
export function sourceOf(entry: IntentionEntry | undefined, name: string, peer: string): IntentionSource | undefined {
  return (entry?.Sources ?? []).find((source) => isSame(source, name, peer));
}

/** The entry with one source put in its place, or added. */
export function withSource(entry: IntentionEntry | undefined, destination: string, source: IntentionSource): IntentionEntry {
  const sources = (entry?.Sources ?? []).map(plain);
  const place = sources.findIndex((known) => isSame(known, source.Name, source.Peer ?? ''));
  if (place < 0) sources.push(source);
  else sources[place] = source;
  return { ...(entry ?? {}), Kind: 'service-intentions', Name: destination, Sources: sources };
}

/** The entry without a source; undefined when nothing is left that would mean something. */
export function withoutSource(entry: IntentionEntry, name: string, peer: string): IntentionEntry | undefined {
  const sources = (entry.Sources ?? []).filter((source) => !isSame(source, name, peer)).map(plain);
  return sources.length === 0 && !entry['JWT'] ? undefined : { ...entry, Sources: sources };
}

/** What a rule does, in a word. */
export function effect(rule: { Action?: string | null; Permissions?: unknown[] | null }): 'allow' | 'deny' | 'rules' {
  if (rule.Permissions && rule.Permissions.length > 0) return 'rules';
  return rule.Action === 'allow' ? 'allow' : 'deny';
}
