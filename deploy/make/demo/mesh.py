"""What the demo runs in its two clusters: api (twice) and db in beta, web in alpha, their Envoys, and the texts of all entries."""

import pathlib
import sys

from cluster import Cluster
from envoy import Envoy
from processes import Program

SERVICES = pathlib.Path(__file__).parent / "services"

SERVICE = """\
service {{
  id   = "{id}"
  name = "{name}"
  port = {port}
{checks}
  connect {{
    sidecar_service {{
      port = {sidecar}
      checks = [
        {{ name = "sidecar listens", tcp = "127.0.0.1:{sidecar}", interval = "1s", timeout = "1s" }},
        {{ name = "{id} is well", alias_service = "{id}" }},
      ]
{proxy}
    }}
  }}
}}
"""

HTTP_CHECK = '  check {{ name = "answers", http = "http://127.0.0.1:{port}/health", interval = "1s", timeout = "1s" }}'
TCP_CHECK = '  check {{ name = "answers", tcp = "127.0.0.1:{port}", interval = "1s", timeout = "1s" }}'

UPSTREAMS = """\
      proxy {{
        upstreams = [
          {{ destination_name = "api", destination_peer = "beta", local_bind_port = {api} }},
          {{ destination_name = "db", destination_peer = "beta", local_bind_port = {db} }},
        ]
      }}"""

OPERATOR_RULES = """\
mesh    = "write"
peering = "write"
node_prefix "" { policy = "read" }
service_prefix "" { policy = "read" }
service "api" { policy = "write" intentions = "write" }
service "db"  { policy = "write" intentions = "write" }
"""

GATEWAY_RULES = """\
mesh    = "write"
peering = "read"
agent_prefix ""   { policy = "read" }
node_prefix ""    { policy = "read" }
service_prefix "" { policy = "read" }
service "mesh-gateway" { policy = "write" }
"""

LEDGER_RULES = """\
node_prefix ""          { policy = "read" }
service_prefix ""       { policy = "read" }
node_prefix "ledger-"    { policy = "write" }
service_prefix "ledger-" { policy = "write" }
"""


class Instance:
    """One instance of a service: its process, its definition and its sidecar."""

    def __init__(self, mesh, cluster, name, identifier, port, sidecar, admin, program=None, check="", proxy=""):
        self.cluster, self.name, self.identifier = cluster, name, identifier
        self.port, self.sidecar_port = port, sidecar
        self.program = program and Program(
            mesh.run, identifier, [sys.executable, SERVICES / program], {"PORT": str(port), "NAME": identifier})
        self.definition = SERVICE.format(
            id=identifier, name=name, port=port, sidecar=sidecar, checks=check.format(port=port), proxy=proxy)
        self.sidecar = Envoy(
            cluster, f"{identifier}-sidecar", sidecar, admin, [f"-sidecar-for={identifier}"], name)

    def register(self):
        file = self.cluster.folder / f"{self.identifier}.hcl"
        file.write_text(self.definition)
        self.cluster.tombolo("services", "register", file, token=self.name)


class Mesh:
    """Both clusters with everything in them."""

    def __init__(self, tools, run, console, ports):
        self.run, self.console = run, console
        self.alpha = Cluster("alpha", tools, run, console, ports, 10500)
        self.beta = Cluster("beta", tools, run, console, ports, 11500)
        self.api_port, self.db_port = ports.take(10191), ports.take(10192)
        take = ports.take
        self.web = Instance(
            self, self.alpha, "web", "web", take(10080), take(10210), take(10190),
            proxy=UPSTREAMS.format(api=self.api_port, db=self.db_port))
        self.apis = [
            Instance(self, self.beta, "api", f"api-{number}", take(11080 + number), take(11210 + number),
                     take(11190 + number), "api.py", HTTP_CHECK)
            for number in (1, 2)
        ]
        self.db = Instance(
            self, self.beta, "db", "db", take(11083), take(11213), take(11193), "db.py", TCP_CHECK)
        self.gateways = [self._gateway(self.alpha, take(10443), take(10199)), self._gateway(self.beta, take(11443), take(11199))]
        self.instances = [self.web, *self.apis, self.db]
        self.clusters = [self.alpha, self.beta]

    @staticmethod
    def _gateway(cluster, port, admin):
        words = ["-gateway=mesh", "-register", "-service=mesh-gateway", f"-address=127.0.0.1:{port}"]
        return Envoy(cluster, "mesh-gateway", port, admin, words, "mesh-gateway")

    @property
    def envoys(self):
        return [*self.gateways, *(instance.sidecar for instance in self.instances)]

    def programs(self):
        """What the demo started itself and is not a cluster, the first to stop first."""
        own = [envoy.program for envoy in self.envoys] + [i.program for i in self.instances if i.program]
        return [program for program in own if program.process is not None]

    def check(self):
        """Raises when anything ended that nobody stopped."""
        for program in self.programs():
            program.check()

    # ---- config entries

    def intend(self, service):
        self.beta.write_entry(f'''Kind = "service-intentions" Name = "{service}"
            Sources = [{{ Name = "web", Peer = "alpha", Action = "allow" }}]''')

    def export(self, *services):
        exported = ", ".join(f'{{ Name = "{service}", Consumers = [{{ Peer = "alpha" }}] }}' for service in services)
        self.beta.write_entry(f'Kind = "exported-services" Name = "default" Services = [{exported}]')

    def gateway_mode(self, mode):
        self.alpha.write_entry(f'Kind = "proxy-defaults" Name = "global" MeshGateway {{ Mode = "{mode}" }}')

    # ---- what the peers know of each other

    def peering(self, cluster, peer):
        return cluster.get(f"/v1/peering/{peer}")

    def state(self, cluster, peer):
        answer = cluster.request("GET", f"/v1/peering/{peer}", "operator")
        return answer.json()["State"] if answer.status == 200 else f"HTTP {answer.status}"

    def imported(self, service, token="operator"):
        """What alpha knows of a service of beta: {instance id: worst check status}."""
        order = ["passing", "warning", "critical"]
        found = {}
        for row in self.alpha.get(f"/v1/health/service/{service}?peer=beta", token):
            worst = max((order.index(check["Status"]) for check in row["Checks"]), default=0)
            found[row["Service"]["ID"]] = order[worst]
        return found
