"""What a kubelet would do, by hand: a network namespace for a pod that the API server has, and the containers that stand in it."""

import os
import pathlib
import re
import shutil
import sys
import time

from cluster import Program, run
from supervised import DEADLINE, RUN

BRIDGE = "10.99.0.1"
SERVICES = pathlib.Path(os.environ["TOMBOLO_ROOT"]) / "deploy/make/demo/services"
APPLICATION_USER = 1234


def network():
    """A bridge with this machine at its one end; pods are at the others."""
    for words in (["link", "add", "pods", "type", "bridge"], ["address", "add", f"{BRIDGE}/16", "dev", "pods"], ["link", "set", "pods", "up"]):
        run("ip", *words)


class Pod:
    """A pod of the API server, with a namespace of its own on this machine."""

    count = 0

    def __init__(self, cluster, manifest):
        Pod.count += 1
        self.cluster, self.name = cluster, manifest["metadata"]["name"]
        self.address, self.cable = f"10.99.1.{Pod.count}", f"pod{Pod.count}"
        self.path = f"/api/v1/namespaces/default/pods/{self.name}"
        self.label = f"{cluster.name}-{self.name}"
        cluster.apply(manifest)
        self.stored = cluster.object("pod", self.name)
        # Envoy and its keeper are users of their own; the run's folder may be closed to them.
        self.volume = pathlib.Path("/tmp") / f"tombolo-{os.getpid()}-{self.cable}"
        self.programs = []

    def container(self, name, part="containers"):
        found = [container for container in self.stored["spec"].get(part, []) if container["name"] == name]
        return found[0] if found else None

    # ---- a machine of its own

    def boot(self):
        self.volume.mkdir()
        shutil.chown(self.volume, 5995, 5995)
        holder = Program(f"{self.label}-network", ["unshare", "--net", "sleep", "infinity"])
        holder.start()
        self.programs.append(holder)
        own = os.readlink("/proc/self/ns/net")
        self.space = f"/proc/{holder.process.pid}/ns/net"
        end = time.monotonic() + DEADLINE
        while os.readlink(self.space) == own:
            if time.monotonic() > end:
                sys.exit("a network namespace does not come")
        run("ip", "link", "add", self.cable, "type", "veth", "peer", "name", "eth0", "netns", str(holder.process.pid))
        run("ip", "link", "set", self.cable, "master", "pods", "up")
        for words in (["address", "add", f"{self.address}/16", "dev", "eth0"], ["link", "set", "eth0", "up"], ["link", "set", "lo", "up"],
                      ["route", "add", "default", "via", BRIDGE]):
            run(*self.inside("ip", *words))
        self.status("False")

    def inside(self, *words, user=0):
        return ["nsenter", f"--net={self.space}", "--", "setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *words]

    def status(self, ready):
        """The pod's status, as its kubelet writes it; the time when the API server had it."""
        stored = self.cluster.ask("GET", self.path)[1]
        stored["status"] = {"phase": "Running", "podIP": self.address, "podIPs": [{"ip": self.address}], "hostIP": BRIDGE,
                            "conditions": [{"type": "Ready", "status": ready}]}
        status, answer = self.cluster.ask("PUT", self.path + "/status", stored)
        self.cluster.must(f"{self.name} is {'ready' if ready == 'True' else 'not ready'}", status == 200, answer)
        return time.monotonic()

    # ---- its containers

    def words(self, container):
        """Command and arguments, and the variables, as a kubelet fills them in."""
        fields = {"spec.nodeName": self.stored["spec"]["nodeName"], "metadata.name": self.name, "metadata.namespace": "default",
                  "metadata.uid": self.stored["metadata"]["uid"], "status.podIP": self.address, "status.hostIP": BRIDGE}
        values = {}
        fill = lambda text: re.sub(r"\$\((\w+)\)", lambda found: values.get(found[1], found[0]), text)
        for variable in container.get("env", []):
            given = fields[variable["valueFrom"]["fieldRef"]["fieldPath"]] if "valueFrom" in variable else fill(variable.get("value", ""))
            values[variable["name"]] = given.replace("/consul/connect-inject", str(self.volume))
        return [fill(word) for word in container["command"] + container.get("args", [])], values

    def begin(self):
        """Init container, sidecar and application, in this order."""
        first = self.container("consul-connect-inject-init", "initContainers")
        run(*self.inside(*self.words(first)[0]))
        words, values = self.words(self.container("consul-dataplane"))
        self.sidecar = Program(f"{self.label}-sidecar", self.inside(*words, user=5995), os.environ | values)
        application = Program(f"{self.label}-application", self.inside(sys.executable, SERVICES / "api.py", user=APPLICATION_USER),
                              os.environ | {"PORT": "8080", "NAME": self.name, "ADDRESS": "0.0.0.0"})
        for program in (self.sidecar, application):
            self.programs.append(program)
            program.start()

    def call(self, port):
        """What the application is answered by an upstream of its own: the first word, or the status, or that nothing answers."""
        done = run(*self.inside("curl", "-sS", "-m", "5", "-w", "\n%{http_code}", f"http://127.0.0.1:{port}/", user=APPLICATION_USER), succeeds=False)
        if done.returncode != 0:
            return f"curl {done.returncode}"
        text, _, status = done.stdout.rpartition("\n")
        return text.partition(":")[0] if status == "200" else status

    def reached(self, port):
        """Whether somebody without a certificate gets an answer at a port of the pod."""
        return run("curl", "-sS", "-m", "3", "-o", "/dev/null", "-w", "%{http_code}", f"http://{self.address}:{port}/health", succeeds=False).stdout

    def end(self):
        for program in reversed(self.programs):
            program.stop()
        self.programs = []
        shutil.rmtree(self.volume, ignore_errors=True)
