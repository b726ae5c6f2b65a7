import assert from 'node:assert/strict';
import test from 'node:test';
import { diffLines, folded } from '../UI/Logic/diff';
import { bytesOf, editable, hexOf, readObject, readPeeringToken, textOf } from '../UI/Logic/documents';
import { ExportEntry, exportsTo, withExport, withoutExport } from '../UI/Logic/exports';
import { byHealth, peerState, Status, statusOf, worst } from '../UI/Logic/health';
import { effect, IntentionEntry, sourceOf, withoutSource, withSource } from '../UI/Logic/intentions';
import { matches, readQuery } from '../UI/Logic/query';
import { count, dashboard, missingRight, moment, ruleFor, shellWord, since, visible } from '../UI/Logic/text';

test('what cannot be seen is spelled out', () => {
  assert.equal(visible('a\u202eb\u0000'), 'a⟨U+202E⟩b⟨U+0000⟩');
  assert.equal(visible('a\u200bb\ufeff'), 'a⟨U+200B⟩b⟨U+FEFF⟩');
  assert.equal(visible('<img onerror=x> ü 日本\n\t'), '<img onerror=x> ü 日本\n\t');
  assert.equal(visible('x'.repeat(50), 10), 'x'.repeat(10) + '…');
});

test('the missing right is read, and the rule that gives it', () => {
  const right = missingRight(`Permission denied: token with AccessorID 'x' lacks permission 'service:read' on "web"`);
  assert.deepEqual(right, { resource: 'service', access: 'read', name: 'web' });
  assert.equal(right && ruleFor(right), 'service "web" {\n  policy = "read"\n}');
  const peering = missingRight(`lacks permission 'peering:read'`);
  assert.equal(peering && ruleFor(peering), 'peering = "read"');
  const intention = missingRight(`lacks permission 'intention:write' on "api"`);
  assert.equal(intention && ruleFor(intention), 'service "api" {\n  intentions = "write"\n}');
  assert.equal(missingRight('no'), undefined);
});

test('times, counts and words for a shell', () => {
  assert.equal(since(1000, 1500), 'now');
  assert.equal(since(0, 37_000), '37 s ago');
  assert.equal(since(0, 600_000), '10 min ago');
  assert.equal(since(0, 7_200_000), '2 h ago');
  assert.equal(since(5000, 0), 'now');
  assert.equal(moment('0001-01-01T00:00:00Z'), undefined);
  assert.equal(moment('1970-01-01T00:00:01Z'), 1000);
  assert.equal(count(1, 'entry', 'entries'), '1 entry');
  assert.equal(count(2, 'entry', 'entries'), '2 entries');
  assert.equal(shellWord('web-1'), 'web-1');
  assert.equal(shellWord(`a'; rm -rf $HOME`), `'a'\\''; rm -rf $HOME'`);
  assert.equal(shellWord(''), `''`);
});

test('a dashboard is an address of the web, with escaped names in it', () => {
  const values = new Map([['Service.Name', 'a/b?c']]);
  assert.equal(dashboard('https://g/{{Service.Name}}?dc={{Datacenter}}', values), 'https://g/a%2Fb%3Fc?dc=');
  assert.equal(dashboard('javascript:alert(1)', values), undefined);
  assert.equal(dashboard('{{Service.Name}}', new Map([['Service.Name', 'javascript:x']])), undefined);
});

test('searches: words, properties, negation, alternatives, quotes, mistakes', () => {
  const row: Record<string, string[]> = { '': ['web-api'], status: ['critical'], tag: ['v1', 'blue green'], peer: ['eu'] };
  const found = (text: string): boolean => matches(readQuery(text, ['status', 'tag', 'peer']), (key) => row[key] ?? []);
  for (const text of ['', 'API', 'web status:critical', 'status:passing|critical', '-status:passing', 'tag:"blue green"', 'tag:v', '-zzz', 'x|web']) {
    assert.equal(found(text), true, text);
  }
  for (const text of ['zzz', 'status:crit', '-web', 'peer:us', 'web zzz']) assert.equal(found(text), false, text);
  assert.match(readQuery('color:red web', ['tag']).problem, /"color:" is not known/);
  assert.equal(readQuery('color:red web', ['tag']).terms.length, 1);
  assert.match(readQuery('tag:"a', ['tag']).problem, /quote/);
  assert.equal(readQuery('a b', []).problem, '');
});

