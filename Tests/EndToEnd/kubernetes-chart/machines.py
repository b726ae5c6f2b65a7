"""Runs the pods that the chart draws, without a kubelet: each in a network namespace, with its variables, its files and its name."""

import os
import pathlib
import re
import subprocess
import urllib.request

import network
from chart import ROOT, by_name, pods
from cluster import Program

NATS = ROOT / "deploy/nats/nats.conf"
FORWARDER = """
import asyncio

async def pass_on(reader, writer):
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()

async def serve(reader, writer):
    inner = await asyncio.open_connection("{address}", {port})
    await asyncio.gather(pass_on(reader, inner[1]), pass_on(inner[0], writer), return_exceptions=True)

async def main():
    async with await asyncio.start_server(serve, "0.0.0.0", {port}) as server:
        await server.serve_forever()

asyncio.run(main())
"""


class Pods:
    """The pods of one rendered chart."""

    def __init__(self, folder, text, secrets):
        self.folder, self.specs, self.objects, self.secrets = folder, pods(text), by_name(text), secrets
        self.machines, self.programs = {}, {}
        self.hosts = folder / "hosts"
        folder.mkdir()

    def place(self, *names):
        """A machine for each pod, and names for them all."""
        for name in names:
            self.machines[name] = network.Machine(len(self.machines) + 1)
        lines = ["127.0.0.1 localhost"]
        for name, machine in self.machines.items():
            lines.append(f"{machine.address} {name} {name}.consul-nats.acls.svc")
        lines.append(f"{self.machines['consul-server-0'].address} consul-server.acls.svc")
        self.hosts.write_text("\n".join(lines) + "\n")
        subprocess.run(["mount", "--bind", self.hosts, "/etc/hosts"], check=True)

    def files(self, pod, spec, container):
        """Writes what the container mounts below a folder of its own, and says where each place lies now."""
        root, places = self.folder / pod, {}
        volumes = {volume["name"]: volume for volume in spec["volumes"]}
        for mount in container["volumeMounts"]:
            place = root / mount["mountPath"].lstrip("/")
            places[mount["mountPath"]] = str(place)
            volume = volumes[mount["name"]]
            held = {}
            if "secret" in volume:
                held = self.secrets[volume["secret"]["secretName"].removeprefix("consul-")]
            elif "configMap" in volume:
                held = self.objects[f"ConfigMap/{volume['configMap']['name']}"]["data"]
            source = volume.get("secret") or volume.get("configMap") or {}
            if "items" in source:
                held = {item["path"]: held[item["key"]] for item in source["items"]}
            if "subPath" in mount:
                continue
            place.mkdir(parents=True, exist_ok=True)
            for name, content in held.items():
                (place / name).write_text(content)
                (place / name).chmod(0o600)
        return places

    def variables(self, pod, container, places):
        given = {}
        for entry in container.get("env", []):
            source = entry.get("valueFrom", {})
            if "fieldRef" in source:
                value = {"metadata.name": pod, "metadata.namespace": "acls", "spec.nodeName": "k1",
                         "status.podIP": self.machines[pod].address}[source["fieldRef"]["fieldPath"]]
            elif "secretKeyRef" in source:
                value = self.secrets[source["secretKeyRef"]["name"].removeprefix("consul-")][source["secretKeyRef"]["key"]]
            else:
                value = str(entry["value"])
            given[entry["name"]] = self.moved(value, given, places)
        return given

    @staticmethod
    def moved(text, given, places):
        """A text of the pod with its variables, and with its places where they lie now."""
        text = re.sub(r"\$\((\w+)\)", lambda found: given[found[1]], text)
        for path, place in sorted(places.items(), reverse=True):
            # Places stand alone, behind a colon or an equals sign, or in JSON; never inside of an address.
            text = re.sub(rf'(^|[:"=]){re.escape(path)}(?=/|"|:|$)', rf"\1{place}", text)
        return text

    def prepare(self, pod, key, name):
        spec = self.specs[key]
        container = next(part for part in spec["containers"] if part["name"] == name)
        places = self.files(pod, spec, container)
        return container, self.variables(pod, container, places), places

    def start(self, pod, key, name, without=(), **more):
        """Starts a container; `without` are beginnings of words that it does not get, `more` are variables that it gets as well."""
        container, given, places = self.prepare(pod, key, name)
        given |= more
        program = container["image"].rpartition("/")[2].partition(":")[0]
        command = [word.removeprefix("/usr/local/bin/") for word in container.get("command", [program])]
        words = command + [self.moved(word, given, places) for word in container.get("args", []) if not word.startswith(tuple(without) or "\0")]
        if name == "nats":
            config = self.folder / pod / "nats.conf"
            config.write_text(NATS.read_text().replace("/var/lib/nats", places["/var/lib/nats"]))
            (self.folder / pod / "users.conf").write_text(subprocess.run(
                ["tombolo", "bus", "users", "-datacenter=" + given["NATS_CLUSTER"]], capture_output=True, text=True, check=True).stdout)
            words = ["nats-server", "--config", config]
        if "/tombolo/config" in places:
            # The agent's configuration names places of the pod, too.
            for file in pathlib.Path(places["/tombolo/config"]).iterdir():
                text = file.read_text()
                for path, place in places.items():
                    text = text.replace(f'"{path}', f'"{place}')
                file.write_text(text)
        self.programs[pod] = Program(pod, [*self.machines[pod].inside, *words], os.environ | given)
        self.programs[pod].start()

    def forward(self, pod, port, other):
        """What comes in at a pod's port goes on to another pod, as a Service with both behind it would have it."""
        source = FORWARDER.format(port=port, address=self.machines[other].address)
        self.programs["forward"] = Program("forward", [*self.machines[pod].inside, "python3", "-c", source])
        self.programs["forward"].start()

    def once(self, pod, key, name, words):
        """Runs a container of a job to its end."""
        _, given, _ = self.prepare(pod, key, name)
        return subprocess.run([*self.machines[pod].inside, *words], capture_output=True, text=True, timeout=90, check=False, env=os.environ | given)

    def is_ready(self, pod):
        with urllib.request.urlopen(f"http://{self.machines[pod].address}:8080/ready", timeout=5) as answer:
            return answer.status == 200

    def tail(self, pod):
        return self.programs[pod].tail()

    def stop(self):
        for program in reversed(self.programs.values()):
            program.stop()


def secure(address, port, host, authority):
    """Whether a TLS server there has a certificate of this authority for this name; what it says otherwise."""
    done = subprocess.run(["openssl", "s_client", "-connect", f"{address}:{port}", "-servername", host, "-verify_hostname", host, "-CAfile", authority,
                           "-verify_return_error"], input="", capture_output=True, text=True, timeout=30, check=False)
    return done.returncode == 0, done.stdout[-500:] + done.stderr[-500:]
