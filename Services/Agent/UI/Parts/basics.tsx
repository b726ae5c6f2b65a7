// The small parts that pages are made of.

import { AnchorHTMLAttributes, ButtonHTMLAttributes, MouseEvent, ReactNode, useEffect, useState } from 'react';
import { follow, href } from '../Data/router';
import { Page } from '../Logic/address';
import { Status } from '../Logic/health';
import { since, visible } from '../Logic/text';

/** Text of strangers. */
export function Text({ children, limit }: { children: string | undefined | null; limit?: number }): JSX.Element {
  return <bdi>{visible(children ?? '', limit)}</bdi>;
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> { to: Page; peer?: string; children: ReactNode }

export function Link({ to, peer = '', children, ...rest }: LinkProps): JSX.Element {
  const target = href(to, peer);
  const click = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    follow(target);
  };
  return <a {...rest} href={target} onClick={click}>{children}</a>;
}

type IconName =
  | 'services' | 'nodes' | 'peers' | 'intentions' | 'config' | 'keys' | 'access' | 'settings' | 'passing' | 'warning' | 'critical' | 'unknown'
  | 'sun' | 'moon' | 'pause' | 'play' | 'user' | 'lock' | 'folder' | 'file' | 'arrow' | 'plus' | 'menu' | 'close' | 'mesh' | 'copy';

const paths: Record<IconName, string> = {
  services: 'M3 3h7v7H3zM14 3h7v7h-7zM3 14h7v7H3zM14 14h7v7h-7z',
  nodes: 'M3 4h18v6H3zM3 14h18v6H3zM7 7h.01M7 17h.01',
  peers: 'M8 12h8M3 12a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0M16 12a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0',
  intentions: 'M4 7h12l-3-3M20 17H8l3 3',
  config: 'M4 6h10M18 6h2M4 12h2M10 12h10M4 18h8M16 18h4M14 4v4M6 10v4M12 16v4',
  keys: 'M15 9a5 5 0 1 0-4 4.900L13 16h3v3h3v2M8 8h.01',
  access: 'M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3',
  lock: 'M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3',
  settings: 'M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6M12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M5.600 18.400l2.100-2.100M16.300 7.700l2.100-2.100',
  passing: 'M5 12.500l4.500 4.500L19 7.500',
  warning: 'M12 4L2.500 20h19zM12 10v4M12 17h.01',
  critical: 'M6 6l12 12M18 6L6 18',
  unknown: 'M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 18h.01',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.400 1.400M17.600 17.600L19 19M5 19l1.400-1.400M17.600 6.400L19 5',
  moon: 'M20 14.500A8 8 0 0 1 9.500 4A8 8 0 1 0 20 14.500z',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4l13 8l-13 8z',
  user: 'M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8M4 21c1-5 4-6.500 8-6.500s7 1.500 8 6.500',
  folder: 'M3 6h6l2 2h10v11H3z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  arrow: 'M4 12h15M13 6l6 6l-6 6',
  plus: 'M12 5v14M5 12h14',
  menu: 'M4 6h16M4 12h16M4 18h16',
  close: 'M6 6l12 12M18 6L6 18',
  mesh: 'M12 3l8 4.500v9L12 21l-8-4.500v-9z',
  copy: 'M8 8h12v12H8zM4 16V4h12',
};

export function Icon({ name }: { name: IconName }): JSX.Element {
  return <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={paths[name]} /></svg>;
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> { look?: 'main' | 'plain' | 'danger' | 'quiet'; icon?: IconName }

export function Button({ look = 'plain', icon, children, type = 'button', className = '', ...rest }: ButtonProps): JSX.Element {
  return <button {...rest} type={type} className={`button ${look} ${className}`}>{icon && <Icon name={icon} />}{children}</button>;
}

const statusWords: Record<Status, string> = {
  passing: 'Passing', warning: 'Warning', critical: 'Critical', empty: 'No checks', unknown: 'Unknown',
};

/** A state in colour, shape and words. */
export function StatusMark({ status, words, isQuiet }: { status: Status; words?: string; isQuiet?: boolean }): JSX.Element {
  const icon: IconName = status === 'empty' ? 'unknown' : status;
  const text = words ?? statusWords[status];
  return <span className={`status ${status}`}><Icon name={icon} /><span className={isQuiet ? 'unseen' : ''}>{text}</span></span>;
}

export function Badge({ children, look = '' }: { children: ReactNode; look?: '' | 'peer' | 'allow' | 'deny' | 'rules' | 'mesh' }): JSX.Element {
  return <span className={`badge ${look}`}>{children}</span>;
}

/** Whose something is, where it is not this cluster's. */
export function PeerBadge({ peer }: { peer: string | undefined }): JSX.Element | null {
  return peer ? <Badge look="peer"><Icon name="peers" /><span className="unseen">from peer </span><Text limit={60}>{peer}</Text></Badge> : null;
}

export function Tags({ tags, limit = 6 }: { tags: readonly string[] | null | undefined; limit?: number }): JSX.Element | null {
  if (!tags || tags.length === 0) return null;
  return (
    <span className="tags">
      {tags.slice(0, limit).map((tag, place) => <span className="tag" key={place}><Text limit={80}>{tag}</Text></span>)}
      {tags.length > limit && <span className="more">+{tags.length - limit}</span>}
    </span>
  );
}

/** Counts of checks; those that are 0 are left out. */
export function CheckCounts({ passing, warning, critical }: { passing: number; warning: number; critical: number }): JSX.Element {
  if (passing + warning + critical === 0) return <span className="faint">none</span>;
  return (
    <span className="counts">
      {critical > 0 && <StatusMark status="critical" words={`${critical} critical`} />}
      {warning > 0 && <StatusMark status="warning" words={`${warning} warning`} />}
      {passing > 0 && <StatusMark status="passing" words={`${passing} passing`} />}
    </span>
  );
}

/** Time since a moment, which goes on. */
export function Ago({ at }: { at: number | undefined }): JSX.Element {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (at === undefined) return <span className="faint">never</span>;
  return <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString()}>{since(at, now)}</time>;
}

export interface Tab { id: string; label: string; to: Page; peer?: string }

export function Tabs({ tabs, current, label }: { tabs: Tab[]; current: string; label: string }): JSX.Element {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.id} to={tab.to} peer={tab.peer ?? ''} aria-current={tab.id === current ? 'page' : undefined}>{tab.label}</Link>
      ))}
    </nav>
  );
}

export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }): JSX.Element {
  return (
    <dl className="facts">
      {rows.filter(([, value]) => value !== undefined && value !== null && value !== '').map(([name, value]) => (
        <div key={name}><dt>{visible(name)}</dt><dd>{typeof value === 'string' ? <Text>{value}</Text> : value}</dd></div>
      ))}
    </dl>
  );
}

/** Copies text; without the right to (plain HTTP off this machine) it is selected for the user to copy. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }): JSX.Element {
  const [isDone, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.createElement('textarea');
      area.value = text;
      area.className = 'unseen';
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    setDone(true);
    setTimeout(() => setDone(false), 2000);
  };
  return <Button icon="copy" onClick={() => void copy()}>{isDone ? 'Copied' : label}</Button>;
}
