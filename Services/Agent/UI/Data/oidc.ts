// Logging in by an identity provider: the browser goes there, and comes back with a code that the agent takes for a token.

import { asError, get, scope, send } from './client';
import { logIn } from './session';
import { base } from './settings';
import { Token } from './types';

export interface Method { Name: string; DisplayName?: string; Kind?: string }
interface Pending { method: string; nonce: string; keep: boolean; back: string; partition?: string; namespace?: string }

const key = 'tombolo:oidc';
const redirect = (): string => new URL(`${base}oidc/callback`, location.href).href;

/** The methods that one may log in by; none where the agent has no such login. */
export async function oidcMethods(): Promise<Method[]> {
  try { return (await get<Method[] | null>('internal/ui/oidc-auth-methods')) ?? []; } catch { return []; }
}

function random(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Leaves for the identity provider. */
export async function leave(method: string, keep: boolean): Promise<void> {
  const pending: Pending = { method, nonce: random(), keep, back: location.href, partition: scope.partition, namespace: scope.namespace };
  const { data } = await send<{ AuthURL: string }>('POST', 'acl/oidc/auth-url', { body: { AuthMethod: method, RedirectURI: redirect(), ClientNonce: pending.nonce } });
  if (!/^https?:\/\//.test(data.AuthURL)) throw new Error('The agent names no address of an identity provider.');
  sessionStorage.setItem(key, JSON.stringify(pending));
  location.assign(data.AuthURL);
}

/** Takes the code that the address brings, if it does; it leaves the address before anything else happens. */
export async function comeBack(): Promise<string> {
  if (!location.pathname.startsWith(`${base}oidc/callback`)) return '';
  const query = new URLSearchParams(location.search);
  history.replaceState(null, '', base);
  const text = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (!text) return 'This login was not begun in this tab.';
  const { method, nonce, keep, back, partition, namespace } = JSON.parse(text) as Pending;
  const refusal = query.get('error');
  if (refusal) return `The identity provider refuses: ${query.get('error_description') ?? refusal}`;
  // The method is where the login was begun; the page's own address says nothing of it.
  scope.partition = partition ?? '';
  scope.namespace = namespace ?? '';
  try {
    const body = { AuthMethod: method, State: query.get('state') ?? '', Code: query.get('code') ?? '', ClientNonce: nonce };
    const { data } = await send<Token & { SecretID: string }>('POST', 'acl/oidc/callback', { body });
    logIn(data.SecretID, data.AccessorID, data.Description, keep, true);
  } catch (problem) { return asError(problem).message; }
  const url = new URL(back);
  if (url.origin === location.origin && url.pathname.startsWith(base)) history.replaceState(null, '', url);
  return '';
}
