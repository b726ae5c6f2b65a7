// Logging in: by the secret of a token, by a JWT, by an identity provider.

import { FormEvent, useEffect, useState } from 'react';
import { asError, send } from '../Data/client';
import { leave, Method, oidcMethods } from '../Data/oidc';
import { logIn, loginWanted, logOut, session } from '../Data/session';
import { useStore } from '../Data/store';
import { Token } from '../Data/types';
import { ActionError, Dialog, useAction } from './dialog';
import { Button, Facts, Text } from './basics';
import { ClearTextWarning } from './states';

export function LoginDialog(): JSX.Element | null {
  const isWanted = useStore(loginWanted);
  return isWanted ? <Login /> : null;
}

function Login(): JSX.Element {
  const current = useStore(session);
  const [secret, setSecret] = useState('');
  const [way, setWay] = useState<'token' | 'jwt'>('token');
  const [method, setMethod] = useState('');
  const [jwt, setJWT] = useState('');
  const [methods, setMethods] = useState<Method[]>([]);
  useEffect(() => {
    let isHere = true;
    void oidcMethods().then((found) => { if (isHere) setMethods(found); });
    return () => { isHere = false; };
  }, []);
  const [keeps, setKeeps] = useState(true);
  const action = useAction();
  const close = (): void => { loginWanted.value = false; };
  const signOut = async (): Promise<void> => {
    // A token that a login made ends here; one that somebody made for other uses stays.
    if (current.isLogin) {
      try { await send('POST', 'acl/logout'); } catch (problem) { if (asError(problem).isUnreachable) throw problem; }
    }
    logOut();
    close();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (way === 'jwt') {
      action.run(async () => {
        const { data } = await send<Token & { SecretID: string }>('POST', 'acl/login', { secret: '', body: { AuthMethod: method.trim(), BearerToken: jwt.trim() } });
        logIn(data.SecretID, data.AccessorID, data.Description, keeps, true);
        close();
      });
      return;
    }
    action.run(async () => {
      const given = secret.trim();
      try {
        const { data } = await send<Token>('GET', 'acl/token/self', { secret: given });
        logIn(given, data.AccessorID, data.Description, keeps);
        close();
      } catch (problem) {
        const error = asError(problem);
        if (error.isWithoutACL) throw new Error('Access control is off in this cluster: no token is needed.');
        throw error.status === 403 || error.status === 404 || error.status === 401 ? new Error('There is no token with this secret.') : error;
      }
    });
  };
  return (
    <Dialog title={current.accessor ? 'Your token' : 'Log in'} close={close}>
      {current.accessor && (
        <>
          <Facts rows={[['Accessor', <code key="a">{current.accessor}</code>], ['Description', current.name]]} />
          <p className="actions"><Button disabled={action.isBusy} onClick={() => action.run(signOut)}>Log out</Button></p>
          <h3>Use another token</h3>
        </>
      )}
      <form onSubmit={submit}>
        <div className="tabs" role="group" aria-label="Way to log in">
          <button type="button" aria-pressed={way === 'token'} onClick={() => setWay('token')}>Token</button>
          <button type="button" aria-pressed={way === 'jwt'} onClick={() => setWay('jwt')}>JWT</button>
        </div>
        {way === 'token' ? (
          <label className="field">
            <span>Secret of a token</span>
            <input type="password" value={secret} autoComplete="off" spellCheck={false} autoFocus onChange={(event) => setSecret(event.target.value)} />
          </label>
        ) : (
          <>
            <label className="field"><span>Auth method</span><input value={method} autoComplete="off" spellCheck={false} onChange={(event) => setMethod(event.target.value)} /></label>
            <label className="field"><span>JSON web token</span><textarea className="code" rows={4} value={jwt} autoComplete="off" spellCheck={false} onChange={(event) => setJWT(event.target.value)} /></label>
          </>
        )}
        <label className="check">
          <input type="checkbox" checked={keeps} onChange={(event) => setKeeps(event.target.checked)} />
          <span>Keep it until this tab is closed <small>(otherwise a reload asks again)</small></span>
        </label>
        <ClearTextWarning />
        <ActionError of={action} />
        <footer className="actions"><Button type="submit" look="main" disabled={action.isBusy || (way === 'token' ? secret.trim() === '' : jwt.trim() === '' || method.trim() === '')}>Log in</Button></footer>
        {methods.length > 0 && <p className="actions providers">{methods.map((one) => <Button key={one.Name} disabled={action.isBusy} onClick={() => action.run(() => leave(one.Name, keeps))}>Log in with <Text limit={60}>{one.DisplayName || one.Name}</Text></Button>)}</p>}
      </form>
    </Dialog>
  );
}

/** What the top bar says about who uses the page. */
export function TokenButton(): JSX.Element {
  const { accessor, name } = useStore(session);
  return (
    <Button look="quiet" icon="user" onClick={() => { loginWanted.value = true; }}>
      <span className="token-name">{accessor ? <Text limit={40}>{name || accessor.slice(0, 8)}</Text> : 'Log in'}</span>
    </Button>
  );
}
