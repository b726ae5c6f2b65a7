// Where calls to a service go: its compiled chain as a tree, router, splitter, resolver, targets.

import { ReactNode } from 'react';
import { segment } from '../Data/client';
import { Chain, ChainTarget } from '../Data/types';
import { useWatch } from '../Data/watch';
import { Badge, PeerBadge, Text } from '../Parts/basics';
import { Empty, Loaded } from '../Parts/states';

type Compiled = Chain['Chain'];

export function RoutingPanel({ service }: { service: string }): JSX.Element {
  const watched = useWatch<Chain>(`discovery-chain/${segment(service)}`);
  return (
    <Loaded of={watched} what="the routing" missing={<Empty title="There is no chain for this service" />}>
      {({ Chain: chain }) => {
        const start = chain.Nodes?.[chain.StartNode];
        const isPlain = start?.Type === 'resolver' && start.Resolver?.Default === true;
        return (
          <>
            <p>{isPlain ? 'No rule: calls go straight to the instances.' : 'Calls go this way:'} <Badge>{chain.Protocol}</Badge></p>
            <div className="panel padded chain"><Step chain={chain} id={chain.StartNode} depth={0} /></div>
          </>
        );
      }}
    </Loaded>
  );
}

/** What a route looks for, in a line. */
function condition(match: unknown): string {
  const http = (match as { HTTP?: Record<string, unknown> } | null | undefined)?.HTTP;
  if (!http) return 'everything else';
  const parts: string[] = [];
  for (const [name, words] of [['PathExact', 'path is'], ['PathPrefix', 'path begins with'], ['PathRegex', 'path matches']] as const) {
    if (typeof http[name] === 'string' && http[name] !== '') parts.push(`${words} ${String(http[name])}`);
  }
  if (Array.isArray(http['Methods']) && http['Methods'].length > 0) parts.push(http['Methods'].join(' or '));
  for (const [name, words] of [['Header', 'header'], ['QueryParam', 'parameter']] as const) {
    const list = http[name];
    if (Array.isArray(list)) for (const item of list as { Name?: string }[]) parts.push(`${words} ${item.Name ?? ''}`);
  }
  return parts.join(', ') || 'everything else';
}

function Step({ chain, id, depth }: { chain: Compiled; id: string; depth: number }): JSX.Element {
  const node = chain.Nodes?.[id];
  // A chain is a tree of few levels; a broken one must not hang the page.
  if (!node || depth > 20) return <p className="faint"><Text>{id}</Text></p>;
  if (node.Type === 'router') {
    return (
      <Branch title="Router" name={node.Name}>
        {(node.Routes ?? []).map((route, place) => (
          <li key={place}><p className="when">when <Text limit={300}>{condition(route.Definition?.Match)}</Text></p><Step chain={chain} id={route.NextNode} depth={depth + 1} /></li>
        ))}
      </Branch>
    );
  }
  if (node.Type === 'splitter') {
    return (
      <Branch title="Splitter" name={node.Name}>
        {(node.Splits ?? []).map((split, place) => (
          <li key={place}><p className="when"><meter min={0} max={100} value={split.Weight} aria-hidden="true" /> {split.Weight} %</p><Step chain={chain} id={split.NextNode} depth={depth + 1} /></li>
        ))}
      </Branch>
    );
  }
  const targets = [node.Resolver?.Target ?? '', ...(node.Resolver?.Failover?.Targets ?? [])];
  return (
    <Branch title="Resolver" name={node.Name}>
      {targets.map((target, place) => (
        <li key={place}>{place > 0 && <p className="when">{place}. when no instance before is healthy</p>}<Target of={chain.Targets?.[target]} id={target} /></li>
      ))}
    </Branch>
  );
}

/** Without the scope, which is always the same here. */
function shortName(name: string): string { return name.replace(/\.default\.default(\.[^.]+)?$/, ''); }

function Branch({ title, name, children }: { title: string; name: string; children: ReactNode }): JSX.Element {
  return <div className="branch"><p><Badge>{title}</Badge> <strong><Text>{shortName(name)}</Text></strong></p><ul>{children}</ul></div>;
}

function Target({ of: target, id }: { of: ChainTarget | undefined; id: string }): JSX.Element {
  if (!target) return <p><Text>{id}</Text></p>;
  return (
    <p className="target">
      instances of <strong><Text>{target.Service}</Text></strong>{' '}
      {target.ServiceSubset && <Badge>subset <Text>{target.ServiceSubset}</Text></Badge>}
      <PeerBadge peer={target.Peer} />
      {!target.Peer && target.Datacenter && <span className="faint">in <Text>{target.Datacenter}</Text></span>}
    </p>
  );
}
