// Intentions, rules, exports, access control, metrics and what needs somebody: the pure parts of the pages about the mesh.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Item, shown, written } from '../UI/Logic/access';
import { attention, around, Facts } from '../UI/Logic/attention';
import { ExportEntry, toggled, Toggle, withToggles } from '../UI/Logic/exports';
import { answered, quoted, samples, summary } from '../UI/Logic/metrics';
import { decide, flaw, headerKind, pathKind, Permission, readHeaders, withHeaderKind, withPath } from '../UI/Logic/permissions';
import { Decider, Rule } from '../UI/Logic/precedence';

const rule = (SourceName: string, DestinationName: string, Action: string, SourcePeer = ''): Rule => ({ SourceName, DestinationName, Action, SourcePeer, Precedence: 0 });

test('the most exact intention decides: the destination before the source, and a peer is another caller', () => {
  const rows = [rule('*', '*', 'deny'), rule('web', '*', 'allow'), rule('*', 'api', 'deny'), rule('web', 'api', 'allow'), rule('*', 'api', 'allow', 'eu')];
  const decider = new Decider(rows, false);
  const cases: [string, string, string, string][] = [
    ['', 'web', 'api', 'allow'], ['', 'other', 'api', 'deny'], ['', 'web', 'db', 'allow'], ['', 'other', 'db', 'deny'], ['eu', 'web', 'api', 'allow'], ['eu', 'web', 'db', 'deny'],
  ];
  for (const [peer, name, destination, effect] of cases) {
    assert.equal(decider.verdict({ peer, name }, destination).effect, effect, `${peer}/${name} ${destination}`);
    assert.equal(decider.look({ peer, name }, destination).effect, effect);
  }
  assert.deepEqual(decider.verdict({ peer: '', name: 'web' }, 'api').shadowed, [rows[2], rows[1], rows[0]]);
  assert.equal(decider.look({ peer: 'eu', name: 'web' }, 'db').isDefault, true);
  assert.equal(new Decider([], true).look({ peer: '', name: 'a' }, 'b').effect, 'allow');
});

test('looking and deciding agree for any rules', () => {
  let seed = 7;
  const pick = <Value>(values: readonly Value[]): Value => { seed = (seed * 1103515245 + 12345) % 2147483648; return values[seed % values.length] as Value; };
  for (let round = 0; round < 300; round += 1) {
    const rows = new Map<string, Rule>();
    for (let number = 0; number < 8; number += 1) {
      const row = rule(pick(['a', 'b', '*']), pick(['a', 'b', '*']), pick(['allow', 'deny']), pick(['', 'p']));
      rows.set(`${row.SourcePeer}/${row.SourceName}/${row.DestinationName}`, row);
    }
    const decider = new Decider([...rows.values()], round % 2 === 0);
    for (const peer of ['', 'p']) for (const name of ['a', 'b', 'c']) for (const destination of ['a', 'b', 'c']) {
      assert.equal(decider.look({ peer, name }, destination).effect, decider.verdict({ peer, name }, destination).effect);
    }
  }
});

test('the first rule that fits a request decides, none denies', () => {
  const rules: Permission[] = [
    { Action: 'deny', HTTP: { PathPrefix: '/admin', Methods: ['GET'] } },
    { Action: 'allow', HTTP: { PathRegex: '/v[0-9]+/.*', Header: [{ Name: 'X-Team', Exact: 'Pay', IgnoreCase: true }, { Name: 'x-test', Present: true, Invert: true }] } },
    { Action: 'allow', HTTP: { PathExact: '/health' }, JWT: { Providers: [{ Name: 'okta' }] } },
  ];
  const ask = (method: string, path: string, headers = ''): ReturnType<typeof decide> => decide(rules, { method, path, headers: readHeaders(headers) });
  assert.deepEqual(ask('GET', '/admin/x'), { allowed: false, by: 0, needsToken: false });
  assert.deepEqual(ask('POST', '/admin/x'), { allowed: false, by: -1, needsToken: false });
  assert.equal(ask('GET', '/v1/x', 'x-team: pay').by, 1);
  assert.equal(ask('GET', '/v1/x', 'x-team: pay\nX-Test: 1').by, -1);
  assert.equal(ask('GET', '/a/v1/x', 'x-team: pay').by, -1);
  assert.deepEqual(ask('GET', '/health?full=1'), { allowed: true, by: 2, needsToken: true });
});

test('a form of rules leaves nothing of what was chosen before', () => {
  assert.deepEqual(withPath({ PathPrefix: '/a', Methods: ['GET'] }, 'PathExact', '/b'), { PathExact: '/b', Methods: ['GET'] });
  assert.deepEqual(withPath({ PathPrefix: '/a' }, '', ''), {});
  assert.deepEqual(withHeaderKind({ Name: 'x', Exact: 'a', IgnoreCase: true, Invert: true }, 'Regex', 'b'), { Name: 'x', Invert: true, Regex: 'b' });
  assert.equal(headerKind(withHeaderKind({ Name: 'x', Present: true }, 'Exact', '')), 'Exact');
  assert.equal(pathKind({ PathExact: '', Methods: [] }), 'PathExact');
  assert.match(flaw({ Action: 'allow', HTTP: { Header: [{ Name: 'x', Exact: '' }] } }, 0), /missing/);
  assert.match(flaw({ Action: 'allow', HTTP: { PathPrefix: 'a' } }, 1), /Rule 2: the path/);
  assert.match(flaw({ Action: 'allow', HTTP: {} }, 0), /Rule 1: it needs/);
  assert.equal(flaw({ Action: 'allow', HTTP: { Methods: ['GET'] } }, 0), '');
});

