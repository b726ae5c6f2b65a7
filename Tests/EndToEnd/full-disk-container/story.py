"""nats-server's disk is full for a while, below the entry point of its image."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

from supervised import DEADLINE, RUN, free_port

SERVE = pathlib.Path(os.environ["TOMBOLO_ROOT"]) / "deploy/nats/serve.sh"
SMALL, LARGE = "24m", "200m"
LOG = RUN / "serve.log"


class Client:
    """As much of NATS's protocol as JetStream's requests need."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.file = self.socket.makefile("rb")
        self.file.readline()
        self.socket.sendall(b'CONNECT {"verbose":false}\r\nSUB answers 1\r\n')

    def ask(self, subject, body):
        self.socket.sendall(f"PUB {subject} answers {len(body)}\r\n".encode() + body + b"\r\n")
        while True:
            words = self.file.readline().split()
            if not words:
                raise OSError("the connection ended")
            if words[0] == b"PING":
                self.socket.sendall(b"PONG\r\n")
            elif words[0] == b"MSG":
                text = self.file.read(int(words[-1]) + 2)
                return json.loads(text)


def until(what, is_so):
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            if is_so():
                print(f"ok: {what}", flush=True)
                return
        except (OSError, ValueError):
            pass
        time.sleep(0.05)
    sys.exit(f"not within {DEADLINE} s: {what}\n{LOG.read_text()[-3000:]}")


def write(port, number):
    """The stream's sequence of a new message; none when it is refused or nobody answers."""
    return Client(port).ask("kept.x", b"%d " % number + b"x" * 100_000).get("seq")


def story(disk, port, process):
    made = {"name": "KEPT", "subjects": ["kept.>"], "storage": "file", "num_replicas": 1}
    until("the stream is made",
          lambda: "error" not in Client(port).ask("$JS.API.STREAM.CREATE.KEPT", json.dumps(made).encode()))
    written = 0
    while True:
        try:
            if not write(port, written):
                break
        except OSError:
            break
        written += 1
        if written > 5000:
            sys.exit("the disk is never full")
    print(f"ok: after {written} writes the disk is full", flush=True)
    until("the log says which folder is full", lambda: f"no write is stored: {disk}/data has" in LOG.read_text())
    if "started again" in LOG.read_text():
        sys.exit(f"nats-server is started again although the disk is full\n{LOG.read_text()}")
    subprocess.run(["mount", "-o", f"remount,size={LARGE}", str(disk)], check=True)
    until("with room again, writes go on by themselves", lambda: (write(port, written) or 0) > written)
    if LOG.read_text().count("nats-server is started again") != 1:
        sys.exit(f"one new start is enough\n{LOG.read_text()}")
    process.send_signal(signal.SIGTERM)
    status = process.wait(DEADLINE)
    if status != 0:
        sys.exit(f"told to stop, it ends with {status}\n{LOG.read_text()}")
    print("ok: it stops when told to")


def main():
    disk, port, monitor = RUN / "disk", free_port(), free_port()
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(disk)], check=True)
    (disk / "data").mkdir()
    configuration = RUN / "nats.conf"
    configuration.write_text(f'listen: 127.0.0.1:{port}\nhttp: 127.0.0.1:{monitor}\n'
                             f'jetstream {{ store_dir: "{disk}/data", sync_interval: always, max_file_store: 1GB }}\n')
    process = subprocess.Popen([str(SERVE), "--config", str(configuration)], stdout=LOG.open("ab"), stderr=subprocess.STDOUT,
                               env=os.environ | {"NATS_STORE": f"{disk}/data", "NATS_MONITOR_PORT": str(monitor)})
    try:
        story(disk, port, process)
    finally:
        process.terminate()
        process.wait()
        subprocess.run(["umount", "-l", str(disk)], check=False)


if __name__ == "__main__":
    main()
