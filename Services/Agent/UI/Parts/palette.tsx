// Jumps: whatever has a name, by some letters of it.

import { KeyboardEvent, useState } from 'react';
import { open } from '../Data/router';
import { Store, useStore } from '../Data/store';
import { NodeRow, Peering, Summary } from '../Data/types';
import { useWatch } from '../Data/watch';
import { Page } from '../Logic/address';
import { PeerBadge, Text } from './basics';
import { Dialog } from './dialog';

/** Whether somebody asked for it. */
export const paletteWanted = new Store<boolean>(false);
const limit = 12;

interface Target { label: string; about: string; to: Page; peer?: string }

export function PaletteDialog({ places }: { places: readonly { label: string; to: Page }[] }): JSX.Element | null {
  return useStore(paletteWanted) ? <Palette places={places} /> : null;
}

function Palette({ places }: { places: readonly { label: string; to: Page }[] }): JSX.Element {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const services = useWatch<Summary[]>('internal/ui/services');
  const peers = useWatch<Peering[]>('peerings');
  const nodes = useWatch<NodeRow[]>('internal/ui/nodes');
  const close = (): void => { paletteWanted.value = false; };
  const targets = found(text, [
    ...places.map((place): Target => ({ label: place.label, about: 'page', to: place.to })),
    ...(services.data ?? []).filter((row) => row.Kind !== 'connect-proxy').map((row): Target => ({ label: row.Name, about: 'service', to: { name: 'service', service: row.Name, tab: '' }, peer: row.PeerName ?? '' })),
    ...(peers.data ?? []).map((row): Target => ({ label: row.Name, about: 'peer', to: { name: 'peer', peer: row.Name, tab: 'imported' } })),
    ...(nodes.data ?? []).filter((row) => !row.PeerName).map((row): Target => ({ label: row.Node, about: 'node', to: { name: 'node', node: row.Node, tab: 'services' } })),
  ]);
  const place = Math.min(chosen, Math.max(0, targets.length - 1));
  const go = (target: Target | undefined): void => {
    if (!target) return;
    close();
    open(target.to, target.peer ?? '');
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') { event.preventDefault(); setChosen(Math.min(place + 1, targets.length - 1)); }
    if (event.key === 'ArrowUp') { event.preventDefault(); setChosen(Math.max(place - 1, 0)); }
  };
  return (
    <Dialog title="Jump to" close={close}>
      <form onSubmit={(event) => { event.preventDefault(); go(targets[place]); }}>
        <input
          value={text} autoFocus role="combobox" aria-expanded="true" aria-controls="jumps" aria-activedescendant={targets.length > 0 ? `jump-${place}` : undefined} aria-label="Name of a page, service, peer or node; why CALLER DESTINATION"
          placeholder="Page, service, peer, node; or: why web api" autoComplete="off" spellCheck={false} onKeyDown={onKey} onChange={(event) => { setText(event.target.value); setChosen(0); }}
        />
        <ul id="jumps" role="listbox" aria-label="Found" className="jumps">
          {targets.map((target, number) => (
            <li key={`${target.about}/${target.peer ?? ''}/${target.label}`} id={`jump-${number}`} role="option" aria-selected={number === place} onClick={() => go(target)}>
              <Text limit={80}>{target.label}</Text> <PeerBadge peer={target.peer} /> <span className="faint">{target.about}</span>
            </li>
          ))}
        </ul>
        <p className="faint" role="status">{targets.length === 0 ? 'Nothing has such a name.' : ''}</p>
      </form>
    </Dialog>
  );
}

/** Those whose name holds all letters as they are typed; the best first. */
function found(text: string, targets: readonly Target[]): Target[] {
  const [verb, source, destination] = text.trim().split(/\s+/);
  if (verb === 'why' && source && destination) return [{ label: `Why: ${source} → ${destination}`, about: 'question', to: { name: 'why', source, destination } }];
  const wanted = text.trim().toLowerCase();
  const rank = (label: string): number => (label === wanted ? 0 : label.startsWith(wanted) ? 1 : 2);
  return targets.filter((target) => target.label.toLowerCase().includes(wanted))
    .sort((a, b) => (wanted ? rank(a.label.toLowerCase()) - rank(b.label.toLowerCase()) : 0)).slice(0, limit);
}
