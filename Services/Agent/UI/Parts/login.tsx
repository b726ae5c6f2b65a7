// Logging in by the secret of a token.

import { FormEvent, useState } from 'react';
import { asError, send } from '../Data/client';
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
  const [keeps, setKeeps] = useState(true);
  const action = useAction();
  const close = (): void => { loginWanted.value = false; };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
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
          <p className="actions"><Button onClick={() => { logOut(); close(); }}>Log out</Button></p>
          <h3>Use another token</h3>
        </>
      )}
      <form onSubmit={submit}>
        <label className="field">
          <span>Secret of a token</span>
          <input type="password" value={secret} autoComplete="off" spellCheck={false} autoFocus onChange={(event) => setSecret(event.target.value)} />
        </label>
        <label className="check">
          <input type="checkbox" checked={keeps} onChange={(event) => setKeeps(event.target.checked)} />
          <span>Keep it until this tab is closed <small>(otherwise a reload asks again)</small></span>
        </label>
        <ClearTextWarning />
        <ActionError of={action} />
        <footer className="actions"><Button type="submit" look="main" disabled={action.isBusy || secret.trim() === ''}>Log in</Button></footer>
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
