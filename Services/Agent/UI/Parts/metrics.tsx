// Rates, errors and times of a service, where somebody knows them.

import { hasMetrics, useMetric } from '../Data/metrics';
import { answered, connections, latency, perSecond, summary } from '../Logic/metrics';
import { Text } from './basics';

export function ServiceMetrics({ service }: { service: string }): JSX.Element | null {
  const requests = useMetric(answered(service));
  const times = useMetric(latency(service));
  const open = useMetric(connections(service));
  if (!hasMetrics) return null;
  if (requests.problem) return <p className="notice" role="status"><Text limit={200}>{requests.problem}</Text></p>;
  const found = requests.rows && summary(requests.rows);
  const time = times.rows?.[0]?.value;
  const count = open.rows?.[0]?.value;
  return (
    <dl className="panel metrics" aria-label="Metrics of the last minute">
      <div><dt>Requests</dt><dd>{found ? perSecond(found.rate) : '–'}</dd></div>
      <div><dt>Errors (5xx)</dt><dd>{found ? `${(found.errors * 100).toFixed(1)} %` : '–'}</dd></div>
      <div><dt>99 % answered in</dt><dd>{time === undefined ? '–' : `${time.toFixed(0)} ms`}</dd></div>
      <div><dt>Connections</dt><dd>{count === undefined ? '–' : count.toLocaleString('en')}</dd></div>
    </dl>
  );
}
