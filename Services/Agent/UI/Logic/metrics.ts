// What is asked of Prometheus, in the names that the sidecars' bootstrap gives the metrics.

/** A value of a label, quoted for PromQL. */
export function quoted(text: string): string { return JSON.stringify(text); }

const window = '1m';

/** Requests that a service answers, each second, by the class of the answer. */
export function answered(service: string): string {
  return `sum by (envoy_response_code_class) (rate(envoy_cluster_upstream_rq_xx{local_cluster=${quoted(service)},envoy_cluster_name="local_app"}[${window}]))`;
}
/** How long 99 of 100 answers take, in milliseconds. */
export function latency(service: string): string {
  return `histogram_quantile(0.99, sum by (le) (rate(envoy_cluster_upstream_rq_time_bucket{local_cluster=${quoted(service)},envoy_cluster_name="local_app"}[${window}])))`;
}
/** Connections that a service has open. */
export function connections(service: string): string {
  return `sum(envoy_cluster_upstream_cx_active{local_cluster=${quoted(service)},envoy_cluster_name="local_app"})`;
}
/** Requests of a service to its upstreams, each second. */
export function called(service: string): string {
  return `sum by (consul_destination_service) (rate(envoy_cluster_upstream_rq_total{local_cluster=${quoted(service)},consul_destination_service!=""}[${window}]))`;
}
/** Requests of callers to a service, each second. */
export function calling(service: string): string {
  return `sum by (local_cluster) (rate(envoy_cluster_upstream_rq_total{consul_destination_service=${quoted(service)}}[${window}]))`;
}

export interface Sample { labels: Record<string, string>; value: number }

/** The samples of an instant query's answer; none where it is something else. */
export function samples(answer: unknown): Sample[] {
  const result = (answer as { data?: { result?: unknown } } | undefined)?.data?.result;
  if (!Array.isArray(result)) return [];
  const found: Sample[] = [];
  for (const row of result as { metric?: Record<string, string>; value?: [number, string] }[]) {
    const value = Number(row.value?.[1]);
    if (Number.isFinite(value)) found.push({ labels: row.metric ?? {}, value });
  }
  return found;
}
export function perSecond(value: number): string {
  return `${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2)}/s`;
}
/** Requests each second and the share that failed; undefined where nothing is known. */
export function summary(rows: readonly Sample[]): { rate: number; errors: number } | undefined {
  if (rows.length === 0) return undefined;
  const rate = rows.reduce((sum, row) => sum + row.value, 0);
  const failed = rows.filter((row) => row.labels['envoy_response_code_class'] === '5').reduce((sum, row) => sum + row.value, 0);
  return { rate, errors: rate > 0 ? failed / rate : 0 };
}
