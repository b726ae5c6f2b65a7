"""Plays recorded peer-stream scenarios against `tombolo agent` and compares what it does with what Consul 1.16.6 did.

Every scenario gets a fresh cluster on free ports. A scenario must be equal, or differ exactly as differences.json says.
"""

import argparse
import json
import os
import pathlib
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

# Those of the recordings that are quick; the longest come first, so that the lanes end at about the same time.
CHOSEN = [
    "d-export-plain", "a-server-addresses", "a-import", "d-export-sidecar-no-gateway", "d-terminate-by-dialer",
    "d-token-regenerated", "d-terminate-by-acceptor", "d-export-before-peering", "d-trust-bundle-rotation", "d-import",
    "d-wildcard", "a-export", "a-error-exchange", "d-import-nacks", "d-error-second-stream", "a-through-gateways",
    "d-error-first-request", "a-nacks", "d-error-open", "a-terminate-by-acceptor", "a-terminate-by-dialer",
    "a-peer-id-in-requests", "a-error-token", "d-error-exchange", "d-error-wrong-end", "d-token-external-addresses",
]
LANES = 3
# Where the fake acceptor listened when the recordings were made; the transcripts hold it as it was.
RECORDED_LISTEN = "127.0.0.1:42903"
START_SECONDS = 60
RUN = pathlib.Path(os.environ["TOMBOLO_RUN"])


class Ports:
    """Free ports of 127.0.0.1, each given out once."""

    def __init__(self):
        self.lock, self.given = threading.Lock(), set()

    def take(self):
        with self.lock:
            while True:
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", 0))
                    port = probe.getsockname()[1]
                if port not in self.given:
                    self.given.add(port)
                    return port


class Cluster:
    """A fresh cluster: one node, access control off, peering over TLS."""

    def __init__(self, folder, ports):
        self.folder, self.http_port = folder, ports.take()
        self.http = f"http://127.0.0.1:{self.http_port}"
        folder.mkdir(parents=True)
        self.log = open(folder / "output.log", "wb")
        self.process = subprocess.Popen(
            ["tombolo", "agent", "-dev", "-node", "node-a", "-datacenter", "dc1",
             "-http-port", str(self.http_port), "-grpc-port", "-1", "-dns-port", "-1",
             "-hcl", f"ports {{ grpc_tls = {ports.take()} }} peering {{ enabled = true }}"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT, cwd=folder)

    def wait(self):
        end = time.time() + START_SECONDS
        while not self.is_up():
            if self.process.poll() is not None:
                raise RuntimeError(f"tombolo agent ended with status {self.process.returncode}; see {self.log.name}")
            if time.time() > end:
                raise RuntimeError(f"tombolo agent was not up after {START_SECONDS} s; see {self.log.name}")
            time.sleep(0.05)

    def is_up(self):
        try:
            with urllib.request.urlopen(self.http + "/v1/catalog/service/consul", timeout=2) as answer:
                return b"grpc_tls_port" in answer.read()
        except OSError:
            return False

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


class Player:
    """Plays scenarios with the tools that came with the recordings."""

    def __init__(self, options):
        self.options, self.ports = options, Ports()
        sys.path.insert(0, str(options.recordings))
        import wire
        import fake_acceptor
        import fake_dialer
        self.wire, self.acceptor, self.dialer = wire, fake_acceptor.Acceptor, fake_dialer.Dialer

    def play(self, name):
        """The lines in which the scenario differs; none when it is equal."""
        wire = self.wire
        scenario = json.loads((self.options.recordings / f"{name}.scenario.json").read_text())
        cluster = Cluster(RUN / name, self.ports)
        transcript, engine, lines = wire.Transcript(str(RUN / name / "transcript.jsonl")), None, []
        listen = f"127.0.0.1:{self.ports.take()}"
        try:
            cluster.wait()
            if scenario["tool"] == "fake_dialer":
                engine = self.dialer(cluster.http, transcript)
            else:
                engine = self.acceptor(cluster.http, transcript, listen=listen)
            _, text = wire.http(cluster.http, "GET", "/v1/catalog/service/consul")
            meta = [instance.get("ServiceMeta") or {} for instance in json.loads(text)]
            transcript.add(ports=sorted({m.get(k) for m in meta for k in ("grpc_tls_port", "grpc_port")} - {None}))
            engine.run(scenario["steps"])
        except Exception as error:  # whatever went wrong is a difference
            lines.append(f"error: {type(error).__name__}: {error}")
        finally:
            if engine:
                transcript.add(results=engine.results)
                engine.shutdown()
            transcript.save()
            cluster.stop()
        recorded = (self.options.recordings / f"{name}.jsonl").read_text().replace(RECORDED_LISTEN, listen)
        lines += wire.difference(
            wire.comparable([json.loads(line) for line in recorded.splitlines()]), wire.comparable(transcript.lines))
        return lines


def judge(lines, known):
    """What is wrong with the differences of one scenario, given those that are meant."""
    wrong = [f"unknown difference: {line[:600]}" for line in lines
             if not any(re.match(rule["line"], line) for rule in known)]
    wrong += [f"this is equal now, take it off the list: {rule['line']}" for rule in known
              if not rule.get("sometimes") and not any(re.match(rule["line"], line) for line in lines)]
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recordings", type=lambda text: pathlib.Path(text).resolve(), required=True)
    parser.add_argument("scenarios", nargs="*")
    options = parser.parse_args()
    known = json.loads((pathlib.Path(__file__).parent / "differences.json").read_text())
    names = options.scenarios or CHOSEN
    player, todo, results = Player(options), queue.Queue(), {}
    for name in names:
        todo.put(name)

    def lane():
        while True:
            try:
                name = todo.get_nowait()
            except queue.Empty:
                return
            try:
                results[name] = judge(player.play(name), known.get(name, []))
            except Exception as error:
                results[name] = [f"{type(error).__name__}: {error}"]

    started = time.time()
    lanes = [threading.Thread(target=lane) for _ in range(min(LANES, len(names)))]
    for thread in lanes:
        thread.start()
    for thread in lanes:
        thread.join()
    for name in sorted(results):
        meant = "" if name not in known else f", but for {len(known[name])} differences that are meant"
        print(f"{'FAILED' if results[name] else 'equal '} {name}{'' if results[name] else meant}")
        for line in results[name]:
            print(f"       {line}")
    failed = sum(1 for lines in results.values() if lines)
    print(f"{len(results) - failed} of {len(names)} scenarios as Consul 1.16.6 played them, in {time.time() - started:.0f} s")
    sys.stdout.flush()
    return 1 if failed or len(results) != len(names) else 0


if __name__ == "__main__":
    sys.exit(main())
