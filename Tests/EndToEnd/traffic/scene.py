"""web of alpha calls api: two instances in alpha, told apart by their meta, and one in beta behind its gateway.

The public listener of api-2 is written by hand, in Envoy's own JSON.
"""

import json

from cluster import Cluster
from envoy import Envoy
from mesh import HTTP_CHECK, Instance

UPSTREAMS = """\
      proxy {{
        upstreams = [
          {{ destination_name = "api", local_bind_port = {api} }},
          {{ destination_name = "alias", local_bind_port = {alias} }},
        ]
      }}"""
META = '\n  meta {{ v = "%s" }}'

BY_HAND = """\
      proxy {
        config {
          envoy_public_listener_json = <<JSON
%s
JSON
        }
      }"""


def listener_by_hand(port):
    """A listener without TLS and without rules, as a user may write it, that marks its answers."""
    types = "type.googleapis.com/envoy.extensions.filters"
    manager = {
        "@type": f"{types}.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": "by_hand",
        "route_config": {"virtual_hosts": [{
            "name": "all", "domains": ["*"], "routes": [{"match": {"prefix": "/"}, "route": {"cluster": "local_app"}}]}],
            "response_headers_to_add": [{"header": {"key": "x-by-hand", "value": "yes"}}]},
        "http_filters": [{"name": "router", "typed_config": {"@type": f"{types}.http.router.v3.Router"}}],
    }
    return json.dumps({
        "@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "name": "by-hand",
        "address": {"socket_address": {"address": "127.0.0.1", "port_value": port}},
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    })


class Scene:
    def __init__(self, tools, run, console, ports):
        self.run, self.console = run, console
        take = lambda: ports.take(0)
        self.alpha = Cluster("alpha", tools, run, console, ports, 0)
        self.beta = Cluster("beta", tools, run, console, ports, 0)
        self.clusters = [self.alpha, self.beta]
        self.api, self.alias = take(), take()
        self.web = Instance(self, self.alpha, "web", "web", take(), take(), take(),
                            proxy=UPSTREAMS.format(api=self.api, alias=self.alias))
        self.apis = []
        for cluster, name, version in ((self.alpha, "api-1", 1), (self.alpha, "api-2", 2), (self.beta, "api-away", 1)):
            port, sidecar = take(), take()
            proxy = BY_HAND % listener_by_hand(sidecar) if name == "api-2" else ""
            self.apis.append(Instance(
                self, cluster, "api", name, port, sidecar, take(), "api.py", HTTP_CHECK + META % version, proxy))
        # Registered without a check: nothing about it is to be judged here.
        self.gateway = Envoy(self.beta, "mesh-gateway", take(), take(), ["-gateway=mesh"], "management")
        self.envoys = [self.gateway, self.web.sidecar, *(api.sidecar for api in self.apis)]

    def programs(self):
        own = [envoy.program for envoy in self.envoys] + [api.program for api in self.apis]
        return [program for program in own if program.process is not None]

    def start(self):
        for cluster in self.clusters:
            cluster.start()
        for cluster in self.clusters:
            cluster.wait_until_up()
            cluster.bootstrap()
            cluster.token("agent", f"-node-identity={cluster.node}:{cluster.name}", secret=cluster.tokens["agent"])
            cluster.token("api", "-service-identity=api")
            cluster.write("service-defaults", "api", Protocol="http")
        self.alpha.token("web", "-service-identity=web")
        self.allow()
        self.beta.write("service-intentions", "api", Sources=[{"Name": "web", "Peer": "alpha", "Action": "allow"}])
        for instance in [self.web, *self.apis]:
            if instance.program:
                instance.program.start()
            instance.register()
        definition = {"Kind": "mesh-gateway", "Name": "mesh-gateway", "Address": "127.0.0.1", "Port": self.gateway.port}
        self.beta.put("/v1/agent/service/register", definition)
        for envoy in self.envoys:
            envoy.start()
        for envoy in self.envoys:
            envoy.wait_until_live()

    def allow(self):
        self.alpha.write("service-intentions", "api", Sources=[{"Name": "web", "Action": "allow"}])

    def peer(self):
        self.alpha.dial(self.beta)
        self.beta.write("exported-services", "default", Services=[{"Name": "api", "Consumers": [{"Peer": "alpha"}]}])

    def refusal(self, cluster, kind, name, **fields):
        """What writing an entry is refused with; nothing when it is written."""
        answer = cluster.request("PUT", "/v1/config", "management", {"Kind": kind, "Name": name, **fields})
        return None if answer.status == 200 else answer.body.decode(errors="replace").strip()
