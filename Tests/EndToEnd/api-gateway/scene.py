"""An API gateway in alpha before api and db of alpha and far of beta, which is reached through beta's mesh gateway."""

from cluster import Cluster
from envoy import Envoy
from keys import Certificate, Provider
from mesh import HTTP_CHECK, TCP_CHECK, Instance

HOSTS = ("home.test", "away.test")


class Scene:
    def __init__(self, tools, run, console, ports):
        self.run, self.console = run, console
        take = lambda: ports.take(0)
        self.alpha = Cluster("alpha", tools, run, console, ports, 0)
        self.beta = Cluster("beta", tools, run, console, ports, 0)
        self.clusters = [self.alpha, self.beta]
        self.port, self.line = take(), take()
        self.instances = [
            Instance(self, cluster, name, f"{name}-1", take(), take(), take(), "api.py", HTTP_CHECK)
            for cluster, name in ((self.alpha, "api"), (self.beta, "far"))]
        self.instances.append(Instance(
            self, self.alpha, "db", "db-1", take(), take(), take(), "db.py", TCP_CHECK))
        self.gateway = Envoy(self.beta, "mesh-gateway", take(), take(), ["-gateway=mesh"], "management")
        ready = take()
        self.edge = Envoy(
            self.alpha, "edge", self.port, take(),
            ["-gateway=api", "-register", "-service=edge", f"-address=127.0.0.1:{ready}"], "edge")
        self.envoys = [self.gateway, self.edge, *(instance.sidecar for instance in self.instances)]

    def programs(self):
        own = [envoy.program for envoy in self.envoys] + [instance.program for instance in self.instances]
        return [program for program in own if program.process is not None]

    def start(self):
        for cluster in self.clusters:
            cluster.start()
        folder = self.run.logs.parent
        self.certificates = {host: Certificate(folder, host) for host in HOSTS}
        self.provider, self.stranger = Provider(folder, "desk", "https://desk.test"), Provider(folder, "fake", "https://desk.test")
        for cluster, name in zip(self.clusters, ("api", "far")):
            cluster.wait_until_up()
            cluster.bootstrap()
            cluster.token("agent", f"-node-identity={cluster.node}:{cluster.name}", secret=cluster.tokens["agent"])
            cluster.token(name, f"-service-identity={name}")
            cluster.write("service-defaults", name, Protocol="http")
        self.alpha.token("db", "-service-identity=db")
        # All that an API gateway needs, and nothing else.
        self.alpha.token("edge", "-templated-policy=builtin/api-gateway", "-var=name:edge")
        for instance in self.instances:
            instance.program.start()
            instance.register()
        definition = {"Kind": "mesh-gateway", "Name": "mesh-gateway", "Address": "127.0.0.1", "Port": self.gateway.port}
        self.beta.put("/v1/agent/service/register", definition)
        for envoy in self.envoys:
            envoy.start()
        self.peer()
        self.lead()
        for envoy in self.envoys:
            envoy.wait_until_live()

    def peer(self):
        self.alpha.dial(self.beta)
        self.beta.write("exported-services", "default", Services=[{"Name": "far", "Consumers": [{"Peer": "alpha"}]}])
        self.beta.write("service-intentions", "far", Sources=[{"Name": "edge", "Peer": "alpha", "Action": "allow"}])

    def lead(self):
        """The gateway's listener, and two routes: to api by its path, and to a name that stands for far of beta."""
        write = self.alpha.write
        home, away = (self.certificates[host] for host in HOSTS)
        write("inline-certificate", "home", Certificate=home.file.read_text(), PrivateKey=home.key.read_text())
        write("file-system-certificate", "away", Certificate=str(away.file), PrivateKey=str(away.key))
        write("api-gateway", "edge", Listeners=[{
            "Name": "web", "Port": self.port, "Protocol": "http",
            "TLS": {"Certificates": [{"Name": "home"}, {"Kind": "file-system-certificate", "Name": "away"}],
                    "MinVersion": "TLSv1_3"}},
            {"Name": "line", "Port": self.line, "Protocol": "tcp"}])
        write("service-defaults", "distant", Protocol="http")
        write("service-resolver", "distant", Redirect={"Service": "far", "Peer": "beta"})
        parents = [{"Name": "edge", "SectionName": "web"}]
        write("http-route", "home", Parents=parents, Hostnames=["home.test"], Rules=[
            {"Matches": [{"Path": {"Match": "prefix", "Value": "/shop/"}}], "Filters": {"URLRewrite": {"Path": "/"}},
             "Services": [{"Name": "api"}]}])
        write("http-route", "away", Parents=parents, Hostnames=["away.test"], Rules=[{"Services": [{"Name": "distant"}]}])
        write("tcp-route", "line", Parents=[{"Name": "edge", "SectionName": "line"}], Services=[{"Name": "db"}])
