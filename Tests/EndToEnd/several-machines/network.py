"""Machines of one network: network namespaces on a bridge, made in a namespace of the test's own.

Nothing outside is touched: the bridge stands in a network namespace that ends with the test (`run` makes it), and each machine is one more,
held by a process that ends with it.
"""

import atexit
import subprocess

NETWORK = "10.77.0"
# Where services and client agents meet a machine's nats-server, and where the nats-servers meet each other.
BUS, ROUTES = 8300, 8301


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

    def filter(self, incoming=(), outgoing=()):
        """Drops what these nftables rules say of what comes in and what goes out, until `heal`; they come in place of earlier ones."""
        rules = f"""
            table inet faults {{}}
            delete table inet faults
            table inet faults {{
                chain incoming {{ type filter hook input priority 0; policy accept;
                    {chr(10).join(incoming)}
                }}
                chain outgoing {{ type filter hook output priority 0; policy accept;
                    {chr(10).join(outgoing)}
                }}
            }}"""
        subprocess.run([*self.inside, "nft", "-f", "-"], input=rules, text=True, check=True)

    def heal(self):
        """Nothing is dropped any more, and its cable is in."""
        self.filter()
        self.join()

    def deaf(self):
        """Hears nobody, and is heard by all: loss in one direction."""
        self.filter(incoming=['iifname "eth0" drop'])

    def mute(self):
        """Hears all, and is heard by nobody."""
        self.filter(outgoing=['oifname "eth0" drop'])

    def apart(self, other):
        """These two do not hear each other; everybody else hears both."""
        self.filter(incoming=[f"ip saddr {other.address} drop"], outgoing=[f"ip daddr {other.address} drop"])

    def lossy(self, percent):
        """Some of what comes in is lost."""
        self.filter(incoming=[f'iifname "eth0" numgen random mod 100 < {percent} drop'])

    def without_bus(self):
        """Its services reach no nats-server, neither its own nor another machine's; its nats-server goes on with the others."""
        self.filter(outgoing=[f"tcp dport {BUS} drop"])

    def popen(self, words, **options):
        return subprocess.Popen([*self.inside, *words], **options)

    def output(self, words, **options):
        return subprocess.run([*self.inside, *words], capture_output=True, text=True, check=False, **options)
