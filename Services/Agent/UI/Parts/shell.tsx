// The frame around every page: where to go, how fresh everything is, light or dark, who one is.

import { ReactNode, useEffect, useState } from 'react';
import { useAddress } from '../Data/router';
import { removeLeftOver } from '../Data/session';
import { settings } from '../Data/settings';
import { Store, useStore } from '../Data/store';
import { lost, paused } from '../Data/watch';
import { Page } from '../Logic/address';
import { Button, Icon, Link } from './basics';
import { LoginDialog, TokenButton } from './login';
import { PaletteDialog, paletteWanted } from './palette';
import { ScopeChoice } from './scope';

type IconName = Parameters<typeof Icon>[0]['name'];
interface Place { label: string; icon: IconName; to: Page; pages: Page['name'][]; key: string }

export const groups: { label: string; places: Place[] }[] = [
  {
    label: 'Mesh',
    places: [
      { label: 'Mesh', icon: 'mesh', to: { name: 'mesh' }, pages: ['mesh'], key: 'm' },
      { label: 'Services', icon: 'services', to: { name: 'services' }, pages: ['services', 'service', 'instance'], key: 's' },
      { label: 'Nodes', icon: 'nodes', to: { name: 'nodes' }, pages: ['nodes', 'node'], key: 'n' },
      { label: 'Peers', icon: 'peers', to: { name: 'peers' }, pages: ['peers', 'peer'], key: 'p' },
      { label: 'Exports', icon: 'arrow', to: { name: 'exports' }, pages: ['exports'], key: 'e' },
      { label: 'Intentions', icon: 'intentions', to: { name: 'intentions' }, pages: ['intentions', 'intention', 'matrix'], key: 'i' },
      { label: 'Why?', icon: 'unknown', to: { name: 'why', source: '', destination: '' }, pages: ['why'], key: 'w' },
      { label: 'Proxies', icon: 'play', to: { name: 'proxies' }, pages: ['proxies'], key: 'x' },
      { label: 'Config entries', icon: 'config', to: { name: 'config', kind: '' }, pages: ['config', 'entry', 'entry-new'], key: 'c' },
    ],
  },
  { label: 'Data', places: [{ label: 'Key/Value', icon: 'keys', to: { name: 'keys', prefix: '' }, pages: ['keys', 'key', 'key-new'], key: 'k' }] },
  {
    label: 'Access',
    places: [
      { label: 'Tokens', icon: 'access', to: { name: 'access', kind: 'tokens' }, pages: [], key: 't' },
      { label: 'Policies', icon: 'file', to: { name: 'access', kind: 'policies' }, pages: [], key: 'o' },
      { label: 'Roles', icon: 'user', to: { name: 'access', kind: 'roles' }, pages: [], key: 'r' },
      { label: 'Auth methods', icon: 'lock', to: { name: 'access', kind: 'auth-methods' }, pages: [], key: 'a' },
      { label: 'Binding rules', icon: 'folder', to: { name: 'access', kind: 'binding-rules' }, pages: [], key: 'b' },
    ],
  },
  {
    label: 'Cluster',
    places: [
      { label: 'Servers', icon: 'nodes', to: { name: 'servers' }, pages: ['servers'], key: 'v' },
      { label: 'Certificates', icon: 'passing', to: { name: 'certificates' }, pages: ['certificates'], key: 'f' },
      { label: 'Datacenters', icon: 'mesh', to: { name: 'datacenters' }, pages: ['datacenters'], key: 'd' },
      { label: 'Settings', icon: 'settings', to: { name: 'settings' }, pages: ['settings'], key: ',' },
    ],
  },
];

function isCurrent(place: Place, page: Page): boolean {
  if (page.name === 'access' || page.name === 'access-item' || page.name === 'access-new') return place.to.name === 'access' && place.to.kind === page.kind;
  return place.pages.includes(page.name);
}

