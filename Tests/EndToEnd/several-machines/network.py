"""Machines of one network: network namespaces on a bridge, made in a namespace of the test's own.

Nothing outside is touched: the bridge stands in a network namespace that ends with the test (`run` makes it), and each machine is one more,
held by a process that ends with it.
"""

import atexit
import subprocess

NETWORK = "10.77.0"


def ip(*words, inside=()):
    subprocess.run([*inside, "ip", *words], check=True)


def bridge():
    ip("link", "set", "lo", "up")
    ip("link", "add", "mesh", "type", "bridge")
    ip("link", "set", "mesh", "up")


class Machine:
    """A network namespace with one address on the bridge."""

    def __init__(self, number):
        self.number = number
        self.address = f"{NETWORK}.{number}"
        self.link = f"port{number}"
        self.holder = subprocess.Popen(["unshare", "--net", "sh", "-c", "echo ready; exec sleep infinity"], stdout=subprocess.PIPE)
        atexit.register(self.holder.kill)
        self.holder.stdout.readline()
        self.inside = ["nsenter", f"--net=/proc/{self.holder.pid}/ns/net", "--"]
        ip("link", "add", self.link, "type", "veth", "peer", "name", "eth0", "netns", str(self.holder.pid))
        ip("link", "set", self.link, "master", "mesh", "up")
        ip("link", "set", "lo", "up", inside=self.inside)
        ip("address", "add", f"{self.address}/24", "dev", "eth0", inside=self.inside)
        ip("link", "set", "eth0", "up", inside=self.inside)

    def cut(self):
        """Its cable is out: nobody is told, packets just go nowhere."""
        ip("link", "set", self.link, "down")

    def join(self):
        """Its cable is in again."""
        ip("link", "set", self.link, "up")

    def popen(self, words, **options):
        return subprocess.Popen([*self.inside, *words], **options)

    def output(self, words, **options):
        return subprocess.run([*self.inside, *words], capture_output=True, text=True, check=False, **options)
