// The HTTP API, with the user's token.

import { session } from './session';
import { api } from './settings';

/** The partition and namespace that all questions are about; empty: the default ones. The address bar sets it. */
export const scope = { partition: '', namespace: '' };

export class APIError extends Error {
  constructor(readonly status: number, message: string, readonly requestID = '') { super(message); }
  /** 0: there was no answer at all. */
  get isUnreachable(): boolean { return this.status === 0; }
  get isDenied(): boolean { return this.status === 403 || (this.status === 401 && !this.isWithoutACL); }
  get isMissing(): boolean { return this.status === 404; }
  get isWithoutACL(): boolean { return /ACL support disabled/i.test(this.message); }
}

export type Query = Record<string, string | number | undefined>;

export interface Answer<Data> {
  data: Data;
  index: number;
  /** Rows were left out that this token may not see. */
  isFiltered: boolean;
}

export interface Options { query?: Query; body?: unknown; text?: string; signal?: AbortSignal; secret?: string }

/** Asks `<api>path`; `path` is escaped already. */
export async function send<Data>(method: string, path: string, options: Options = {}): Promise<Answer<Data>> {
  const url = new URL(path, api);
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  if (scope.partition) url.searchParams.set('partition', scope.partition);
  if (scope.namespace && !url.searchParams.has('ns')) url.searchParams.set('ns', scope.namespace);
  const headers: Record<string, string> = {};
  const secret = options.secret ?? session.value.secret;
  if (secret) headers['X-Consul-Token'] = secret;
  const init: RequestInit = { method, headers, cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' };
  if (options.body !== undefined) {
    init.body = JSON.stringify(options.body);
    headers['Content-Type'] = 'application/json';
  } else if (options.text !== undefined) init.body = new TextEncoder().encode(options.text);
  if (options.signal) init.signal = options.signal;
  let response: Response;
  try { response = await fetch(url, init); } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new APIError(0, 'The agent cannot be reached.');
  }
  const text = await response.text();
  if (!response.ok) {
    const words = text.trim() || `The agent answered with status ${response.status}.`;
    throw new APIError(response.status, words, response.headers.get('X-Request-Id') ?? '');
  }
  let data: unknown = undefined;
  if (text !== '') {
    try { data = JSON.parse(text); } catch { throw new APIError(response.status, 'The agent answered with something that is no JSON.'); }
  }
  return {
    data: data as Data,
    index: Number(response.headers.get('X-Consul-Index') ?? 0) || 0,
    isFiltered: response.headers.get('X-Consul-Results-Filtered-By-ACLs') === 'true',
  };
}

export async function get<Data>(path: string, query: Query = {}): Promise<Data> {
  return (await send<Data>('GET', path, { query })).data;
}

/** Escapes one segment of a path. */
export const segment = encodeURIComponent;

export function asError(error: unknown): APIError {
  return error instanceof APIError ? error : new APIError(-1, error instanceof Error ? error.message : String(error));
}
