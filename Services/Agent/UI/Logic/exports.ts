// Who sees what: changes of the `exported-services` entry, as values.

export interface Consumer { Peer?: string; [other: string]: unknown }
export interface ExportedService { Name: string; Consumers?: Consumer[] | null; [other: string]: unknown }
export interface ExportEntry { Kind: 'exported-services'; Name: string; Services?: ExportedService[] | null; [other: string]: unknown }

/** Whether the entry names this very service for this very peer. */
export function exportsTo(entry: ExportEntry | undefined, service: string, peer: string): boolean {
  return (entry?.Services ?? []).some((one) => one.Name === service && (one.Consumers ?? []).some((consumer) => consumer.Peer === peer));
}

/** The entry with a service exported to a peer; as it is when that stands in it already. */
export function withExport(entry: ExportEntry | undefined, service: string, peer: string): ExportEntry {
  const start: ExportEntry = entry ?? { Kind: 'exported-services', Name: 'default' };
  if (exportsTo(start, service, peer)) return start;
  const services = [...(start.Services ?? [])];
  const place = services.findIndex((one) => one.Name === service);
  const known = services[place];
  if (known) services[place] = { ...known, Consumers: [...(known.Consumers ?? []), { Peer: peer }] };
  else services.push({ Name: service, Consumers: [{ Peer: peer }] });
  return { ...start, Services: services };
}

/** The entry without that export; undefined when it then exports nothing. */
export function withoutExport(entry: ExportEntry, service: string, peer: string): ExportEntry | undefined {
  const services = (entry.Services ?? []).map((one) =>
    (one.Name === service ? { ...one, Consumers: (one.Consumers ?? []).filter((consumer) => consumer.Peer !== peer) } : one))
    .filter((one) => one.Name !== service || (one.Consumers ?? []).length > 0);
  return services.length > 0 ? { ...entry, Services: services } : undefined;
}

/** A cell that the editor changed: whether a service is to be exported to a peer. */
export interface Toggle { service: string; peer: string; wanted: boolean }

/** The entry with all changes in it; made on whatever the entry is by then, so that nobody's change is lost. */
export function withToggles(entry: ExportEntry | undefined, toggles: readonly Toggle[]): ExportEntry | undefined {
  let made = entry;
  for (const { service, peer, wanted } of toggles) {
    if (wanted) made = withExport(made, service, peer);
    else if (made && exportsTo(made, service, peer)) made = withoutExport(made, service, peer);
  }
  return made;
}

/** The changes with one cell turned over; a cell that is turned back is none. */
export function toggled(toggles: readonly Toggle[], entry: ExportEntry | undefined, service: string, peer: string): Toggle[] {
  const rest = toggles.filter((one) => one.service !== service || one.peer !== peer);
  return rest.length < toggles.length ? rest : [...rest, { service, peer, wanted: !exportsTo(entry, service, peer) }];
}
