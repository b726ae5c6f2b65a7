// Tokens, policies, roles, auth methods and binding rules: lists, and each of them.

import { useState } from 'react';
import { segment, send } from '../Data/client';
import { open } from '../Data/router';
import { logIn, session } from '../Data/session';
import { settings } from '../Data/settings';
import { AuthMethod, BindingRule, Linked, Policy, Role, Token } from '../Data/types';
import { useStore } from '../Data/store';
import { refreshAll, useWatch } from '../Data/watch';
import { shown } from '../Logic/access';
import { AccessKind } from '../Logic/address';
import { count, lower, moment } from '../Logic/text';
import { Ago, Badge, Facts, Icon, Link, Text } from '../Parts/basics';
import { Confirm, Diff, useAction, ActionError } from '../Parts/dialog';
import { MayButton } from '../Parts/rights';
import { Head } from '../Parts/shell';
import { Empty, Loaded, WithoutACL } from '../Parts/states';
import { Column, SearchedTable } from '../Parts/table';
import { AccessForm, Made } from './accessform';

const keys = ['policy', 'role', 'service'] as const;

type Item = Token | Policy | Role | AuthMethod | BindingRule;
interface View {
  title: string; path: string; word: [string, string]; one: (id: string) => string; id: (item: Item) => string; columns: Column<Item>[];
}

function Names({ items, kind }: { items: Linked[] | null | undefined; kind: AccessKind }): JSX.Element {
  if (!items || items.length === 0) return <span className="faint">none</span>;
  return <span className="names">{items.map((item) => <Link key={item.ID} to={{ name: 'access-item', kind, id: item.ID }}><Text limit={60}>{item.Name}</Text></Link>)}</span>;
}
function Identities({ of: item }: { of: Token | Role }): JSX.Element | null {
  const names = [...(item.ServiceIdentities ?? []).map((one) => `service ${one.ServiceName}`), ...(item.NodeIdentities ?? []).map((one) => `node ${one.NodeName}`)];
  return names.length > 0 ? <>{names.map((name) => <Badge key={name}><Text limit={80}>{name}</Text></Badge>)}</> : null;
}
const text = (item: Item, field: string): string => String((item as unknown as Record<string, unknown>)[field] ?? '');

const views: Record<AccessKind, View> = {
  tokens: {
    title: 'Tokens', path: 'acl/tokens', word: ['token', 'tokens'], one: (id) => `acl/token/${segment(id)}`, id: (item) => text(item, 'AccessorID'),
    columns: [
      { title: 'Accessor', look: 'main', cell: (item) => <Link to={{ name: 'access-item', kind: 'tokens', id: text(item, 'AccessorID') }}><code>{text(item, 'AccessorID')}</code></Link> },
      { title: 'Description', look: 'wide', cell: (item) => <Text limit={120}>{text(item, 'Description')}</Text> },
      { title: 'Policies', cell: (item) => <Names items={(item as Token).Policies} kind="policies" /> },
      { title: 'Roles', cell: (item) => <Names items={(item as Token).Roles} kind="roles" /> },
      { title: 'Made', cell: (item) => <Ago at={moment((item as Token).CreateTime)} /> },
    ],
  },
  policies: {
    title: 'Policies', path: 'acl/policies', word: ['policy', 'policies'], one: (id) => `acl/policy/${segment(id)}`, id: (item) => text(item, 'ID'),
    columns: [
      { title: 'Name', look: 'main', cell: (item) => <Link to={{ name: 'access-item', kind: 'policies', id: text(item, 'ID') }}><Text>{text(item, 'Name')}</Text></Link> },
      { title: 'Description', look: 'wide', cell: (item) => <Text limit={200}>{text(item, 'Description')}</Text> },
    ],
  },
  roles: {
    title: 'Roles', path: 'acl/roles', word: ['role', 'roles'], one: (id) => `acl/role/${segment(id)}`, id: (item) => text(item, 'ID'),
    columns: [
      { title: 'Name', look: 'main', cell: (item) => <Link to={{ name: 'access-item', kind: 'roles', id: text(item, 'ID') }}><Text>{text(item, 'Name')}</Text></Link> },
      { title: 'Policies', cell: (item) => <Names items={(item as Role).Policies} kind="policies" /> },
      { title: 'Description', look: 'wide', cell: (item) => <Text limit={200}>{text(item, 'Description')}</Text> },
    ],
  },
  'binding-rules': {
    title: 'Binding rules', path: 'acl/binding-rules', word: ['binding rule', 'binding rules'], one: (id) => `acl/binding-rule/${segment(id)}`, id: (item) => text(item, 'ID'),
    columns: [
      { title: 'Auth method', look: 'main', cell: (item) => <Link to={{ name: 'access-item', kind: 'binding-rules', id: text(item, 'ID') }}><Text>{text(item, 'AuthMethod')}</Text></Link> },
      { title: 'Gives', cell: (item) => <><Badge>{text(item, 'BindType')}</Badge><Text limit={80}>{text(item, 'BindName')}</Text></> },
      { title: 'To', cell: (item) => (text(item, 'Selector') ? <code><Text limit={120}>{text(item, 'Selector')}</Text></code> : 'everybody') },
      { title: 'Description', look: 'wide', cell: (item) => <Text limit={200}>{text(item, 'Description')}</Text> },
    ],
  },
  'auth-methods': {
    title: 'Auth methods', path: 'acl/auth-methods', word: ['auth method', 'auth methods'], one: (id) => `acl/auth-method/${segment(id)}`, id: (item) => text(item, 'Name'),
    columns: [
      { title: 'Name', look: 'main', cell: (item) => <Link to={{ name: 'access-item', kind: 'auth-methods', id: text(item, 'Name') }}><Text>{text(item, 'DisplayName') || text(item, 'Name')}</Text></Link> },
      { title: 'Kind', cell: (item) => <Badge>{text(item, 'Type')}</Badge> },
      { title: 'Description', look: 'wide', cell: (item) => <Text limit={200}>{text(item, 'Description')}</Text> },
    ],
  },
};

