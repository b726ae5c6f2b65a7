// Tokens, policies, roles, auth methods and binding rules: which fields a form has, and what is written of them.

import { AccessKind } from './address';
import { readObject } from './documents';

export type Item = Record<string, unknown>;
export type FieldKind = 'text' | 'area' | 'check' | 'choice' | 'links' | 'services' | 'nodes' | 'words' | 'json';
export interface Field {
  key: string;
  label: string;
  kind: FieldKind;
  hint?: string;
  /** Can be given only when the thing is made. */
  isOfNew?: boolean;
  isNeeded?: boolean;
  choices?: readonly string[];
  /** What the names are of. */
  of?: 'policies' | 'roles';
}

const description: Field = { key: 'Description', label: 'Description', kind: 'text' };
const links: Field[] = [
  { key: 'Policies', label: 'Policies', kind: 'links', of: 'policies', hint: 'Names, separated by commas.' },
];
const identities: Field[] = [
  { key: 'ServiceIdentities', label: 'Service identities', kind: 'services', hint: 'A line each: the name of a service, then datacenters if it is for these alone.' },
  { key: 'NodeIdentities', label: 'Node identities', kind: 'nodes', hint: 'A line each: the name of a node, then its datacenter.' },
  { key: 'TemplatedPolicies', label: 'Templated policies', kind: 'json', hint: 'A list: [ { "TemplateName": "builtin/service", "TemplateVariables": { "Name": "web" } } ]' },
];

export const fields: Record<AccessKind, readonly Field[]> = {
  tokens: [
    description, ...links, { key: 'Roles', label: 'Roles', kind: 'links', of: 'roles', hint: 'Names, separated by commas.' }, ...identities,
    { key: 'Local', label: 'Only in this datacenter', kind: 'check', isOfNew: true },
    { key: 'ExpirationTTL', label: 'Ends after', kind: 'text', isOfNew: true, hint: 'A time such as 24h; empty: never.' },
  ],
  policies: [
    { key: 'Name', label: 'Name', kind: 'text', isNeeded: true }, description,
    { key: 'Rules', label: 'Rules', kind: 'area', hint: 'Such as: service_prefix "" { policy = "read" }' },
    { key: 'Datacenters', label: 'Datacenters', kind: 'words', hint: 'Separated by commas; empty: all.' },
  ],
  roles: [{ key: 'Name', label: 'Name', kind: 'text', isNeeded: true }, description, ...links, ...identities],
  'auth-methods': [
    { key: 'Name', label: 'Name', kind: 'text', isOfNew: true, isNeeded: true },
    { key: 'Type', label: 'Kind', kind: 'choice', choices: ['jwt', 'oidc', 'kubernetes', 'aws-iam'], isOfNew: true, isNeeded: true },
    { key: 'DisplayName', label: 'Name that is shown', kind: 'text' }, description,
    { key: 'MaxTokenTTL', label: 'Tokens end after', kind: 'text', hint: 'A time such as 1h; empty: at logout.' },
    { key: 'TokenLocality', label: 'Tokens are', kind: 'choice', choices: ['local', 'global'] },
    { key: 'Config', label: 'Settings', kind: 'json', isNeeded: true },
  ],
  'binding-rules': [
    { key: 'AuthMethod', label: 'Auth method', kind: 'text', isOfNew: true, isNeeded: true }, description,
    { key: 'Selector', label: 'Whom it is for', kind: 'text', hint: 'An expression such as value.team == "pay"; empty: everybody.' },
    { key: 'BindType', label: 'Gives', kind: 'choice', choices: ['service', 'node', 'role', 'policy', 'templated-policy'], isNeeded: true },
    { key: 'BindName', label: 'Name of it', kind: 'text', isNeeded: true, hint: 'Such as ${value.team}, or a name.' },
  ],
};

