// Who uses the page. A secret is kept in memory, and in this tab's session storage when its owner wants it; nowhere else.

import { Store } from './store';

export interface Session {
  secret: string;
  accessor: string;
  name: string;
  /** A login made the token: it is for this session alone, and ends with it. */
  isLogin: boolean;
  /** Rises with each login, so that nothing is shown that another token was given. */
  generation: number;
}

const key = 'tombolo:session';

function stored(): Session {
  try {
    const text = sessionStorage.getItem(key);
    if (text) {
      const { secret, accessor, name, isLogin } = JSON.parse(text) as Partial<Session>;
      if (typeof secret === 'string') return { secret, accessor: String(accessor ?? ''), name: String(name ?? ''), isLogin: isLogin === true, generation: 0 };
    }
  } catch { /* Storage may be forbidden: then there is none. */ }
  return { secret: '', accessor: '', name: '', isLogin: false, generation: 0 };
}

export const session = new Store<Session>(stored());
/** Whether somebody asked for the login. */
export const loginWanted = new Store<boolean>(false);

export function logIn(secret: string, accessor: string, name: string, keep: boolean, isLogin = false): void {
  try {
    if (keep) sessionStorage.setItem(key, JSON.stringify({ secret, accessor, name, isLogin }));
    else sessionStorage.removeItem(key);
  } catch { /* Likewise. */ }
  session.value = { secret, accessor, name, isLogin, generation: session.value.generation + 1 };
}

export function logOut(): void { logIn('', '', '', false); }

/** Consul's UI kept tokens in local storage, of the same origin: a left-over is removed, not used. */
export function removeLeftOver(): boolean {
  try {
    if (localStorage.getItem('consul:token') === null) return false;
    localStorage.removeItem('consul:token');
    return true;
  } catch { return false; }
}
