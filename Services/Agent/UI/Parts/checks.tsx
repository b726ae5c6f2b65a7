// What checks say.

import { Check } from '../Data/types';
import { Status } from '../Logic/health';
import { CheckCounts, StatusMark, Text } from './basics';
import { Empty } from './states';

function statusOf(check: Check): Status {
  return check.Status === 'passing' || check.Status === 'warning' ? check.Status : 'critical';
}
const order: Record<string, number> = { critical: 0, warning: 1, passing: 2 };

export function CheckList({ checks, isFolded }: { checks: readonly Check[]; isFolded?: boolean }): JSX.Element {
  if (checks.length === 0) return isFolded ? <span className="faint">none</span> : <Empty title="No checks" />;
  if (isFolded) {
    const number = (status: Status): number => checks.filter((check) => statusOf(check) === status).length;
    return <CheckCounts passing={number('passing')} warning={number('warning')} critical={number('critical')} />;
  }
  const sorted = [...checks].sort((a, b) => (order[statusOf(a)] ?? 0) - (order[statusOf(b)] ?? 0) || a.Name.localeCompare(b.Name));
  return (
    <ul className="panel checks">
      {sorted.map((check) => (
        <li key={`${check.Node}/${check.CheckID}`}>
          <div className="line">
            <StatusMark status={statusOf(check)} />
            <strong><Text>{check.Name || check.CheckID}</Text></strong>
            <span className="faint"><code><Text>{check.CheckID}</Text></code>{check.Type ? ` · ${check.Type}` : ''}{check.ServiceName ? '' : ' · of the node'}</span>
          </div>
          {check.Notes && <p className="faint"><Text>{check.Notes}</Text></p>}
          {check.Output && <pre className="code output"><Text limit={4000}>{check.Output}</Text></pre>}
        </li>
      ))}
    </ul>
  );
}
