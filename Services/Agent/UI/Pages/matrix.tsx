// Who may call whom, as a table of all pairs: drawn on a canvas, so that thousands of services do not make millions of elements.

import { KeyboardEvent, PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { settings } from '../Data/settings';
import { open } from '../Data/router';
import { Intention, Summary } from '../Data/types';
import { useWatch } from '../Data/watch';
import { Caller, Decider, Effect } from '../Logic/precedence';
import { count, visible } from '../Logic/text';
import { Badge, Link, PeerBadge, Text } from '../Parts/basics';
import { Head } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';
import { NewIntention } from './intentions';

const cell = 26;
const side = 190;
const top = 132;
const signs: Record<Effect, string> = { allow: '●', deny: '⊘', rules: '◐' };
const words: Record<Effect, string> = { allow: 'may call', deny: 'may not call', rules: 'may call by rules' };

export function MatrixPage(): JSX.Element {
  const services = useWatch<Summary[]>('internal/ui/services');
  const intentions = useWatch<Intention[]>('connect/intentions');
  const [peersOnly, setPeersOnly] = useState(false);
  const [named, setNamed] = useState(true);
  const { callers, destinations } = useMemo(() => axes(services.data ?? [], intentions.data ?? [], peersOnly, named), [services.data, intentions.data, peersOnly, named]);
  return (
    <>
      <Head
        up={{ label: 'Intentions', to: { name: 'intentions' } }} title="Who may call whom" name="Intentions as a matrix" actions={<NewIntention />}
        answer={intentions.data && services.data && `${count(callers.length, 'caller')} and ${count(destinations.length, 'destination')}; what no intention is about is ${settings.intentionDefault === 'allow' ? 'allowed' : 'denied'}.`}
      />
      <p className="actions">
        <label className="tick"><input type="checkbox" checked={peersOnly} onChange={(event) => setPeersOnly(event.target.checked)} />Only callers of peers</label>
        <label className="tick"><input type="checkbox" checked={named} onChange={(event) => setNamed(event.target.checked)} />Also names that only intentions know</label>
        <span className="legend">{(['allow', 'rules', 'deny'] as const).map((effect) => <span key={effect}><Badge look={effect}>{signs[effect]}</Badge>{effect === 'rules' ? 'by rules' : effect}</span>)}<span className="faint">faint: by default</span></span>
      </p>
      <Loaded of={services} what="services">
        {() => (
          <Loaded of={intentions} what="intentions">
            {(rows) => (callers.length === 0 || destinations.length === 0 ? <Empty title="There is no service yet" /> : <Matrix callers={callers} destinations={destinations} rows={rows} />)}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function axes(services: readonly Summary[], intentions: readonly Intention[], peersOnly: boolean, named: boolean): { callers: Caller[]; destinations: string[] } {
  const callers = new Map<string, Caller>();
  const destinations = new Set<string>();
  const add = (peer: string, name: string): void => { callers.set(`${peer}/${name}`, { peer, name }); };
  for (const row of services) {
    if (row.Kind || row.Name === 'consul') continue;
    // What a peer exports need not be what calls; but its names are those one knows.
    add(row.PeerName ?? '', row.Name);
    if (!row.PeerName) destinations.add(row.Name);
  }
  if (named) {
    for (const row of intentions) {
      add(row.SourcePeer ?? '', row.SourceName);
      destinations.add(row.DestinationName);
    }
  }
  const byName = (a: string, b: string): number => a.localeCompare(b, 'en');
  return {
    callers: [...callers.values()].filter((one) => !peersOnly || one.peer !== '').sort((a, b) => byName(a.peer, b.peer) || byName(a.name, b.name)),
    destinations: [...destinations].sort(byName),
  };
}

interface MatrixProps { callers: Caller[]; destinations: string[]; rows: Intention[] }

function Matrix({ callers, destinations, rows }: MatrixProps): JSX.Element {
  const decider = useMemo(() => new Decider(rows, settings.intentionDefault === 'allow'), [rows]);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const place = { row: Math.min(active.row, callers.length - 1), column: Math.min(active.column, destinations.length - 1) };
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    let frame = 0;
    const later = (): void => { cancelAnimationFrame(frame); frame = requestAnimationFrame(() => draw(box, canvas.current, callers, destinations, decider, place)); };
    later();
    box.addEventListener('scroll', later, { passive: true });
    const observer = new ResizeObserver(later);
    observer.observe(box);
    return () => { box.removeEventListener('scroll', later); observer.disconnect(); cancelAnimationFrame(frame); };
  });
  const move = (row: number, column: number): void => {
    const next = { row: Math.max(0, Math.min(callers.length - 1, row)), column: Math.max(0, Math.min(destinations.length - 1, column)) };
    setActive(next);
    const box = scroller.current;
    if (!box) return;
    const [x, y] = [next.column * cell, next.row * cell];
    const [width, height] = [box.clientWidth - side - cell, box.clientHeight - top - cell];
    if (x < box.scrollLeft) box.scrollLeft = x; else if (x > box.scrollLeft + width) box.scrollLeft = x - width;
    if (y < box.scrollTop) box.scrollTop = y; else if (y > box.scrollTop + height) box.scrollTop = y - height;
  };
  const onKey = (event: KeyboardEvent): void => {
    const steps: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-20, 0], PageDown: [20, 0], Home: [0, -destinations.length], End: [0, destinations.length] };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      move(place.row + step[0], place.column + step[1]);
    } else if (event.key === 'Enter') edit();
  };
  const onPointer = (event: PointerEvent): void => {
    const box = scroller.current;
    if (!box) return;
    const area = box.getBoundingClientRect();
    const [x, y] = [event.clientX - area.left - side, event.clientY - area.top - top];
    if (x >= 0 && y >= 0 && x < box.clientWidth - side && y < box.clientHeight - top) move(Math.floor((y + box.scrollTop) / cell), Math.floor((x + box.scrollLeft) / cell));
  };
  const caller = callers[place.row];
  const destination = destinations[place.column];
  const verdict = caller && destination !== undefined ? decider.verdict(caller, destination) : undefined;
  const exact = verdict?.rule && caller && verdict.rule.SourceName === caller.name && verdict.rule.DestinationName === destination;
  const edit = (): void => { if (caller && destination !== undefined) open({ name: 'intention', source: caller.name, sourcePeer: caller.peer, destination, isNew: !exact }); };
  return (
    <>
      <div
        ref={scroller} className="panel matrix" role="grid" tabIndex={0} aria-label="Who may call whom" aria-rowcount={callers.length} aria-colcount={destinations.length}
        aria-activedescendant="matrix-cell" style={{ height: top + callers.length * cell + 24 }} onKeyDown={onKey} onPointerDown={onPointer}
      >
        <canvas ref={canvas} aria-hidden="true" />
        <div className="extent" style={{ width: side + destinations.length * cell, height: top + callers.length * cell }} role="presentation" />
        {caller && verdict && (
          <div role="row" className="unseen" aria-rowindex={place.row + 1}>
            <div role="gridcell" id="matrix-cell" aria-colindex={place.column + 1}>{`${caller.peer ? `${caller.peer}/` : ''}${visible(caller.name, 80)} ${words[verdict.effect]} ${visible(destination ?? '', 80)}${verdict.rule ? '' : ', by default'}`}</div>
          </div>
        )}
      </div>
      {caller && verdict && destination !== undefined && (
        <section className="panel padded" aria-label="What decides">
          <h2><Text limit={80}>{caller.name}</Text> <PeerBadge peer={caller.peer} /> <Badge look={verdict.effect}>{words[verdict.effect]}</Badge> <Text limit={80}>{destination}</Text></h2>
          {verdict.rule ? <p>Decided by the intention <RuleLink row={verdict.rule} />.</p> : <p>No intention is about it: the default decides.</p>}
          {verdict.shadowed.length > 0 && <p className="faint">It comes before {verdict.shadowed.map((row) => <span key={`${row.SourceName}/${row.DestinationName}`}><RuleLink row={row} /> </span>)}</p>}
          <p className="actions">
            <Link className="button plain" to={{ name: 'intention', source: caller.name, sourcePeer: caller.peer, destination, isNew: !exact }}>{exact ? 'Edit the intention' : 'Decide for this pair alone'}</Link>
            {destination !== '*' && caller.name !== '*' && <Link className="button plain" to={{ name: 'why', source: caller.peer ? `${caller.peer}/${caller.name}` : caller.name, destination }}>Why?</Link>}
          </p>
        </section>
      )}
    </>
  );
}

