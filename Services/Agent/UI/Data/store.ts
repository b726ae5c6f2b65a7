// A value that components follow.

import { useSyncExternalStore } from 'react';

export class Store<Value> {
  private readonly listeners = new Set<() => void>();
  constructor(private current: Value) {}

  get value(): Value { return this.current; }
  set value(value: Value) {
    if (value === this.current) return;
    this.current = value;
    for (const listener of [...this.listeners]) listener();
  }
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, () => store.value);
}