function property(item: Item, key: string): readonly string[] {
  const fields = item as Partial<Token & Policy & Role>;
  switch (key) {
    case 'policy': return lower(...(fields.Policies ?? []).map((one) => one.Name));
    case 'role': return lower(...(fields.Roles ?? []).map((one) => one.Name));
    case 'service': return lower(...(fields.ServiceIdentities ?? []).map((one) => one.ServiceName));
    default: return lower(fields.AccessorID, fields.Name, fields.Description);
  }
}

export function AccessPage({ kind }: { kind: AccessKind }): JSX.Element {
  const view = views[kind];
  const watched = useWatch<Item[]>(settings.aclEnabled ? view.path : null);
  const rows = watched.data;
  return (
    <>
      <Head
        title={view.title} name={view.title} actions={settings.aclEnabled && !watched.error?.isDenied && <Link className="button main" to={{ name: 'access-new', kind }}><Icon name="plus" />{`New ${view.word[0]}`}</Link>}
        answer={rows && `${count(rows.length, ...view.word)}.`}
      />
      {!settings.aclEnabled ? <WithoutACL /> : (
        <Loaded of={watched} what={view.title.toLowerCase()}>
          {(data) => (data.length > 0
            ? <SearchedTable label={view.title} rows={data} columns={view.columns} id={view.id} keys={keys} property={property} hint="Name, or policy: role: service:" />
            : <Empty title={`There are no ${view.word[1]}`} />)}
        </Loaded>
      )}
    </>
  );
}

const aclWrite = { resource: 'acl', access: 'write' } as const;
const builtin = new Set(['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002']);

