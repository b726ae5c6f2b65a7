// Why a call works or not, step by step; what is asked stands in the address.

import { FormEvent, useState } from 'react';
import { open } from '../Data/router';
import { Explanation, Peering, Step, Summary } from '../Data/types';
import { useWatch } from '../Data/watch';
import { Status } from '../Logic/health';
import { count, shellWord } from '../Logic/text';
import { Ago, Badge, Button, CopyButton, Link, StatusMark, Text } from '../Parts/basics';
import { EntryLink, NotToldHere } from '../Parts/outcome';
import { Head } from '../Parts/shell';
import { Empty, Loaded } from '../Parts/states';

const titles: Record<string, string> = {
  'source-registered': 'The caller is registered', 'source-sidecar': 'It has a sidecar', 'proxy-connected': 'The sidecar is connected',
  'proxy-configuration': 'The sidecar has what was written', upstream: 'It knows the destination as an upstream', 'discovery-chain': 'Routing leads somewhere',
  peering: 'The clusters are joined', exported: 'The service is exported', imported: 'It has arrived', 'mesh-gateway': 'Mesh gateways are there',
  certificates: 'Certificates hold', endpoints: 'There are healthy instances', intention: 'An intention allows it',
};
const outcomes: Record<Step['outcome'], [Status, string]> = {
  ok: ['passing', 'Good'], failed: ['critical', 'Fails'], unknown: ['unknown', 'Unknown'], skipped: ['empty', 'Not looked at'],
};

export function WhyPage({ source, destination }: { source: string; destination: string }): JSX.Element {
  const [draft, setDraft] = useState({ source, destination });
  const services = useWatch<Summary[]>('internal/ui/services');
  const peers = useWatch<Peering[]>('peerings');
  const names = [...new Set((services.data ?? []).filter((row) => !row.Kind).map((row) => (row.PeerName ? `${row.PeerName}/${row.Name}` : row.Name)))].sort();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    open({ name: 'why', source: draft.source.trim(), destination: draft.destination.trim() });
  };
  const isAsked = source !== '' && destination !== '';
  return (
    <>
      <Head title="Why?" name="Why?" answer="Why a call from one service to another works, or does not." />
      <form className="panel padded why-form" onSubmit={submit}>
        <label className="field"><span>Caller</span>
          <input list="callers" value={draft.source} required autoComplete="off" spellCheck={false} placeholder="web" onChange={(event) => setDraft({ ...draft, source: event.target.value })} />
        </label>
        <label className="field"><span>Destination</span>
          <input list="callers" value={draft.destination} required autoComplete="off" spellCheck={false} placeholder={peers.data?.[0] ? `${peers.data[0].Name}/api` : 'api'} onChange={(event) => setDraft({ ...draft, destination: event.target.value })} />
        </label>
        <datalist id="callers">{names.map((name) => <option key={name} value={name} />)}</datalist>
        <Button type="submit" look="main">Find out</Button>
      </form>
      {isAsked ? <Answer source={source} destination={destination} /> : (
        <Empty title="Ask about a call">
          <p>Write a peer's service as <code>peer/service</code>. One of both must be of this cluster.</p>
          <ul className="names">
            {(services.data ?? []).filter((row) => row.PeerName && !row.Kind).slice(0, 3).map((row) => {
              const caller = (services.data ?? []).find((one) => !one.PeerName && !one.Kind && one.Name !== 'consul');
              return caller && <li key={`${row.PeerName}/${row.Name}`}><Link to={{ name: 'why', source: caller.Name, destination: `${row.PeerName}/${row.Name}` }}><Text>{`${caller.Name} → ${row.PeerName}/${row.Name}`}</Text></Link></li>;
            })}
          </ul>
        </Empty>
      )}
    </>
  );
}

function Answer({ source, destination }: { source: string; destination: string }): JSX.Element {
  const watched = useWatch<Explanation>('tombolo/explain', { source, destination });
  return (
    <Loaded of={watched} what="this call" missing={<NotToldHere what="why calls fail" />}>
      {(found) => {
        const place = found.steps.findIndex((step) => step.outcome === 'failed');
        const failed = found.steps[place];
        const unknown = found.steps.filter((step) => step.outcome === 'unknown').length;
        const [status, words]: [Status, string] = found.verdict === 'works' ? ['passing', 'It works'] : found.verdict === 'fails' ? ['critical', `It fails at step ${place + 1} of ${found.steps.length}`] : ['unknown', 'Nothing is wrong as far as it can be seen from here'];
        return (
          <section aria-label="The answer">
            <div className="panel padded verdict">
              <h2><StatusMark status={status} words={words} /></h2>
              <p><Text>{found.source}</Text> → <Text>{found.destination}</Text>{failed?.owner && <>, to be mended by the owner of <Badge look="peer"><Text>{failed.owner}</Text></Badge></>}{unknown > 0 && found.verdict !== 'fails' && <>; {count(unknown, 'step')} cannot be looked at from here</>}. <span className="faint">Looked at <Ago at={watched.at} />.</span></p>
              <p className="actions"><Button onClick={watched.refresh}>Look again</Button><CopyButton text={`tombolo troubleshoot call ${shellWord(source)} ${shellWord(destination)}`} label="Copy as command" /></p>
            </div>
            <ol className="panel why-steps">
              {found.steps.map((step, number) => <OneStep key={`${step.id}/${number}`} step={step} number={number + 1} isFirst={number === place} />)}
            </ol>
          </section>
        );
      }}
    </Loaded>
  );
}

function OneStep({ step, number, isFirst }: { step: Step; number: number; isFirst: boolean }): JSX.Element {
  const [status, words] = outcomes[step.outcome] ?? ['unknown', step.outcome];
  return (
    <li className={isFirst ? 'first-failure' : ''} data-step={step.id} data-outcome={step.outcome}>
      <div className="line"><span className="step-number">{number}</span><StatusMark status={status} words={words} /><strong>{titles[step.id] ?? step.id}</strong>{step.owner && <Badge look="peer"><Text>{step.owner}</Text></Badge>}</div>
      <p><Text>{step.text}</Text></p>
      {step.remedy && <p className="remedy"><strong>To do:</strong> <Text>{step.remedy}</Text></p>}
      {(step.evidence ?? []).length > 0 && <p className="faint">See {(step.evidence ?? []).map((entry) => <span key={`${entry.kind}/${entry.name}`}><EntryLink kind={entry.kind} name={entry.name} /> </span>)}</p>}
    </li>
  );
}