function RuleLink({ row }: { row: Intention }): JSX.Element {
  return <Link to={{ name: 'intention', source: row.SourceName, sourcePeer: row.SourcePeer ?? '', destination: row.DestinationName, isNew: false }}><Text>{`${row.SourcePeer ? `${row.SourcePeer}/` : ''}${row.SourceName} → ${row.DestinationName}`}</Text></Link>;
}

/** Draws what is in view. */
function draw(box: HTMLDivElement, canvas: HTMLCanvasElement | null, callers: readonly Caller[], destinations: readonly string[], decider: Decider<Intention>, active: { row: number; column: number }): void {
  const paint = canvas?.getContext('2d');
  if (!canvas || !paint) return;
  const [width, height, ratio] = [box.clientWidth, box.clientHeight, devicePixelRatio || 1];
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const style = getComputedStyle(box);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const colours: Record<Effect, string> = { allow: colour('--good'), deny: colour('--bad'), rules: colour('--warn') };
  paint.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint.fillStyle = colour('--surface');
  paint.fillRect(0, 0, width, height);
  const [left, up] = [box.scrollLeft, box.scrollTop];
  const [firstRow, lastRow] = [Math.floor(up / cell), Math.min(callers.length - 1, Math.floor((up + height - top) / cell))];
  const [firstColumn, lastColumn] = [Math.floor(left / cell), Math.min(destinations.length - 1, Math.floor((left + width - side) / cell))];
  paint.save();
  paint.beginPath();
  paint.rect(side, top, width - side, height - top);
  paint.clip();
  paint.font = '14px system-ui, sans-serif';
  paint.textAlign = 'center';
  paint.textBaseline = 'middle';
  for (let row = firstRow; row <= lastRow; row += 1) {
    const caller = callers[row];
    if (!caller) continue;
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      const { effect, isDefault } = decider.look(caller, destinations[column] ?? '');
      paint.globalAlpha = isDefault ? 0.35 : 1;
      paint.fillStyle = colours[effect];
      paint.fillText(signs[effect], side + column * cell - left + cell / 2, top + row * cell - up + cell / 2);
    }
  }
  paint.globalAlpha = 1;
  paint.strokeStyle = colour('--accent');
  paint.lineWidth = 2;
  paint.strokeRect(side + active.column * cell - left + 1, top + active.row * cell - up + 1, cell - 2, cell - 2);
  paint.restore();
  drawNames(paint, { width, height, left, up }, { firstRow, lastRow, firstColumn, lastColumn }, callers, destinations, { text: colour('--text'), faint: colour('--info'), line: colour('--line') });
}

