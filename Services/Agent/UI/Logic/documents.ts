// Texts that people edit: JSON with the place of a mistake, values of keys as bytes, peering tokens.

export interface Mistake { line: number; message: string }

/** An object, or where it is none. */
export function readObject(text: string): { value: Record<string, unknown> } | { mistake: Mistake } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { mistake: { line: 1, message: 'It must be an object: { … }' } };
    }
    return { value: value as Record<string, unknown> };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const place = /position (\d+)/.exec(message);
    const offset = place ? Number(place[1]) : text.length;
    return { mistake: { line: text.slice(0, offset).split('\n').length, message } };
  }
}

/** A config entry as it is edited: without what the server keeps. */
export function editable(entry: Record<string, unknown>): string {
  const rest = Object.fromEntries(Object.entries(entry).filter(([key]) => !['CreateIndex', 'ModifyIndex', 'Hash'].includes(key)));
  return JSON.stringify(rest, null, 2);
}

/** The bytes of a value of the KV store; the API tells them as base64. */
export function bytesOf(value: string | null | undefined): Uint8Array {
  if (!value) return new Uint8Array();
  const text = atob(value);
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

/** Bytes as text; undefined when they are none, so that nobody saves a changed copy of what could not be shown. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // A text field would turn CR into LF.
    return /[\u0000-\u0008\u000b-\u001f]/.test(text) ? undefined : text;
  } catch { return undefined; }
}

/** The beginning of bytes in hexadecimal, sixteen a line. */
export function hexOf(bytes: Uint8Array, limit = 512): string {
  const lines: string[] = [];
  for (let place = 0; place < Math.min(bytes.length, limit); place += 16) {
    const row = Array.from(bytes.slice(place, place + 16));
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ').padEnd(47);
    const plain = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
    lines.push(`${place.toString(16).padStart(6, '0')}  ${hex}  ${plain}`);
  }
  return lines.join('\n');
}

export interface TokenContents { addresses: string[]; serverName: string; datacenter: string; peerID: string }

/** Whom a peering token leads to, looked at before it is sent; a text says why it is none. */
export function readPeeringToken(text: string): TokenContents | string {
  const compact = text.replace(/\s+/g, '');
  if (compact === '') return '';
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytesOf(compact)));
    if (typeof json !== 'object' || json === null) return 'This is no peering token: there is no object in it.';
    const token = json as Record<string, unknown>;
    const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []);
    const manual = strings(token['ManualServerAddresses']);
    const addresses = manual.length > 0 ? manual : strings(token['ServerAddresses']);
    if (addresses.length === 0) return 'This is no peering token: it names no server addresses.';
    if (!token['EstablishmentSecret']) return 'This token holds no secret; the other cluster has to generate it again.';
    const remote = (typeof token['Remote'] === 'object' && token['Remote'] !== null ? token['Remote'] : {}) as Record<string, unknown>;
    const word = (value: unknown): string => (typeof value === 'string' ? value : '');
    return { addresses, serverName: word(token['ServerName']), datacenter: word(remote['Datacenter']), peerID: word(token['PeerID']) };
  } catch { return 'This is no peering token: it is not whole, or something else was copied.'; }
}