test('changes of exports are made on what the entry is by then', () => {
  const before: ExportEntry = { Kind: 'exported-services', Name: 'default', Services: [{ Name: 'api', Consumers: [{ Peer: 'eu' }] }] };
  let toggles: Toggle[] = toggled([], before, 'billing', 'eu');
  toggles = toggled(toggles, before, 'api', 'eu');
  assert.deepEqual(toggles, [{ service: 'billing', peer: 'eu', wanted: true }, { service: 'api', peer: 'eu', wanted: false }]);
  assert.deepEqual(toggled(toggles, before, 'api', 'eu'), [toggles[0]]);
  const meanwhile: ExportEntry = { ...before, Services: [{ Name: 'api', Consumers: [{ Peer: 'eu' }, { Peer: 'us' }] }, { Name: 'ledger', Consumers: [{ Peer: 'us' }] }] };
  assert.deepEqual(withToggles(meanwhile, toggles)?.Services, [
    { Name: 'api', Consumers: [{ Peer: 'us' }] }, { Name: 'ledger', Consumers: [{ Peer: 'us' }] }, { Name: 'billing', Consumers: [{ Peer: 'eu' }] },
  ]);
  assert.equal(withToggles(before, [{ service: 'api', peer: 'eu', wanted: false }]), undefined);
  assert.equal(withToggles(undefined, [{ service: 'api', peer: 'eu', wanted: false }]), undefined);
});

test('what is written of a token keeps what the form does not show, and never a secret', () => {
  const token: Item = { AccessorID: 'a', SecretID: 's', Description: 'd', Policies: [{ ID: '1', Name: 'p' }], Roles: null, Local: false, CreateIndex: 5, ModifyIndex: 7, Hash: 'h', Other: 1 };
  assert.ok(!shown(token).includes('"s"'));
  const form = new Map([['Description', 'e'], ['Policies', 'p, q'], ['ServiceIdentities', 'web dc1\napi'], ['NodeIdentities', 'n1 dc1']]);
  assert.deepEqual(written('tokens', token, form), {
    body: {
      AccessorID: 'a', Description: 'e', Policies: [{ Name: 'p' }, { Name: 'q' }], Roles: [], Local: false, Other: 1,
      ServiceIdentities: [{ ServiceName: 'web', Datacenters: ['dc1'] }, { ServiceName: 'api' }], NodeIdentities: [{ NodeName: 'n1', Datacenter: 'dc1' }],
    },
  });
  assert.deepEqual(written('tokens', undefined, new Map([['NodeIdentities', 'n1']])), { mistake: 'Node identities: "n1" must be a node and its datacenter' });
  assert.deepEqual(written('policies', undefined, new Map()), { mistake: 'Name is needed' });
  assert.match((written('auth-methods', undefined, new Map([['Name', 'm'], ['Type', 'jwt'], ['Config', '{"a": ']])) as { mistake: string }).mistake, /^Settings: line/);
  assert.deepEqual(written('binding-rules', { ID: 'i', AuthMethod: 'm', BindType: 'role', BindName: 'r', Selector: 'x' }, new Map([['BindType', 'role'], ['BindName', 'r2'], ['Selector', '']])), {
    body: { ID: 'i', AuthMethod: 'm', BindType: 'role', BindName: 'r2', Selector: '' },
  });
});

test('what needs somebody comes first, and what is good is not said', () => {
  const now = 1_000_000_000;
  const none: Facts = { peers: [], services: { critical: 0, warning: 3 }, proxies: [], roots: [], exports: [], servers: [] };
  assert.deepEqual(attention(none, now), []);
  const found = attention({
    ...none, services: { critical: 1, warning: 0 }, peers: [{ name: 'eu', state: 'ACTIVE', words: 'Active', heard: now - 50_000 }, { name: 'us', state: 'ACTIVE', words: 'Active', heard: now - 5_000 }],
    roots: [{ name: 'R', ends: now + 3_600_000, isActive: true }, { name: 'old', ends: now, isActive: false }], proxies: [{ id: 'p', condition: 'refused' }],
    exports: [{ service: 'api', peer: 'eu', state: 'refused', reason: 'no gateway' }],
  }, now);
  assert.deepEqual(found.map((one) => one.about), ['certificate', 'peer', 'proxy', 'export', 'service']);
  assert.equal(found[0]?.text, 'root certificate R expires within a day');
  const spot = around(4, 0, { x: 10, y: 10 }, { x: 5, y: 5 });
  assert.ok(Math.abs(spot.x - 10) < 1e-9 && Math.abs(spot.y - 5) < 1e-9);
});

test('names are quoted in questions for metrics, and answers are read', () => {
  assert.equal(quoted('a"} or {'), '"a\\"} or {"');
  assert.ok(answered('w"eb').includes('local_cluster="w\\"eb"'));
  const rows = samples({ status: 'success', data: { resultType: 'vector', result: [{ metric: { envoy_response_code_class: '2' }, value: [1, '9'] }, { metric: { envoy_response_code_class: '5' }, value: [1, '1'] }, { metric: {}, value: [1, 'NaN'] }] } });
  assert.deepEqual(summary(rows), { rate: 10, errors: 0.1 });
  assert.deepEqual(samples({ status: 'error' }), []);
  assert.equal(summary([]), undefined);
});
