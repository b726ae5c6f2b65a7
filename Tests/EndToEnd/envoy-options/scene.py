"""web calls api in one cluster; beside them somebody who is asked for permission."""

from cluster import Cluster
from mesh import HTTP_CHECK, Instance

UPSTREAM = """\
      proxy {{
        upstreams = [{{ destination_name = "api", local_bind_port = {api} }}]
      }}"""


class Scene:
    def __init__(self, tools, run, console, ports):
        self.run, self.console = run, console
        take = lambda: ports.take(0)
        self.alpha = Cluster("alpha", tools, run, console, ports, 0)
        self.clusters = [self.alpha]
        self.api, self.judge = take(), take()
        self.web = Instance(self, self.alpha, "web", "web", take(), take(), take(), proxy=UPSTREAM.format(api=self.api))
        self.server = Instance(self, self.alpha, "api", "api-1", take(), take(), take(), "api.py", HTTP_CHECK)
        self.envoys = [self.web.sidecar, self.server.sidecar]

    def programs(self):
        own = [envoy.program for envoy in self.envoys] + [self.server.program]
        return [program for program in own if program.process is not None]

    def start(self):
        alpha = self.alpha
        alpha.start()
        alpha.wait_until_up()
        alpha.bootstrap()
        alpha.token("agent", f"-node-identity={alpha.node}:{alpha.name}", secret=alpha.tokens["agent"])
        for name in ("api", "web"):
            alpha.token(name, f"-service-identity={name}")
        self.defaults()
        alpha.write("service-intentions", "api", Sources=[{"Name": "web", "Action": "allow"}])
        self.server.program.start()
        for instance in (self.web, self.server):
            instance.register()
        for envoy in self.envoys:
            envoy.start()
        for envoy in self.envoys:
            envoy.wait_until_live()

    def defaults(self, *extensions):
        """Gives api these extensions and no others."""
        self.alpha.write("service-defaults", "api", Protocol="http", EnvoyExtensions=[
            {"Name": f"builtin/{name}", "Arguments": arguments, **more} for name, arguments, more in extensions])
