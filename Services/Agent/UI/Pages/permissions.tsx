// Rules about HTTP requests, filled in; and what they would do with a request.

import { useState } from 'react';
import { Entry } from '../Data/types';
import { useWatch } from '../Data/watch';
import { decide, HeaderKind, headerKind, headerKinds, HeaderRule, methods, pathKind, pathKinds, PathKind, Permission, readHeaders, withHeaderKind, withPath } from '../Logic/permissions';
import { Badge, Button } from '../Parts/basics';

const pathWords: Record<PathKind, string> = { PathPrefix: 'begins with', PathExact: 'is', PathRegex: 'fits the expression' };
const headerWords: Record<HeaderKind, string> = { Present: 'is there', Exact: 'is', Prefix: 'begins with', Suffix: 'ends with', Contains: 'contains', Regex: 'fits the expression' };
/** How many rules a form shows; the server has its own limit. */
const limit = 100;

interface ListProps { rules: Permission[]; set: (rules: Permission[]) => void }

export function PermissionList({ rules, set }: ListProps): JSX.Element {
  const providers = useWatch<Entry[]>('config/jwt-provider');
  const put = (place: number, rule: Permission | undefined): void => set(rule ? rules.map((one, at) => (at === place ? rule : one)) : rules.filter((_, at) => at !== place));
  const lift = (place: number): void => {
    const made = [...rules];
    const [rule] = made.splice(place, 1);
    if (rule) made.splice(place - 1, 0, rule);
    set(made);
  };
  return (
    <div className="permissions">
      <p className="faint">The first rule that fits a request decides. A request that none fits is denied.</p>
      {rules.map((rule, place) => (
        <fieldset key={place} className="panel padded permission">
          <legend className="unseen">Rule {place + 1}</legend>
          <Rule rule={rule} place={place} providers={(providers.data ?? []).map((one) => one.Name)} put={(made) => put(place, made)} />
          <p className="actions">
            {place > 0 && <Button onClick={() => lift(place)} aria-label={`Move rule ${place + 1} up`}>Up</Button>}
            <Button onClick={() => put(place, undefined)} aria-label={`Remove rule ${place + 1}`}>Remove</Button>
          </p>
        </fieldset>
      ))}
      <p className="actions"><Button icon="plus" disabled={rules.length >= limit} onClick={() => set([...rules, { Action: 'allow', HTTP: { PathPrefix: '/' } }])}>Add a rule</Button></p>
    </div>
  );
}

function Rule({ rule, place, providers, put }: { rule: Permission; place: number; providers: string[]; put: (rule: Permission) => void }): JSX.Element {
  const { HTTP: http = {}, JWT: jwt } = rule;
  const request = http ?? {};
  const kind = pathKind(request);
  const chosen = request.Methods ?? [];
  const headers = request.Header ?? [];
  const at = `of rule ${place + 1}`;
  const change = (made: typeof request): void => put({ ...rule, HTTP: made });
  const setHeaders = (made: HeaderRule[]): void => {
    const { Header: _former, ...rest } = request;
    change(made.length > 0 ? { ...rest, Header: made } : rest);
  };
  const setMethod = (method: string, isOn: boolean): void => {
    const { Methods: _former, ...rest } = request;
    const made = isOn ? [...chosen, method] : chosen.filter((one) => one !== method);
    change(made.length > 0 ? { ...rest, Methods: made } : rest);
  };
  const required = new Set((jwt?.Providers ?? []).map((one) => one.Name));
  const setProvider = (name: string, isOn: boolean): void => {
    const made = isOn ? [...(jwt?.Providers ?? []), { Name: name }] : (jwt?.Providers ?? []).filter((one) => one.Name !== name);
    const { JWT: _former, ...rest } = rule;
    put(made.length > 0 ? { ...rest, JWT: { Providers: made } } : rest as Permission);
  };
  return (
    <>
      <div className="rule-line">
        <select value={rule.Action} aria-label={`Action ${at}`} onChange={(event) => put({ ...rule, Action: event.target.value })}><option value="allow">Allow</option><option value="deny">Deny</option></select>
        <span>where the path</span>
        <select value={kind} aria-label={`Way to match the path ${at}`} onChange={(event) => change(withPath(request, event.target.value as PathKind | '', kind ? String(request[kind]) : '/'))}>
          <option value="">is anything</option>{pathKinds.map((one) => <option key={one} value={one}>{pathWords[one]}</option>)}
        </select>
        {kind && <input value={String(request[kind])} aria-label={`Path ${at}`} spellCheck={false} onChange={(event) => change(withPath(request, kind, event.target.value))} />}
      </div>
      <div className="rule-line" role="group" aria-label={`Methods ${at}`}>
        <span>and the method is one of</span>
        {methods.map((method) => <label className="tick" key={method}><input type="checkbox" checked={chosen.includes(method)} onChange={(event) => setMethod(method, event.target.checked)} />{method}</label>)}
        {chosen.length === 0 && <span className="faint">(any)</span>}
      </div>
      {headers.map((header, number) => <HeaderLine key={number} header={header} at={`${number + 1} ${at}`} put={(made) => setHeaders(made ? headers.map((one, index) => (index === number ? made : one)) : headers.filter((_, index) => index !== number))} />)}
      {providers.length > 0 && (
        <div className="rule-line" role="group" aria-label={`Tokens ${at}`}>
          <span>and a token (JWT) is there of</span>
          {providers.map((name) => <label className="tick" key={name}><input type="checkbox" checked={required.has(name)} onChange={(event) => setProvider(name, event.target.checked)} />{name}</label>)}
        </div>
      )}
      <p className="actions"><Button icon="plus" aria-label={`Add a header to rule ${place + 1}`} onClick={() => setHeaders([...headers, { Name: '', Present: true }])}>Header</Button></p>
    </>
  );
}