export function AccessItemPage({ kind, id }: { kind: AccessKind; id: string }): JSX.Element {
  const view = views[kind];
  const watched = useWatch<Item>(settings.aclEnabled ? view.one(id) : null);
  const [isEditing, setEditing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const [made, setMade] = useState<Token>();
  const action = useAction();
  const { accessor } = useStore(session);
  const item = watched.data;
  const name = item ? text(item, 'Name') || text(item, 'Description') || id : id;
  const clone = (): void => action.run(async () => { setMade((await send<Token>('PUT', `acl/token/${segment(id)}/clone`, { body: {} })).data); refreshAll(); });
  const use = (): void => action.run(async () => {
    const { data } = await send<Token & { SecretID?: string }>('GET', `acl/token/${segment(id)}`);
    if (!data.SecretID || data.SecretID.startsWith('<')) throw new Error('Your token may not see the secret of this one.');
    logIn(data.SecretID, data.AccessorID, data.Description, false);
    open({ name: 'services' });
  });
  const actions = item && !isEditing && (
    <>
      {kind !== 'policies' || !builtin.has(id) ? <MayButton right={aclWrite} look="main" onClick={() => setEditing(true)}>Edit</MayButton> : null}
      {kind === 'tokens' && <MayButton right={aclWrite} onClick={clone} disabled={action.isBusy}>Clone</MayButton>}
      {kind === 'tokens' && accessor !== id && <MayButton right={aclWrite} onClick={use} disabled={action.isBusy}>Use</MayButton>}
      {kind === 'auth-methods' && <Link className="button plain" to={{ name: 'access', kind: 'binding-rules' }}>Binding rules</Link>}
      <MayButton right={aclWrite} look="danger" onClick={() => setDeleting(true)}>Delete</MayButton>
    </>
  );
  return (
    <>
      <Head up={{ label: view.title, to: { name: 'access', kind } }} name={name} title={<Text limit={200}>{name}</Text>} actions={actions} />
      <ActionError of={action} />
      {!settings.aclEnabled ? <WithoutACL /> : isEditing && item ? (
        <AccessForm kind={kind} path={view.one(id)} item={item as unknown as Record<string, unknown>} word={view.word[0]} done={() => { setEditing(false); watched.refresh(); }} cancel={() => setEditing(false)} />
      ) : (
        <Loaded of={watched} what={`this ${view.word[0]}`} missing={<Empty title={`There is no such ${view.word[0]}`} />}>
          {(data) => <Detail kind={kind} item={data} />}
        </Loaded>
      )}
      {made && <Made token={made} close={() => { setMade(undefined); open({ name: 'access-item', kind: 'tokens', id: made.AccessorID }); }} />}
      {isDeleting && item && (
        <Confirm
          title={`Delete this ${view.word[0]}?`} verb="Delete it" isDangerous isWide close={() => setDeleting(false)} {...(kind === 'auth-methods' ? { typed: id } : {})}
          work={async () => { await send('DELETE', view.one(id)); refreshAll(); setDeleting(false); open({ name: 'access', kind }); }}
        >
          {kind === 'tokens' && <p>{accessor === id ? 'It is the token that you use now: you are logged out by that.' : 'Whoever uses it is refused from then on.'}</p>}
          {kind === 'auth-methods' && <p>Its binding rules, and all tokens of its logins, are deleted with it.</p>}
          <Diff before={shown(item as unknown as Record<string, unknown>)} after="" />
        </Confirm>
      )}
    </>
  );
}

export function NewAccessPage({ kind }: { kind: AccessKind }): JSX.Element {
  const view = views[kind];
  const path = kind === 'auth-methods' ? 'acl/auth-method' : view.one('').replace(/\/$/, '');
  return (
    <>
      <Head up={{ label: view.title, to: { name: 'access', kind } }} name={`New ${view.word[0]}`} title={`New ${view.word[0]}`} />
      {!settings.aclEnabled ? <WithoutACL /> : (
        <AccessForm
          kind={kind} path={path} item={undefined} word={view.word[0]} cancel={() => open({ name: 'access', kind })}
          done={(made) => open({ name: 'access-item', kind, id: view.id(made as unknown as Item) })}
        />
      )}
    </>
  );
}

function Detail({ kind, item }: { kind: AccessKind; item: Item }): JSX.Element {
  const { Policies, Roles, Rules, CreateTime, ExpirationTime, AuthMethod: method, Local, Datacenters } = item as Partial<Token & Policy & Role>;
  const isToken = kind === 'tokens';
  const expiry = moment(ExpirationTime);
  return (
    <>
      <div className="panel padded">
        <Facts
          rows={[
            [isToken ? 'Accessor' : 'Id', isToken ? text(item, 'AccessorID') : text(item, 'ID')],
            ['Description', text(item, 'Description')],
            ['Kind', text(item, 'Type')],
            ['Of auth method', kind === 'binding-rules' ? text(item, 'AuthMethod') : ''],
            ['Gives', kind === 'binding-rules' ? `${text(item, 'BindType')} ${text(item, 'BindName')}` : ''],
            ['To', kind === 'binding-rules' ? text(item, 'Selector') || 'everybody' : ''],
            ['Tokens end after', kind === 'auth-methods' ? text(item, 'MaxTokenTTL') : ''],
            ['Policies', Policies ? <Names items={Policies} kind="policies" /> : ''],
            ['Roles', Roles ? <Names items={Roles} kind="roles" /> : ''],
            ['Identities', kind === 'tokens' || kind === 'roles' ? <Identities of={item as Token} /> : ''],
            ['Only in this datacenter', isToken ? (Local ? 'yes' : 'no') : ''],
            ['From auth method', method && isToken ? <Link to={{ name: 'access-item', kind: 'auth-methods', id: method }}><Text>{method}</Text></Link> : ''],
            ['Datacenters', (Datacenters ?? []).join(', ')],
            ['Made', moment(CreateTime) ? <Ago at={moment(CreateTime)} /> : ''],
            ['Ends', expiry ? <time dateTime={new Date(expiry).toISOString()}>{new Date(expiry).toLocaleString()}</time> : ''],
          ]}
        />
      </div>
      {kind === 'auth-methods' && <><h2>Settings</h2><pre className="code entry" tabIndex={0} aria-label="Settings"><Text limit={100_000}>{JSON.stringify((item as unknown as Record<string, unknown>)['Config'] ?? {}, null, 2)}</Text></pre></>}
      {Rules !== undefined && <><h2>Rules</h2>{Rules ? <pre className="code entry" tabIndex={0} aria-label="Rules"><Text limit={100_000}>{Rules}</Text></pre> : <Empty title="It has no rules" />}</>}
    </>
  );
}
