import assert from 'node:assert/strict';
import test from 'node:test';
import { Address, Page, readAddress, writeAddress } from '../UI/Logic/address';

function read(path: string): Address {
  const [before = '', query = ''] = path.split('?');
  return readAddress(before, new URLSearchParams(query));
}

test('addresses of Consul lead to their pages', () => {
  const cases: [string, string, string, Page][] = [
    ['', '', '', { name: 'mesh' }],
    ['dc1', 'dc1', '', { name: 'services' }],
    ['dc1/services', 'dc1', '', { name: 'services' }],
    ['dc1/services/web', 'dc1', '', { name: 'service', service: 'web', tab: '' }],
    ['dc1/services/web/instances', 'dc1', '', { name: 'service', service: 'web', tab: 'instances' }],
    ['dc1/services/web/upstreams', 'dc1', '', { name: 'service', service: 'web', tab: 'linked' }],
    ['dc1/services/web/instances/n1/web-1/health-checks', 'dc1', '', { name: 'instance', service: 'web', node: 'n1', id: 'web-1' }],
    [':eu/dc1/services/api', 'dc1', 'eu', { name: 'service', service: 'api', tab: '' }],
    ['_default/~default/:eu/dc1/services/api/instances', 'dc1', 'eu', { name: 'service', service: 'api', tab: 'instances' }],
    ['dc1/services/web/intentions/default:default:a:default:default:web', 'dc1', '', { name: 'intention', source: 'a', sourcePeer: '', destination: 'web', isNew: false }],
    ['dc1/nodes/a.b.c', 'dc1', '', { name: 'node', node: 'a.b.c', tab: 'services' }],
    ['dc1/nodes/n%2F1/lock-sessions', 'dc1', '', { name: 'node', node: 'n/1', tab: 'sessions' }],
    ['dc1/kv', 'dc1', '', { name: 'keys', prefix: '' }],
    ['dc1/kv/a/b/', 'dc1', '', { name: 'keys', prefix: 'a/b/' }],
    ['dc1/kv/a/b', 'dc1', '', { name: 'key', key: 'a/b' }],
    ['dc1/kv/a/b/edit', 'dc1', '', { name: 'key', key: 'a/b' }],
    ['dc1/kv/a/create', 'dc1', '', { name: 'key-new', prefix: 'a/' }],
    ['dc1/peers/eu/exported-services', 'dc1', '', { name: 'peer', peer: 'eu', tab: 'exported' }],
    ['dc1/intentions/peer:eu:default:default:a:default:default:b', 'dc1', '', { name: 'intention', source: 'a', sourcePeer: 'eu', destination: 'b', isNew: false }],
    ['dc1/acls/policies/1-2', 'dc1', '', { name: 'access-item', kind: 'policies', id: '1-2' }],
    ['dc1/acls', 'dc1', '', { name: 'access', kind: 'tokens' }],
    ['dc1/overview/server-status', 'dc1', '', { name: 'servers' }],
    ['dc1/why?source=web&destination=eu%2Fapi', 'dc1', '', { name: 'why', source: 'web', destination: 'eu/api' }],
    ['dc1/intentions/matrix', 'dc1', '', { name: 'matrix' }],
    ['dc1/acls/roles?new', 'dc1', '', { name: 'access-new', kind: 'roles' }],
    ['dc1/toString', 'dc1', '', { name: 'unknown' }],
    ['dc1/services/web/__proto__', 'dc1', '', { name: 'service', service: 'web', tab: '' }],
    ['dc1/services/%E0%A4%A', 'dc1', '', { name: 'service', service: '%E0%A4%A', tab: '' }],
  ];
  for (const [path, datacenter, peer, page] of cases) assert.deepEqual(read(path), { datacenter, peer, partition: '', namespace: '', page }, path);
});

test('what is written is read again, whatever names hold', () => {
  const hostile = ['a', 'a/b', 'a b', '..', 'ü?#%', '<b>', 'edit', 'create', ':eu', '*', 'a+b&c=d'];
  const pages = (name: string): Page[] => [
    { name: 'service', service: name, tab: 'routing' }, { name: 'service', service: name, tab: '' },
    { name: 'instance', service: name, node: name, id: name }, { name: 'node', node: name, tab: 'checks' },
    { name: 'peer', peer: name, tab: 'details' }, { name: 'intention', source: name, sourcePeer: name, destination: name, isNew: false },
    { name: 'intention', source: '', sourcePeer: '', destination: '', isNew: true }, { name: 'entry', kind: 'mesh', entry: name },
    { name: 'entry-new', kind: 'mesh' }, { name: 'config', kind: '' }, { name: 'config', kind: 'mesh' },
    { name: 'key', key: name }, { name: 'key', key: `x/${name}` }, { name: 'keys', prefix: `${name}/` }, { name: 'key-new', prefix: `${name}/` },
    { name: 'key-new', prefix: '' }, { name: 'access-item', kind: 'roles', id: name }, { name: 'access', kind: 'auth-methods' },
    { name: 'services' }, { name: 'nodes' }, { name: 'peers' }, { name: 'intentions' }, { name: 'keys', prefix: '' },
    { name: 'why', source: name, destination: name }, { name: 'why', source: '', destination: '' }, { name: 'access-new', kind: 'tokens' },
    { name: 'mesh' }, { name: 'exports' }, { name: 'matrix' }, { name: 'proxies' }, { name: 'certificates' }, { name: 'datacenters' },
    { name: 'servers' }, { name: 'settings' },
  ];
  for (const name of hostile) {
    for (const page of pages(name)) {
      for (const [peer, partition, namespace] of [['', '', ''], ['eu', '', ''], ['', 'a/b', 'ns 1']] as const) {
        const given = { datacenter: 'dc1', peer, partition, namespace, page };
        assert.deepEqual(read(writeAddress(given)), given);
      }
    }
  }
});
