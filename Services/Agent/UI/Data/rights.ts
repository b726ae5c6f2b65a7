// What the token may do, asked for the very thing a button is about. The server stays the judge: an answer that does not come is a yes.

import { asError, scope, send } from './client';
import { session } from './session';
import { settings } from './settings';
import { Store, useStore } from './store';

export interface Right { resource: string; access: 'read' | 'write' | 'list'; name?: string }

const limit = 500;
const known = new Map<string, Store<boolean | undefined>>();
interface Question { key: string; right: Right; answer: Store<boolean | undefined> }
let waiting: Question[] = [];

function of(right: Right, generation: number): Store<boolean | undefined> {
  const key = JSON.stringify([generation, scope.partition, scope.namespace, right.resource, right.access, right.name ?? '']);
  const found = known.get(key);
  if (found) return found;
  if (known.size >= limit) known.clear();
  const answer = new Store<boolean | undefined>(undefined);
  known.set(key, answer);
  waiting.push({ key, right, answer });
  if (waiting.length === 1) setTimeout(() => void ask(), 0);
  return answer;
}

/** All that a page wants to know, in one question. */
async function ask(): Promise<void> {
  const asked = waiting.splice(0, 64);
  if (waiting.length > 0) setTimeout(() => void ask(), 0);
  try {
    const body = asked.map(({ right }) => ({ Resource: right.resource, Access: right.access, Segment: right.name ?? '' }));
    const { data } = await send<{ Allow: boolean }[]>('POST', 'internal/acl/authorize', { body });
    asked.forEach(({ answer }, place) => { answer.value = data[place]?.Allow ?? true; });
  } catch (problem) {
    // Without access control, or without an answer, whoever clicks finds out.
    const isLost = asError(problem).isUnreachable;
    for (const { key, answer } of asked) {
      answer.value = true;
      // What is drawn later asks again.
      if (isLost) setTimeout(() => known.delete(key), 5000);
    }
  }
}

const always = new Store<boolean | undefined>(true);

/** Whether the token has a right: undefined as long as that is not known. */
export function useMay(right: Right | undefined): boolean | undefined {
  const { generation } = useStore(session);
  const answer = settings.aclEnabled && right ? of(right, generation) : always;
  return useStore(answer);
}

/** The right that writing a config entry takes. */
export function rightOfEntry(kind: string, name: string): Right {
  if (kind === 'service-intentions') return { resource: 'intention', access: 'write', name };
  if (['service-defaults', 'service-resolver', 'service-router', 'service-splitter'].includes(kind)) return { resource: 'service', access: 'write', name };
  return { resource: kind === 'control-plane-request-limit' ? 'operator' : 'mesh', access: 'write' };
}