test('a diff holds every line of both texts, in order', () => {
  const texts = ['', 'a', 'a\nb\nc', 'a\nx\nc', 'c\nb\na', 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj', 'b\nb\nb', '{\n  "x": 1\n}'];
  for (const before of texts) {
    for (const after of texts) {
      const lines = diffLines(before, after);
      const side = (kind: string): string => lines.filter((line) => line.kind === 'same' || line.kind === kind).map((line) => line.text).join('\n');
      assert.equal(side('removed'), before);
      assert.equal(side('added'), after);
      if (before === after) assert.ok(lines.every((line) => line.kind === 'same'));
    }
  }
  const changed = diffLines('a\nb\nc', 'a\nx\nc');
  assert.deepEqual(changed.map((line) => line.kind), ['same', 'removed', 'added', 'same']);
  const long = Array.from({ length: 40 }, (_, n) => `line ${n}`);
  const parts = folded(diffLines(long.join('\n'), [...long.slice(0, 20), 'new', ...long.slice(20)].join('\n')));
  assert.deepEqual(parts.filter((part) => typeof part === 'number'), [17, 17]);
});

test('objects are read with the line of a mistake', () => {
  assert.deepEqual(readObject('{"a": 1}'), { value: { a: 1 } });
  const broken = readObject('{\n  "a": 1\n  "b": 2\n}');
  assert.equal('mistake' in broken && broken.mistake.line, 3);
  for (const text of ['[]', 'null', '3', '']) assert.ok('mistake' in readObject(text), text);
  assert.equal(editable({ Kind: 'mesh', CreateIndex: 1, ModifyIndex: 2, Hash: 3, Name: 'mesh' }), '{\n  "Kind": "mesh",\n  "Name": "mesh"\n}');
});

test('values: text is told from bytes that a text field would change', () => {
  assert.equal(textOf(bytesOf(Buffer.from('ü\n\t日本').toString('base64'))), 'ü\n\t日本');
  assert.equal(textOf(bytesOf(null)), '');
  for (const bytes of [[0xff, 0xfe], [0x61, 0x00], [0x61, 0x0d, 0x0a], [0xc3]]) assert.equal(textOf(Uint8Array.from(bytes)), undefined);
  assert.equal(textOf(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]))?.length, 2);
  assert.match(hexOf(Uint8Array.from([0x41, 0xff])), /^000000 {2}41 ff .*A·$/);
});

test('a peering token is looked at before it is sent', () => {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
  const good = { ServerAddresses: ['10.0.0.1:8503'], ServerName: 's', PeerID: 'p', EstablishmentSecret: 'x', Remote: { Datacenter: 'eu' } };
  const text = encode(good);
  const wanted = { addresses: ['10.0.0.1:8503'], serverName: 's', datacenter: 'eu', peerID: 'p' };
  assert.deepEqual(readPeeringToken(text), wanted);
  assert.deepEqual(readPeeringToken(` ${text.slice(0, 20)}\n${text.slice(20)} `), wanted);
  assert.deepEqual(readPeeringToken(encode({ ...good, ManualServerAddresses: ['lb:1'] })), { ...wanted, addresses: ['lb:1'] });
  assert.equal(readPeeringToken('  '), '');
  for (const wrong of [text.slice(0, -9), 'hello', encode({ ...good, ServerAddresses: [] }), encode({ ...good, EstablishmentSecret: '' }), encode(3)]) {
    assert.equal(typeof readPeeringToken(wrong), 'string', wrong);
    assert.notEqual(readPeeringToken(wrong), '');
  }
});

