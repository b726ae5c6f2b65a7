// What a page shows when it has nothing to show: loading, empty, denied, failed, old. Each is one component.

import { ReactNode, useEffect, useState } from 'react';
import { APIError } from '../Data/client';
import { loginWanted, session } from '../Data/session';
import { settings } from '../Data/settings';
import { useStore } from '../Data/store';
import { Watched } from '../Data/watch';
import { missingRight, ruleFor } from '../Logic/text';
import { Ago, Button, CopyButton, Icon, Text } from './basics';

/** Shown only when it lasts. */
export function Loading({ what }: { what: string }): JSX.Element {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return <div className="panel waiting" aria-busy="true" />;
  return (
    <div className="panel waiting" role="status">
      <span className="unseen">Loading {what}</span>
      <div className="bone" /><div className="bone" /><div className="bone short" />
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }): JSX.Element {
  return <div className="panel state empty-state"><h2>{title}</h2>{children}</div>;
}

export function Denied({ error, what }: { error: APIError; what: string }): JSX.Element {
  const { accessor } = useStore(session);
  const right = missingRight(error.message);
  const rule = right ? ruleFor(right) : '';
  return (
    <div className="panel state denied" role="alert">
      <h2><Icon name="lock" /> You may not see {what}</h2>
      <p className="server-words"><Text>{error.message}</Text></p>
      {rule && <><p>A policy with this rule would allow it:</p><pre className="code">{rule}</pre></>}
      <p className="faint">{accessor ? <>Your token has the accessor <code>{accessor}</code>.</> : 'You are not logged in: this is what anybody may do.'}</p>
      <p className="actions">
        <Button look="main" icon="user" onClick={() => { loginWanted.value = true; }}>{accessor ? 'Use another token' : 'Log in'}</Button>
        {rule && <CopyButton text={rule} label="Copy the rule" />}
      </p>
    </div>
  );
}

export function Failed({ error, what, retry }: { error: APIError; what: string; retry?: () => void }): JSX.Element {
  if (error.isDenied) return <Denied error={error} what={what} />;
  const title = error.isUnreachable ? 'The agent cannot be reached' : error.isMissing ? 'There is no such thing' : `There was an error with ${what}`;
  return (
    <div className="panel state failed" role="alert">
      <h2><Icon name="warning" /> {title}</h2>
      {!error.isUnreachable && <p className="server-words"><Text>{error.message}</Text></p>}
      {error.isUnreachable && <p>It is asked again by itself.</p>}
      {error.requestID && <p className="faint">Request <code>{error.requestID}</code> in the agent's log.</p>}
      {retry && <p className="actions"><Button onClick={retry}>Try again</Button></p>}
    </div>
  );
}

interface LoadedProps<Data> { of: Watched<Data>; what: string; missing?: ReactNode; children: (data: Data) => ReactNode }

/** Content, or why there is none. */
export function Loaded<Data>({ of, what, missing, children }: LoadedProps<Data>): JSX.Element {
  if (of.data === undefined) {
    if (!of.error) return <Loading what={what} />;
    if (of.error.isWithoutACL) return <WithoutACL />;
    if (of.error.isMissing && missing !== undefined) return <>{missing}</>;
    return <Failed error={of.error} what={what} retry={of.refresh} />;
  }
  return (
    <>
      {of.error && (
        <p className="notice stale" role="status">
          <Icon name="warning" /> This is as of <Ago at={of.at} />: <Text>{of.error.message}</Text>
        </p>
      )}
      {of.isFiltered && (
        <p className="notice" role="status"><Icon name="lock" /> Rows are left out that your token may not see.</p>
      )}
      {children(of.data)}
    </>
  );
}

export function WithoutACL(): JSX.Element {
  return (
    <Empty title="Access control is off">
      <p>Whoever reaches this agent may do everything. With <code>acl {'{ enabled = true }'}</code> in the agents' configuration, tokens say who may do what.</p>
    </Empty>
  );
}

/** Why there may be so little. */
export function LoginHint(): JSX.Element | null {
  const { accessor } = useStore(session);
  if (!settings.aclEnabled || accessor) return null;
  return (
    <p className="notice hint">
      <span>You are not logged in: this is what anybody may see.</span>
      <Button icon="user" onClick={() => { loginWanted.value = true; }}>Log in</Button>
    </p>
  );
}

/** Said where the token would travel in the clear. */
export function ClearTextWarning(): JSX.Element | null {
  if (window.isSecureContext || !settings.aclEnabled) return null;
  return <p className="notice stale"><Icon name="warning" /> This page came over plain HTTP: whoever listens on the way can read your token.</p>;
}
