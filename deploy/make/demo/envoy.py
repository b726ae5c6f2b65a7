"""Envoys of the demo, started by `tombolo connect envoy` and asked through their admin addresses."""

import http.client
import json
import urllib.parse

from console import NotYet, wait_for
from processes import Program

NOT_TRAFFIC = ("local_agent", "prometheus_backend", "self_admin")


class Envoy:
    """A sidecar or a mesh gateway."""

    def __init__(self, cluster, name, port, admin, words, token):
        self.cluster, self.name, self.port, self.admin = cluster, name, port, admin
        tools = cluster.tools
        self.program = Program(
            cluster.run, f"{cluster.name}-{name}",
            [
                tools.tombolo, "connect", "envoy", *words, f"-admin-bind=127.0.0.1:{admin}",
                f"-envoy-binary={tools.envoy}", "--", "--concurrency", "1", "--log-level", "warning",
            ],
            cluster.cli_environment())
        self.token = token
        self.title = f"{cluster.name} {name}"

    def start(self):
        words = " ".join(self.program.words[1:])
        self.cluster.console.command(f"[{self.cluster.name}] tombolo {words}")
        self.program.environment["CONSUL_HTTP_TOKEN"] = self.cluster.tokens[self.token]
        self.program.start()
        return self

    def ask(self, path, method="GET"):
        connection = http.client.HTTPConnection("127.0.0.1", self.admin, timeout=5)
        try:
            connection.request(method, path)
            response = connection.getresponse()
            body = response.read()
            if response.status != 200:
                raise NotYet(f"{self.title}: admin {path} says {response.status} {body[:80].decode(errors='replace')}")
            return body.decode()
        except http.client.HTTPException as problem:
            raise NotYet(f"{self.title}: admin {path}: {type(problem).__name__}") from problem
        finally:
            connection.close()

    def wait_until_live(self, seconds=30):
        def live():
            self.program.check()
            return self.ask("/ready").strip() == "LIVE"
        wait_for(f"{self.title} is ready", live, seconds)

    def stats(self, expression):
        """Counters and gauges whose names match, as {name: number}."""
        text = self.ask(f"/stats?format=json&filter={urllib.parse.quote(expression)}")
        return {stat["name"]: stat["value"] for stat in json.loads(text)["stats"] if "value" in stat}

    def is_connected(self):
        """Whether the stream to the gateway service stands."""
        return self.stats("^control_plane.connected_state$").get("control_plane.connected_state") == 1

    def endpoints(self):
        """Where each cluster's requests go, as {cluster: {(port, is healthy)}}."""
        found = {}
        for status in json.loads(self.ask("/clusters?format=json")).get("cluster_statuses", []):
            ports = set()
            for host in status.get("host_statuses", []):
                health = host.get("health_status", {})
                healthy = health.get("eds_health_status", "HEALTHY") == "HEALTHY"
                address = host["address"].get("socket_address")
                if address:
                    ports.add((address["port_value"], healthy))
            found[status["name"]] = ports
        return found

    def sent(self):
        """Bytes, connections and requests sent to each cluster so far."""
        found = {}
        for name, value in self.stats(r"^cluster\..*\.upstream_(cx_tx_bytes_total|cx_total|rq_total)$").items():
            cluster, _, counter = name.removeprefix("cluster.").rpartition(".upstream_")
            if cluster not in NOT_TRAFFIC:
                found.setdefault(cluster, {})[counter] = value
        return found



class Path:
    """The hops of a call: what every proxy sends where, from one look to the next."""

    def __init__(self, envoys):
        self.envoys = envoys
        self.before = {envoy.title: envoy.sent() for envoy in envoys}

    def hops(self, at_least):
        """What grew by at least so many bytes: {envoy title: (bytes, requests, clusters, ports they lead to)}."""
        found = {}
        for envoy in self.envoys:
            old, endpoints = self.before[envoy.title], envoy.endpoints()
            sums, clusters, ports = [0, 0], [], set()
            for cluster, counters in sorted(envoy.sent().items()):
                grown = counters.get("cx_tx_bytes_total", 0) - old.get(cluster, {}).get("cx_tx_bytes_total", 0)
                requests = counters.get("rq_total", 0) - old.get(cluster, {}).get("rq_total", 0)
                if grown > 0:
                    sums[0] += grown
                    sums[1] += requests
                    clusters.append(cluster)
                    ports |= {port for port, _ in endpoints.get(cluster, ())}
            if sums[0] >= at_least:
                found[envoy.title] = (sums[0], sums[1], clusters, ports)
        return found
