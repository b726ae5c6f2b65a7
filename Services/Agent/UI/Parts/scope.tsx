// Which partition and namespace the pages are about; nothing is shown where there are only the default ones.

import { follow } from '../Data/router';
import { base, settings } from '../Data/settings';
import { useAddress } from '../Data/router';
import { useWatch } from '../Data/watch';
import { writeAddress } from '../Logic/address';

interface Named { Name: string }
const standard = 'default';

export function ScopeChoice(): JSX.Element | null {
  const { partition, namespace } = useAddress();
  const partitions = useWatch<Named[]>('partitions');
  const namespaces = useWatch<Named[]>('namespaces');
  const go = (toPartition: string, toNamespace: string): void => {
    const plain = (name: string): string => (name === standard ? '' : name);
    follow(base + writeAddress({ datacenter: settings.datacenter, peer: '', partition: plain(toPartition), namespace: plain(toNamespace), page: { name: 'services' } }));
  };
  return (
    <>
      <Choice label="Partition" rows={partitions.data} current={partition} choose={(name) => go(name, '')} />
      <Choice label="Namespace" rows={namespaces.data} current={namespace} choose={(name) => go(partition, name)} />
    </>
  );
}

function Choice({ label, rows, current, choose }: { label: string; rows: Named[] | undefined; current: string; choose: (name: string) => void }): JSX.Element | null {
  const names = [...new Set([standard, ...(rows ?? []).map((row) => row.Name), ...(current ? [current] : [])])];
  if (names.length < 2) return null;
  return (
    <label className="scope"><span className="faint">{label}</span>
      <select value={current || standard} onChange={(event) => choose(event.target.value)}>{names.map((name) => <option key={name} value={name}>{name}</option>)}</select>
    </label>
  );
}
