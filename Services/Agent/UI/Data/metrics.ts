// Metrics, asked of Prometheus through the agent; where there is none, nothing of it is shown.

import { Sample, samples } from '../Logic/metrics';
import { settings } from './settings';
import { useWatch } from './watch';

export const hasMetrics = settings.metrics === 'prometheus';

/** The samples of a query; undefined while, or where, nothing is known. */
export function useMetric(query: string | null): { rows: Sample[] | undefined; problem: string } {
  const watched = useWatch<unknown>(hasMetrics && query !== null ? 'internal/ui/metrics-proxy/api/v1/query' : null, { query: query ?? '' });
  return { rows: watched.data === undefined ? undefined : samples(watched.data), problem: watched.error ? watched.error.message || 'Your token may not ask for metrics: it needs the right to read all nodes and services.' : '' };
}
