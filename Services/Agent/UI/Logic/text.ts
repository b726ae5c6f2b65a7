// Names, outputs and errors come from strangers: they are shown as text whose every character is seen.

const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** The text with invisible and direction-changing characters spelled out, and an end. */
export function visible(text: string, limit = 2000): string {
  const cut = text.length > limit ? text.slice(0, limit) + '…' : text;
  return cut.replace(hidden, (c) => `\u27e8U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}\u27e9`);
}

/** `1 service`, `2 services`; `plural` where an s does not do. */
export function count(number: number, word: string, plural = word + 's'): string {
  return `${number.toLocaleString('en')} ${number === 1 ? word : plural}`;
}

/** For a POSIX shell: one word, whatever is in it. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** What a refusal says: the right that is missing, and on what. */
export interface MissingRight { resource: string; access: string; name: string }

/** Reads "… lacks permission 'service:read' on \"web\"". */
export function missingRight(text: string): MissingRight | undefined {
  const found = /lacks permission '([a-z-]+):([a-z]+)'(?: on "([^"]*)")?/.exec(text);
  if (!found) return undefined;
  return { resource: found[1] ?? '', access: found[2] ?? '', name: found[3] ?? '' };
}

const unnamed = new Set(['operator', 'acl', 'mesh', 'peering', 'keyring']);

/** The rule that a policy would need. */
export function ruleFor(right: MissingRight): string {
  // Rights on intentions stand within the rule of the destination.
  if (right.resource === 'intention') return `service "${right.name}" {\n  intentions = "${right.access}"\n}`;
  if (unnamed.has(right.resource)) return `${right.resource} = "${right.access}"`;
  return `${right.resource}${right.name ? '' : '_prefix'} "${right.name}" {\n  policy = "${right.access}"\n}`;
}

/** Time since a moment, in words. */
export function since(moment: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - moment) / 1000));
  if (seconds < 2) return 'now';
  if (seconds < 90) return `${seconds} s ago`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}

/** A moment of Consul's API; undefined for none (the year 1 of Go's zero time). */
export function moment(text: string | null | undefined): number | undefined {
  if (!text || text.startsWith('0001-')) return undefined;
  const value = Date.parse(text);
  return Number.isNaN(value) ? undefined : value;
}

/** A dashboard's address: placeholders filled in, each value escaped; undefined when it is no web address. */
export function dashboard(template: string, values: ReadonlyMap<string, string>): string | undefined {
  const filled = template.replace(/\{\{\s*([A-Za-z.]+)\s*\}\}/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''));
  return /^https?:\/\//.test(filled) ? filled : undefined;
}

/** Values to search in: in lower case, without those that are none. */
export function lower(...values: (string | undefined | null)[]): string[] {
  return values.filter((value): value is string => typeof value === 'string' && value !== '').map((value) => value.toLowerCase());
}
