// The page: finds what an address means, and draws it.

import { Component, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { comeBack } from './Data/oidc';
import { refresh, useAddress } from './Data/router';
import { session } from './Data/session';
import { settings } from './Data/settings';
import { useStore } from './Data/store';
import { Button, Text } from './Parts/basics';
import { applyTheme, Head, Shell } from './Parts/shell';
import { ClearTextWarning, Empty, LoginHint } from './Parts/states';
import { AccessItemPage, AccessPage, NewAccessPage } from './Pages/access';
import { CertificatesPage, DatacentersPage, ServersPage, SettingsPage } from './Pages/cluster';
import { ConfigPage, EntryPage, NewEntryPage } from './Pages/config';
import { ExportsPage } from './Pages/exporting';
import { IntentionPage, IntentionsPage } from './Pages/intentions';
import { KeyPage, KeysPage, NewKeyPage } from './Pages/keys';
import { MatrixPage } from './Pages/matrix';
import { MeshPage } from './Pages/mesh';
import { NodePage, NodesPage } from './Pages/nodes';
import { PeerPage, PeersPage } from './Pages/peers';
import { ProxiesPage } from './Pages/proxies';
import { InstancePage, ServicePage } from './Pages/service';
import { ServicesPage } from './Pages/services';
import { WhyPage } from './Pages/why';

function Current(): JSX.Element {
  const { page, peer } = useAddress();
  switch (page.name) {
    case 'services': return <ServicesPage />;
    case 'service': return <ServicePage service={page.service} peer={peer} tab={page.tab} />;
    case 'instance': return <InstancePage service={page.service} peer={peer} node={page.node} id={page.id} />;
    case 'nodes': return <NodesPage />;
    case 'node': return <NodePage node={page.node} peer={peer} tab={page.tab} />;
    case 'peers': return <PeersPage />;
    case 'peer': return <PeerPage peer={page.peer} tab={page.tab} />;
    case 'intentions': return <IntentionsPage />;
    case 'intention': return <IntentionPage {...page} />;
    case 'config': return <ConfigPage kind={page.kind} />;
    case 'entry': return <EntryPage kind={page.kind} entry={page.entry} />;
    case 'entry-new': return <NewEntryPage kind={page.kind} />;
    case 'keys': return <KeysPage prefix={page.prefix} />;
    case 'key': return <KeyPage name={page.key} />;
    case 'key-new': return <NewKeyPage prefix={page.prefix} />;
    case 'access': return <AccessPage kind={page.kind} />;
    case 'access-item': return <AccessItemPage kind={page.kind} id={page.id} />;
    case 'access-new': return <NewAccessPage kind={page.kind} />;
    case 'mesh': return <MeshPage />;
    case 'why': return <WhyPage source={page.source} destination={page.destination} />;
    case 'exports': return <ExportsPage />;
    case 'matrix': return <MatrixPage />;
    case 'proxies': return <ProxiesPage />;
    case 'certificates': return <CertificatesPage />;
    case 'datacenters': return <DatacentersPage />;
    case 'servers': return <ServersPage />;
    case 'settings': return <SettingsPage />;
    case 'unknown': return <><Head title="There is no such page" name="No such page" /><Empty title="The address leads nowhere"><p>The pages are on the left.</p></Empty></>;
  }
}

/** A mistake in a page must not take the others away. */
class Guard extends Component<{ children: ReactNode }, { problem: string }> {
  override state = { problem: '' };
  static getDerivedStateFromError(error: unknown): { problem: string } { return { problem: error instanceof Error ? error.message : String(error) }; }
  override render(): ReactNode {
    if (!this.state.problem) return this.props.children;
    return (
      <Empty title="This page has failed">
        <p className="server-words">{this.state.problem}</p>
        <p className="actions"><Button look="main" onClick={() => location.reload()}>Load it again</Button></p>
      </Empty>
    );
  }
}

function App(): JSX.Element {
  const { page, peer, datacenter, partition, namespace } = useAddress();
  const { generation } = useStore(session);
  // Of another datacenter this agent can tell nothing yet; saying so is better than showing its own.
  const isElsewhere = datacenter !== settings.datacenter;
  return (
    <Shell>
      <ClearTextWarning />
      <LoginHint />
      <Guard key={JSON.stringify([page, peer, partition, namespace, generation])}>
        {isElsewhere ? (
          <>
            <Head title={<Text>{datacenter}</Text>} name="Another datacenter" />
            <Empty title={`This agent belongs to the datacenter ${settings.datacenter}`}>
              <p>It cannot show <Text>{datacenter}</Text>; ask an agent there.</p>
            </Empty>
          </>
        ) : <Current />}
      </Guard>
    </Shell>
  );
}

applyTheme();
const place = document.getElementById('root');
// Who comes back from an identity provider is logged in before anything is asked.
void comeBack().then((problem) => {
  refresh();
  if (place) createRoot(place).render(<>{problem && <p className="notice error" role="alert">{problem}</p>}<App /></>);
});
