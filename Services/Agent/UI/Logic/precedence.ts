// Which intention decides about a call: the same rule that the servers have, so that thousands of pairs can be shown without asking.

import { effect } from './intentions';

export interface Rule { SourceName: string; SourcePeer?: string; DestinationName: string; Action?: string; Permissions?: unknown[] | null; Precedence: number }
export interface Caller { name: string; peer: string }
export type Effect = 'allow' | 'deny' | 'rules';
export interface Verdict<Row extends Rule> {
  effect: Effect;
  /** Undefined: only the default decides. */
  rule: Row | undefined;
  /** Others that are about the call, too, and do not decide. */
  shadowed: Row[];
}

function isAbout(rule: Rule, caller: Caller, destination: string): boolean {
  return (rule.SourcePeer ?? '') === caller.peer && (rule.SourceName === caller.name || rule.SourceName === '*')
    && (rule.DestinationName === destination || rule.DestinationName === '*');
}

/** An exact destination before every destination, then an exact source before every source. */
function rank(rule: Rule): number { return (rule.DestinationName === '*' ? 0 : 2) + (rule.SourceName === '*' ? 0 : 1); }

/** What decides about calls, looked up by name so that a large table is quick. */
export class Decider<Row extends Rule> {
  private readonly rules = new Map<string, Row[]>();

  constructor(rows: readonly Row[], private readonly allowsByDefault: boolean) {
    for (const row of rows) {
      const known = this.rules.get(row.DestinationName);
      if (known) known.push(row);
      else this.rules.set(row.DestinationName, [row]);
    }
  }

  verdict(caller: Caller, destination: string): Verdict<Row> {
    const candidates = destination === '*' ? this.rules.get('*') ?? [] : [...(this.rules.get(destination) ?? []), ...(this.rules.get('*') ?? [])];
    const found = candidates.filter((rule) => isAbout(rule, caller, destination)).sort((a, b) => rank(b) - rank(a));
    const [rule, ...shadowed] = found;
    return { effect: rule ? effect(rule) : this.allowsByDefault ? 'allow' : 'deny', rule, shadowed };
  }

  /** The same, for drawing: nothing is made for each cell. */
  look(caller: Caller, destination: string): { effect: Effect; isDefault: boolean } {
    let best: Row | undefined;
    for (const rules of [this.rules.get(destination), this.rules.get('*')]) {
      for (const rule of rules ?? []) if (isAbout(rule, caller, destination) && (!best || rank(rule) > rank(best))) best = rule;
      if (best) break;
    }
    return best ? { effect: effect(best), isDefault: false } : { effect: this.allowsByDefault ? 'allow' : 'deny', isDefault: true };
  }
}