/** What the server keeps by itself, and secrets. */
const kept = new Set([
  'SecretID', 'CreateIndex', 'ModifyIndex', 'Hash', 'CreateTime', 'ExpirationTime', 'Legacy', 'Partition', 'Namespace', 'ExpandedPolicies', 'ExpandedRoles',
  'NamespaceDefaultPolicyIDs', 'NamespaceDefaultRoleIDs', 'AgentACLDefaultPolicy', 'AgentACLDownPolicy', 'ResolvedByAgent',
]);

/** An item as people may see and change it: without secrets, in one order, so that two can be compared. */
export function shown(item: Item): string {
  const rest = Object.entries(item).filter(([key, value]) => !kept.has(key) && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));
  return JSON.stringify(Object.fromEntries(rest.sort(([a], [b]) => (a < b ? -1 : 1))), null, 2);
}

/** How a field stands in the form. */
export function textOf(field: Field, item: Item): string {
  const value = item[field.key];
  const list = Array.isArray(value) ? value as Record<string, unknown>[] : [];
  switch (field.kind) {
    case 'check': return value === true ? 'yes' : '';
    case 'links': return list.map((one) => String(one['Name'])).join(', ');
    case 'services': return list.map((one) => [one['ServiceName'], ...(Array.isArray(one['Datacenters']) ? one['Datacenters'] : [])].join(' ')).join('\n');
    case 'nodes': return list.map((one) => `${String(one['NodeName'])} ${String(one['Datacenter'])}`).join('\n');
    case 'words': return (Array.isArray(value) ? value : []).join(', ');
    case 'json': return value === undefined || value === null ? '' : JSON.stringify(value, null, 2);
    case 'text': case 'area': case 'choice': return value === undefined || value === null ? '' : String(value);
  }
}

/** What a field says, for the API; a text names what is wrong. */
export function valueOf(field: Field, text: string): { value: unknown } | { mistake: string } {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/)).filter((words) => words[0] !== '');
  const words = text.split(/[,\n]/).map((word) => word.trim()).filter((word) => word !== '');
  switch (field.kind) {
    case 'check': return { value: text === 'yes' };
    case 'links': return { value: words.map((name) => ({ Name: name })) };
    case 'services': return { value: lines.map(([name, ...datacenters]) => ({ ServiceName: name, ...(datacenters.length > 0 ? { Datacenters: datacenters } : {}) })) };
    case 'nodes': {
      const wrong = lines.find((line) => line.length !== 2);
      return wrong ? { mistake: `${field.label}: "${wrong.join(' ')}" must be a node and its datacenter` } : { value: lines.map(([node, datacenter]) => ({ NodeName: node, Datacenter: datacenter })) };
    }
    case 'words': return { value: words };
    case 'json': {
      if (text.trim() === '') return { value: undefined };
      const read = readObject(`{"it": ${text}\n}`);
      return 'mistake' in read ? { mistake: `${field.label}: line ${read.mistake.line}: ${read.mistake.message}` } : { value: read.value['it'] };
    }
    case 'text': case 'area': case 'choice': return { value: text };
  }
}

/** What is written: what is there already, with the fields of the form; a text names what is wrong. */
export function written(kind: AccessKind, item: Item | undefined, form: ReadonlyMap<string, string>): { body: Item } | { mistake: string } {
  const body: Item = Object.fromEntries(Object.entries(item ?? {}).filter(([key]) => !kept.has(key) && key !== 'AuthMethod' || kind === 'binding-rules' && key === 'AuthMethod'));
  for (const field of fields[kind]) {
    if (field.isOfNew && item) continue;
    const text = form.get(field.key) ?? '';
    if (field.isNeeded && text.trim() === '') return { mistake: `${field.label} is needed` };
    const read = valueOf(field, text);
    if ('mistake' in read) return read;
    // What was left empty, and was empty, is not sent.
    if (read.value === undefined || read.value === '' && (item?.[field.key] ?? '') === '') delete body[field.key];
    else body[field.key] = read.value;
  }
  return { body };
}
