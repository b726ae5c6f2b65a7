// Answers that stay current: one loop for each question, however many components ask it; by blocking queries where the endpoint has them.

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { APIError, asError, Query, scope, send } from './client';
import { session } from './session';
import { Store } from './store';

export interface Watched<Data> {
  data: Data | undefined;
  error: APIError | undefined;
  isFiltered: boolean;
  /** When the data came. */
  at: number;
  refresh: () => void;
}

/** Whether everything stands still, as the user wished. */
export const paused = new Store<boolean>(false);
/** How many questions have no fresh answer, because the agent cannot be reached. */
export const lost = new Store<number>(0);

// A browser has six connections to a host; what waits must leave some for what is clicked.
const slots = { free: 4 };
const pollTime = 5000;
const keptTime = 30_000;

function pause(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, time);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
function untilWanted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!signal.aborted && (document.hidden || paused.value)) return;
      document.removeEventListener('visibilitychange', look);
      stop();
      resolve();
    };
    const stop = paused.subscribe(look);
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look, { once: true });
    look();
  });
}

class Topic {
  readonly state: Store<Watched<unknown>>;
  private users = 0;
  private life: AbortController | undefined;
  private wait: AbortController | undefined;
  private index = 0;
  private isLost = false;
  private forgetting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly path: string, private readonly query: Query, private readonly forget: () => void) {
    this.state = new Store<Watched<unknown>>({ data: undefined, error: undefined, isFiltered: false, at: 0, refresh: () => this.refresh() });
  }

  enter(): void {
    this.users += 1;
    clearTimeout(this.forgetting);
    if (!this.life) {
      this.life = new AbortController();
      void this.run(this.life.signal);
    }
  }
  leave(): void {
    this.users -= 1;
    if (this.users > 0) return;
    // A click from one page to another of the same kind leaves and enters at once.
    this.forgetting = setTimeout(() => {
      this.life?.abort();
      this.wait?.abort();
      this.life = undefined;
      this.setLost(false);
      this.forgetting = setTimeout(this.forget, keptTime);
    }, 50);
  }
  /** Whether changes are told by themselves. */
  get isBlocking(): boolean { return this.index > 0; }
  refresh(): void {
    this.index = 0;
    this.wait?.abort();
  }

  private async run(life: AbortSignal): Promise<void> {
    let failures = 0;
    this.index = 0;
    const onHidden = (): void => { if (document.hidden || paused.value) this.wait?.abort(); };
    document.addEventListener('visibilitychange', onHidden);
    const stop = paused.subscribe(onHidden);
    while (!life.aborted) {
      await untilWanted(life);
      if (life.aborted) break;
      const wait = new AbortController();
      this.wait = wait;
      const waits = this.index > 0 && slots.free > 0;
      if (waits) slots.free -= 1;
      try {
        const query = waits ? { wait: '55s', ...this.query, index: this.index } : this.query;
        const answer = await send<unknown>('GET', this.path, { query, signal: wait.signal });
        failures = 0;
        const isNews = answer.index !== this.index || answer.index === 0 || this.state.value.error !== undefined || this.query['wait'] !== undefined;
        // An index that went back begins anew.
        this.index = answer.index < this.index ? 0 : answer.index;
        if (isNews) this.set({ data: answer.data, error: undefined, isFiltered: answer.isFiltered, at: Date.now() });
        else this.set({ at: Date.now() });
        this.setLost(false);
        if (waits) slots.free += 1;
        await pause(this.index > 0 && slots.free > 0 ? 150 : pollTime, wait.signal);
      } catch (problem) {
        if (waits) slots.free += 1;
        if (life.aborted) break;
        if (wait.signal.aborted) continue;
        failures += 1;
        const error = asError(problem);
        this.index = 0;
        // What was deleted or is forbidden now must not be shown as if it were there.
        const isGone = error.isMissing || error.isDenied;
        this.set(isGone ? { data: undefined, error } : { error });
        this.setLost(error.isUnreachable);
        await pause(isGone ? pollTime : Math.min(30_000, 500 * 2 ** failures), wait.signal);
      }
    }
    document.removeEventListener('visibilitychange', onHidden);
    stop();
  }

  private set(change: Partial<Watched<unknown>>): void { this.state.value = { ...this.state.value, ...change }; }
  private setLost(value: boolean): void {
    if (value === this.isLost) return;
    this.isLost = value;
    lost.value += value ? 1 : -1;
  }
}

const topics = new Map<string, Topic>();
const nothing: Watched<undefined> = { data: undefined, error: undefined, isFiltered: false, at: 0, refresh: () => undefined };

/** Follows `GET <path>`; null follows nothing. With `wait` in the query it is asked again that often for what changes without an index. */
export function useWatch<Data>(path: string | null, query: Query = {}): Watched<Data> {
  const generation = useSyncExternalStore(session.subscribe, () => session.value.generation);
  const key = path === null ? null : JSON.stringify([generation, scope, path, query]);
  const topic = useMemo(() => {
    if (key === null || path === null) return undefined;
    const known = topics.get(key);
    if (known) return known;
    const made = new Topic(path, query, () => { topics.delete(key); });
    topics.set(key, made);
    return made;
    // The key says all of them.
  }, [key]);
  const subscribe = useCallback((listener: () => void) => {
    if (!topic || key === null) return () => undefined;
    topics.set(key, topic);
    topic.enter();
    const stop = topic.state.subscribe(listener);
    return () => {
      stop();
      topic.leave();
    };
  }, [topic, key]);
  return useSyncExternalStore(subscribe, () => (topic ? topic.state.value : nothing)) as Watched<Data>;
}

/** Asks again, for some seconds, what no blocking query tells: what a change has done to others comes a little later. */
export function refreshSoon(): void {
  for (let time = 300; time <= 5000; time += 600) setTimeout(() => { for (const topic of topics.values()) if (!topic.isBlocking) topic.refresh(); }, time);
}

/** Asks again everything that is shown: after a change made here, where no blocking query would tell. */
export function refreshAll(): void { for (const topic of topics.values()) topic.refresh(); }
