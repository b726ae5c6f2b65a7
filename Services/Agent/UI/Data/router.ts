// The address bar.

import { Address, Page, readAddress, writeAddress } from '../Logic/address';
import { scope } from './client';
import { base, settings } from './settings';
import { Store, useStore } from './store';

function current(): Address {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
  const address = readAddress(path, new URLSearchParams(location.search));
  scope.partition = address.partition;
  scope.namespace = address.namespace;
  return { ...address, datacenter: address.datacenter || settings.datacenter };
}

export const address = new Store<Address>(current());
/** What the list on the page is narrowed down to. */
export const filter = new Store<string>(new URLSearchParams(location.search).get('filter') ?? '');
/** Asks before a page with unsaved work is left; nothing when there is none. */
export const leaving = { question: '' };

/** Reads the address anew, after something else has changed it. */
export function refresh(): void {
  filter.value = new URLSearchParams(location.search).get('filter') ?? '';
  address.value = current();
}
addEventListener('popstate', refresh);
addEventListener('beforeunload', (event) => { if (leaving.question) event.preventDefault(); });

export function href(page: Page, peer = ''): string {
  const { partition, namespace } = address.value;
  return base + writeAddress({ datacenter: settings.datacenter, peer, partition, namespace, page });
}
export function follow(target: string): void {
  if (leaving.question && !confirm(leaving.question)) return;
  leaving.question = '';
  history.pushState(null, '', target);
  refresh();
  scrollTo(0, 0);
  // Who uses a screen reader or the keyboard goes on at the new page.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }));
}
export function open(page: Page, peer = ''): void { follow(href(page, peer)); }

/** Narrows the list down; the address says so, without a step back for each letter. */
export function setFilter(text: string): void {
  const url = new URL(location.href);
  if (text) url.searchParams.set('filter', text);
  else url.searchParams.delete('filter');
  history.replaceState(null, '', url);
  filter.value = text;
}

export function useAddress(): Address { return useStore(address); }