test('health: the worst counts, the unknown is not good', () => {
  const counts = { ChecksPassing: 1, ChecksWarning: 0, ChecksCritical: 0, InstanceCount: 1 };
  assert.equal(statusOf(counts), 'passing');
  assert.equal(statusOf({ ...counts, ChecksCritical: 1 }), 'critical');
  assert.equal(statusOf({ ...counts, PeerName: 'eu', InstanceCount: 0 }), 'unknown');
  assert.equal(statusOf({ ...counts, ChecksPassing: 0 }), 'empty');
  assert.equal(worst([{ Status: 'passing' }, { Status: 'maintenance' }]), 'critical');
  assert.equal(worst([]), 'empty');
  assert.equal(peerState('FAILING').status, 'critical');
  assert.equal(peerState('NEW').status, 'unknown');
  const rows: [Status, string][] = [['passing', 'a'], ['critical', 'c'], ['critical', 'b'], ['unknown', 'd']];
  assert.deepEqual(rows.sort(byHealth((row) => row[0], (row) => row[1])).map((row) => row[1]), ['b', 'c', 'd', 'a']);
});

test('intentions change one source and keep all else', () => {
  const entry: IntentionEntry = {
    Kind: 'service-intentions', Name: 'api', Meta: { by: 'team' }, ModifyIndex: 7,
    Sources: [{ Name: 'web', Action: 'allow', Precedence: 9, Type: 'consul' }, { Name: 'web', Peer: 'eu', Action: 'deny', Precedence: 9 }],
  };
  const changed = withSource(entry, 'api', { Name: 'web', Peer: 'eu', Action: 'allow' });
  assert.deepEqual(changed.Sources, [{ Name: 'web', Action: 'allow', Type: 'consul' }, { Name: 'web', Peer: 'eu', Action: 'allow' }]);
  assert.deepEqual(changed['Meta'], { by: 'team' });
  assert.equal(withSource(entry, 'api', { Name: '*', Action: 'deny' }).Sources?.length, 3);
  assert.deepEqual(withSource(undefined, 'db', { Name: 'a', Action: 'deny' }), { Kind: 'service-intentions', Name: 'db', Sources: [{ Name: 'a', Action: 'deny' }] });
  assert.equal(sourceOf(entry, 'web', 'eu')?.Action, 'deny');
  assert.equal(sourceOf(entry, 'web', 'us'), undefined);
  const less = withoutSource(entry, 'web', '');
  assert.deepEqual(less?.Sources?.map((source) => source.Peer), ['eu']);
  assert.equal(less && withoutSource(less, 'web', 'eu'), undefined);
  assert.ok(withoutSource({ ...entry, JWT: {}, Sources: [] }, 'web', ''));
  assert.equal(effect({ Permissions: [{}] }), 'rules');
  assert.equal(effect({ Action: 'allow' }), 'allow');
  assert.equal(effect({}), 'deny');
  assert.equal(entry.Sources?.[1]?.Action, 'deny');
});

test('exports change one peer of one service and keep all else', () => {
  const entry: ExportEntry = {
    Kind: 'exported-services', Name: 'default', Meta: { by: 'team' },
    Services: [{ Name: 'api', Consumers: [{ Peer: 'eu' }, { SamenessGroup: 'all' }] }, { Name: '*', Consumers: [{ Peer: 'us' }] }],
  };
  assert.equal(exportsTo(entry, 'api', 'eu'), true);
  assert.equal(exportsTo(entry, 'api', 'us'), false);
  assert.equal(withExport(entry, 'api', 'eu'), entry);
  assert.deepEqual(withExport(entry, 'api', 'us').Services?.[0]?.Consumers, [{ Peer: 'eu' }, { SamenessGroup: 'all' }, { Peer: 'us' }]);
  assert.equal(withExport(entry, 'db', 'eu').Services?.length, 3);
  assert.deepEqual(withExport(undefined, 'db', 'eu'), { Kind: 'exported-services', Name: 'default', Services: [{ Name: 'db', Consumers: [{ Peer: 'eu' }] }] });
  const less = withoutExport(entry, 'api', 'eu');
  assert.deepEqual(less?.Services?.[0], { Name: 'api', Consumers: [{ SamenessGroup: 'all' }] });
  assert.deepEqual(less?.['Meta'], { by: 'team' });
  assert.deepEqual(withoutExport(entry, '*', 'us')?.Services?.map((one) => one.Name), ['api']);
  assert.equal(withoutExport(withExport(undefined, 'db', 'eu'), 'db', 'eu'), undefined);
  assert.equal(entry.Services?.[0]?.Consumers?.length, 2);
});
