// The rules of an intention about HTTP requests: as a form fills them in, and as a request meets them.

export interface HeaderRule { Name: string; Present?: boolean; Exact?: string; Prefix?: string; Suffix?: string; Contains?: string; Regex?: string; Invert?: boolean; IgnoreCase?: boolean; [other: string]: unknown }
export interface HTTPRule { PathExact?: string; PathPrefix?: string; PathRegex?: string; Methods?: string[] | null; Header?: HeaderRule[] | null; [other: string]: unknown }
export interface Permission { Action: string; HTTP?: HTTPRule | null; JWT?: { Providers?: { Name: string; [other: string]: unknown }[] | null } | null; [other: string]: unknown }
export interface Request { method: string; path: string; headers: ReadonlyMap<string, string> }

export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'] as const;
export const pathKinds = ['PathPrefix', 'PathExact', 'PathRegex'] as const;
export type PathKind = typeof pathKinds[number];
export const headerKinds = ['Present', 'Exact', 'Prefix', 'Suffix', 'Contains', 'Regex'] as const;
export type HeaderKind = typeof headerKinds[number];

/** How a rule matches the path; also while its text is still empty. */
export function pathKind(rule: HTTPRule): PathKind | '' { return pathKinds.find((kind) => rule[kind]) ?? pathKinds.find((kind) => rule[kind] === '') ?? ''; }
/** How a rule matches a header; also while its text is still empty. */
export function headerKind(rule: HeaderRule): HeaderKind { return headerKinds.find((kind) => rule[kind]) ?? headerKinds.find((kind) => rule[kind] === '') ?? 'Present'; }

/** The rule with another path; nothing of the former one stays. */
export function withPath(rule: HTTPRule, kind: PathKind | '', path: string): HTTPRule {
  const { PathExact: _exact, PathPrefix: _prefix, PathRegex: _regex, ...rest } = rule;
  return kind === '' ? rest : { ...rest, [kind]: path };
}
/** The header with another way to match it. */
export function withHeaderKind(rule: HeaderRule, kind: HeaderKind, text: string): HeaderRule {
  const kept: HeaderRule = { Name: rule.Name };
  if (rule.Invert) kept.Invert = true;
  if (rule.IgnoreCase && kind !== 'Present' && kind !== 'Regex') kept.IgnoreCase = true;
  return { ...kept, [kind]: kind === 'Present' ? true : text };
}

/** A regular expression that has to fit as a whole; undefined where the browser does not understand it. */
function whole(pattern: string): RegExp | undefined {
  try { return new RegExp(`^(?:${pattern})$`, 's'); } catch { return undefined; }
}

function headerFits(rule: HeaderRule, request: Request): boolean {
  const given = request.headers.get(rule.Name.toLowerCase());
  const fold = (text: string): string => (rule.IgnoreCase ? text.toLowerCase() : text);
  const value = given === undefined ? undefined : fold(given);
  let fits: boolean;
  switch (headerKind(rule)) {
    case 'Present': fits = given !== undefined; break;
    case 'Exact': fits = value === fold(rule.Exact ?? ''); break;
    case 'Prefix': fits = value?.startsWith(fold(rule.Prefix ?? '')) ?? false; break;
    case 'Suffix': fits = value?.endsWith(fold(rule.Suffix ?? '')) ?? false; break;
    case 'Contains': fits = value?.includes(fold(rule.Contains ?? '')) ?? false; break;
    case 'Regex': fits = given !== undefined && (whole(rule.Regex ?? '')?.test(given) ?? false); break;
  }
  return fits !== (rule.Invert === true);
}

/** Whether a rule is about a request. */
export function fits(permission: Permission, request: Request): boolean {
  const rule = permission.HTTP;
  if (!rule) return true;
  const path = request.path.split('?')[0] ?? '';
  if (rule.PathExact && path !== rule.PathExact) return false;
  if (rule.PathPrefix && !path.startsWith(rule.PathPrefix)) return false;
  if (rule.PathRegex && !(whole(rule.PathRegex)?.test(path) ?? false)) return false;
  if (rule.Methods && rule.Methods.length > 0 && !rule.Methods.includes(request.method)) return false;
  return (rule.Header ?? []).every((header) => headerFits(header, request));
}

/** Which rule decides about a request (its number, from 0), and how; none: it is denied. */
export function decide(permissions: readonly Permission[], request: Request): { allowed: boolean; by: number; needsToken: boolean } {
  const by = permissions.findIndex((permission) => fits(permission, request));
  const rule = permissions[by];
  return { allowed: rule?.Action === 'allow', by, needsToken: (rule?.JWT?.Providers ?? []).length > 0 };
}

/** Reads `Name: value` lines. */
export function readHeaders(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) found.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return found;
}

/** What is lacking in a rule; empty: nothing. */
export function flaw(permission: Permission, place: number): string {
  const rule = permission.HTTP;
  const kind = rule ? pathKind(rule) : '';
  const at = `Rule ${place + 1}`;
  if (rule && kind !== '' && kind !== 'PathRegex' && !String(rule[kind]).startsWith('/')) return `${at}: the path must begin with /`;
  if (rule && kind === '' && (rule.Methods ?? []).length === 0 && (rule.Header ?? []).length === 0 && !permission.JWT) return `${at}: it needs a path, a method, a header or a token`;
  if ((rule?.Header ?? []).some((header) => header.Name.trim() === '')) return `${at}: a header needs a name`;
  if (kind === 'PathRegex' && rule?.PathRegex === '' || (rule?.Header ?? []).some((header) => headerKind(header) !== 'Present' && !header[headerKind(header)])) return `${at}: a text to compare with is missing`;
  return '';
}