interface View { width: number; height: number; left: number; up: number }
interface Range { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number }

function drawNames(paint: CanvasRenderingContext2D, view: View, range: Range, callers: readonly Caller[], destinations: readonly string[], colours: { text: string; faint: string; line: string }): void {
  paint.font = '12.5px system-ui, sans-serif';
  paint.textBaseline = 'middle';
  paint.textAlign = 'right';
  paint.save();
  paint.beginPath();
  paint.rect(0, top, side, view.height - top);
  paint.clip();
  for (let row = range.firstRow; row <= range.lastRow; row += 1) {
    const caller = callers[row];
    if (!caller) continue;
    paint.fillStyle = caller.peer ? colours.faint : colours.text;
    const name = caller.name === '*' ? 'every service' : visible(caller.name, 22);
    paint.fillText(caller.peer ? `${visible(caller.peer, 10)}/${name}` : name, side - 8, top + row * cell - view.up + cell / 2, side - 14);
  }
  paint.restore();
  paint.save();
  paint.beginPath();
  paint.rect(side, 0, view.width - side, top);
  paint.clip();
  paint.textAlign = 'left';
  paint.fillStyle = colours.text;
  for (let column = range.firstColumn; column <= range.lastColumn; column += 1) {
    paint.save();
    paint.translate(side + column * cell - view.left + cell / 2, top - 8);
    paint.rotate(-Math.PI / 3);
    const name = destinations[column] ?? '';
    paint.fillText(name === '*' ? 'every service' : visible(name, 20), 0, 0, top + 4);
    paint.restore();
  }
  paint.restore();
  paint.strokeStyle = colours.line;
  paint.lineWidth = 1;
  paint.strokeRect(side - 0.5, top - 0.5, view.width, view.height);
}