// The choice of light or dark, and whether single keys do something, are all that is kept in local storage.
export type Theme = 'auto' | 'light' | 'dark';
function storedTheme(): Theme {
  try {
    const value = localStorage.getItem('tombolo:theme');
    return value === 'light' || value === 'dark' ? value : 'auto';
  } catch { return 'auto'; }
}
export const theme = new Store<Theme>(storedTheme());
export function applyTheme(): void {
  if (theme.value === 'auto') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', theme.value);
}
function keep(key: string, value: string): void {
  try { localStorage.setItem(key, value); } catch { /* It lasts as long as the page, then. */ }
}
export function chooseTheme(value: Theme): void {
  theme.value = value;
  keep('tombolo:theme', value);
  applyTheme();
}
function switchTheme(): void {
  const isDark = theme.value === 'dark' || (theme.value === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  chooseTheme(isDark ? 'light' : 'dark');
}
function storedKeys(): boolean {
  try { return localStorage.getItem('tombolo:keys') !== 'off'; } catch { return true; }
}
/** Whether single keys are shortcuts. */
export const keysOn = new Store<boolean>(storedKeys());
keysOn.subscribe(() => keep('tombolo:keys', keysOn.value ? 'on' : 'off'));

function Freshness(): JSX.Element {
  const isPaused = useStore(paused);
  const isLost = useStore(lost) > 0;
  const words = isPaused ? 'Paused' : isLost ? 'No connection' : 'Live';
  return (
    <button
      type="button" className={`button quiet live ${isPaused || isLost ? 'off' : ''}`} aria-pressed={isPaused}
      title={isPaused ? 'Go on (key .)' : 'Stop updates (key .)'} onClick={() => { paused.value = !paused.value; }}
    >
      <span className="dot" aria-hidden="true" /><span role="status">{words}</span>
    </button>
  );
}

/** Single keys outside of fields: `/` searches, `.` pauses, `g` and a letter goes to a page. */
function useKeys(): void {
  useEffect(() => {
    let isGoing = false;
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        if (!document.querySelector('dialog[open]')) paletteWanted.value = true;
        return;
      }
      if (!keysOn.value || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
      if (document.querySelector('dialog[open]')) return;
      if (isGoing) {
        isGoing = false;
        document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)?.click();
      } else if (event.key === 'g') isGoing = true;
      else if (event.key === '.') paused.value = !paused.value;
      else if (event.key === '/') {
        const search = document.getElementById('search');
        if (search) { event.preventDefault(); search.focus(); }
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

export function Shell({ children }: { children: ReactNode }): JSX.Element {
  const { page } = useAddress();
  const [isOpen, setOpen] = useState(false);
  const [hadLeftOver] = useState(removeLeftOver);
  useKeys();
  useEffect(() => setOpen(false), [page]);
  return (
    <>
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>Skip to the content</a>
      <div className={`frame ${isOpen ? 'open' : ''}`}>
        <aside className="side">
          <Link to={{ name: 'mesh' }} className="brand" aria-label="Tombolo, the mesh">
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <rect width="32" height="32" rx="8" className="brand-back" /><path d="M9 16c3-4 11-4 14 0" className="brand-line" />
              <circle cx="8.500" cy="17.500" r="4.500" className="brand-dot" /><circle cx="23.500" cy="17.500" r="4.500" className="brand-dot" />
            </svg>
            <span>Tombolo</span>
          </Link>
          <p className="datacenter"><span className="faint">Datacenter</span> <strong>{settings.datacenter}</strong></p>
          <ScopeChoice />
          <nav id="pages" aria-label="Pages">
            {groups.map((group) => (
              <section key={group.label}>
                <h2>{group.label}</h2>
                <ul>
                  {group.places.map((place) => (
                    <li key={place.label}>
                      <Link to={place.to} data-key={place.key} title={`Keys g ${place.key}`} aria-current={isCurrent(place, page) ? 'page' : undefined}>
                        <Icon name={place.icon} /><span>{place.label}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </nav>
        </aside>
        <div className="body">
          <header className="top">
            <Button look="quiet" icon={isOpen ? 'close' : 'menu'} className="menu" aria-expanded={isOpen} aria-controls="pages" onClick={() => setOpen(!isOpen)}>
              <span className="unseen">Menu</span>
            </Button>
            <Button look="quiet" icon="arrow" className="jump" title="Ctrl K" aria-label="Jump to…" onClick={() => { paletteWanted.value = true; }}><span className="words">Jump to…</span></Button>
            <span className="space" />
            <Freshness />
            <Button look="quiet" onClick={switchTheme} aria-label="Switch between light and dark"><ThemeIcon /></Button>
            {settings.aclEnabled && <TokenButton />}
          </header>
          <main id="main" tabIndex={-1}>
            {hadLeftOver && <p className="notice">A token that Consul's UI had left in this browser was removed.</p>}
            {children}
          </main>
        </div>
      </div>
      <LoginDialog />
      <PaletteDialog places={groups.flatMap((group) => group.places)} />
    </>
  );
}

function ThemeIcon(): JSX.Element {
  const value = useStore(theme);
  const isDark = value === 'dark' || (value === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  return <Icon name={isDark ? 'sun' : 'moon'} />;
}

interface HeadProps { title: ReactNode; name: string; answer?: ReactNode; actions?: ReactNode; up?: { label: string; to: Page; peer?: string } }

/** The head of a page: the way up, its name, the answer in one sentence, what can be done. */
export function Head({ title, name, answer, actions, up }: HeadProps): JSX.Element {
  useEffect(() => { document.title = `${name} · Tombolo`; }, [name]);
  return (
    <header className="head">
      {up && <p className="up"><Link to={up.to} peer={up.peer ?? ''}>← {up.label}</Link></p>}
      <div className="line"><h1 tabIndex={-1}>{title}</h1>{actions && <div className="actions">{actions}</div>}</div>
      {answer !== undefined && <p className="answer">{answer}</p>}
    </header>
  );
}