function HeaderLine({ header, at, put }: { header: HeaderRule; at: string; put: (header: HeaderRule | undefined) => void }): JSX.Element {
  const kind = headerKind(header);
  const text = kind === 'Present' ? '' : String(header[kind] ?? '');
  return (
    <div className="rule-line">
      <span>and the header</span>
      <input value={header.Name} placeholder="x-version" aria-label={`Name of header ${at}`} spellCheck={false} onChange={(event) => put({ ...header, Name: event.target.value })} />
      <label className="tick"><input type="checkbox" checked={header.Invert === true} onChange={(event) => { const { Invert: _former, ...rest } = header; put(event.target.checked ? { ...rest, Invert: true } : rest as HeaderRule); }} />not</label>
      <select value={kind} aria-label={`Way to match header ${at}`} onChange={(event) => put(withHeaderKind(header, event.target.value as HeaderKind, text))}>{headerKinds.map((one) => <option key={one} value={one}>{headerWords[one]}</option>)}</select>
      {kind !== 'Present' && <input value={text} aria-label={`Value of header ${at}`} spellCheck={false} onChange={(event) => put(withHeaderKind(header, kind, event.target.value))} />}
      <Button aria-label={`Remove header ${at}`} onClick={() => put(undefined)}>Remove</Button>
    </div>
  );
}

/** What the rules would do with a request. */
export function Tester({ rules }: { rules: readonly Permission[] }): JSX.Element {
  const [method, setMethod] = useState('GET');
  const [path, setPath] = useState('/');
  const [headers, setHeaders] = useState('');
  const found = decide(rules, { method, path, headers: readHeaders(headers) });
  return (
    <details className="panel padded tester">
      <summary>Try a request</summary>
      <div className="rule-line">
        <select value={method} aria-label="Method of the request" onChange={(event) => setMethod(event.target.value)}>{methods.map((one) => <option key={one}>{one}</option>)}</select>
        <input value={path} aria-label="Path of the request" spellCheck={false} onChange={(event) => setPath(event.target.value)} />
      </div>
      <label className="field"><span>Headers <small>(a line each)</small></span><textarea className="code" rows={2} value={headers} placeholder="x-version: 2" spellCheck={false} onChange={(event) => setHeaders(event.target.value)} /></label>
      <p role="status"><Badge look={found.allowed ? 'allow' : 'deny'}>{found.allowed ? 'Allowed' : 'Denied'}</Badge> {found.by < 0 ? 'no rule fits it' : `by rule ${found.by + 1}`}{found.needsToken ? ', where its token is right' : ''}</p>
    </details>
  );
}
