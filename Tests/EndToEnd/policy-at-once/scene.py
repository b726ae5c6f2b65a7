"""Two peered clusters: web in alpha calls api (HTTP/1.1), rpc (gRPC, so HTTP/2) and db (TCP) of beta through beta's gateway;
an observer within beta, who stays allowed, calls their sidecars directly."""

from cluster import Cluster
from console import NotYet, wait_for
from envoy import Envoy
from mesh import Instance, TCP_CHECK

POLICY = """\
      proxy {{
        upstreams = [{upstreams}]
      }}"""
UPSTREAM = '{{ destination_name = "{name}", destination_peer = "beta", local_bind_port = {port} }}'
SERVICES = {"api": "http", "rpc": "grpc", "db": "tcp"}


class Scene:
    def __init__(self, tools, run, console, ports):
        self.run, self.console = run, console
        take = lambda: ports.take(0)
        self.alpha = Cluster("alpha", tools, run, console, ports, 0)
        self.beta = Cluster("beta", tools, run, console, ports, 0)
        self.clusters = [self.alpha, self.beta]
        self.upstream = {name: take() for name in SERVICES}
        upstreams = ", ".join(UPSTREAM.format(name=name, port=port) for name, port in self.upstream.items())
        self.web = Instance(self, self.alpha, "web", "web", take(), take(), take(),
                            proxy=POLICY.format(upstreams=upstreams))
        programs = {"api": "api.py", "rpc": None, "db": "db.py"}
        self.services = {
            name: Instance(self, self.beta, name, name, take(), take(), take(), program, TCP_CHECK)
            for name, program in programs.items()
        }
        self.gateway = self._gateway(self.beta, take(), take())
        self.envoys = [self.gateway, self.web.sidecar, *(service.sidecar for service in self.services.values())]

    @staticmethod
    def _gateway(cluster, port, admin):
        # Registered without a check: while it is away only passive health checks are to judge it.
        words = ["-gateway=mesh"]
        return Envoy(cluster, "mesh-gateway", port, admin, words, "management")

    def programs(self):
        own = [envoy.program for envoy in self.envoys] + [s.program for s in self.services.values() if s.program]
        return [program for program in own if program.process is not None]

    # ---- beginning

    def start(self):
        for cluster in self.clusters:
            cluster.start()
        for cluster in self.clusters:
            cluster.wait_until_up()
            cluster.bootstrap()
            cluster.token("agent", f"-node-identity={cluster.node}:{cluster.name}", secret=cluster.tokens["agent"])
        for name in ("web", "observer", *SERVICES):
            cluster = self.alpha if name == "web" else self.beta
            cluster.token(name, f"-service-identity={name}")
        for name, protocol in SERVICES.items():
            self.beta.write("service-defaults", name, Protocol=protocol)
        for instance in [self.web, *self.services.values()]:
            if instance.program:
                instance.program.start()
            instance.register()
        self.register_gateway()
        for envoy in self.envoys:
            envoy.start()
        for envoy in self.envoys:
            envoy.wait_until_live()

    def register_gateway(self):
        definition = {"Kind": "mesh-gateway", "Name": "mesh-gateway", "Address": "127.0.0.1", "Port": self.gateway.port}
        self.beta.put("/v1/agent/service/register", definition)

    def peer(self):
        self.alpha.dial(self.beta)
        exported = [{"Name": name, "Consumers": [{"Peer": "alpha"}]} for name in SERVICES]
        self.beta.write("exported-services", "default", Services=exported)

    # ---- intentions of beta

    def intend(self, service, web):
        """The observer may call; web may when `web` is `allow`; without it nothing is said, and nobody may."""
        if web is None:
            self.beta.erase("service-intentions", service)
            return
        self.beta.write("service-intentions", service, Sources=[
            {"Name": "web", "Peer": "alpha", "Action": web}, {"Name": "observer", "Action": "allow"}])

    def leaf(self):
        """Writes the observer's certificate and key; returns the file."""
        answer = self.beta.get("/v1/agent/connect/ca/leaf/observer", "observer")
        file = self.beta.folder / "observer.pem"
        file.touch(mode=0o600)
        file.write_text(answer["CertPEM"] + answer["PrivateKeyPEM"])
        return file

    # ---- what Envoys have taken

    def taken(self, service):
        """How often a service's Envoy took new rules, and for TCP new words about them at the endpoint."""
        envoy = self.services[service].sidecar
        rules = sum(envoy.stats(r"extension_config_discovery.*config_reload$").values())
        endpoint = envoy.stats(r"^cluster\.local_app\.update_success$").get("cluster.local_app.update_success", 0)
        return rules, endpoint

    def changes(self, service, web):
        """Writes an intention and returns once the service's Envoy took it."""
        rules, endpoint = self.taken(service)
        self.intend(service, web)

        def is_taken():
            now = self.taken(service)
            if now[0] > rules and (SERVICES[service] != "tcp" or now[1] > endpoint):
                return True
            raise NotYet(f"it took {now}, before {rules, endpoint}")
        wait_for(f"the Envoy of {service} takes the intention", is_taken, 30, pause=0.005)
