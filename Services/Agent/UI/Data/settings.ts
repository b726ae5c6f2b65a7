// What the agent told the page, and where the page stands.

export interface Settings {
  datacenter: string;
  contentPath: string;
  aclEnabled: boolean;
  defaultPolicy: string;
  /** What holds for calls that no intention is about. */
  intentionDefault: string;
  /** Who knows the metrics; empty: nobody. */
  metrics: string;
  meshEnabled: boolean;
  peeringEnabled: boolean;
  dashboards: Record<string, string>;
}

const defaults: Settings = {
  datacenter: 'dc1', contentPath: '/ui/', aclEnabled: false, defaultPolicy: 'allow', intentionDefault: 'allow', metrics: '', meshEnabled: true, peeringEnabled: true, dashboards: {},
};

function read(): Settings {
  const text = document.getElementById('settings')?.textContent ?? '';
  try { return { ...defaults, ...(JSON.parse(text) as Partial<Settings>) }; } catch { return defaults; }
}

export const settings = read();

// This file is `<root>assets/main-….js`, so both are known behind any proxy.
const root = new URL('../', import.meta.url);
const depth = settings.contentPath.split('/').filter((segment) => segment !== '').length;

/** Path of the UI, with a slash at its end. */
export const base = root.pathname;
/** Address of the HTTP API, `…/v1/`. */
export const api = new URL('../'.repeat(depth) + 'v1/', root).href;
