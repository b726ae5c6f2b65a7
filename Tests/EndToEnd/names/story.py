"""One agent that answers questions about names."""

import json
import os
import signal
import socket
import subprocess
import time

from supervised import DEADLINE, RUN, Agent, free_port
from wire import Answer, NameServer, by_tcp, by_udp, framed, question, receive


def configure(agent, **more):
    settings = {"domain": "consul", "dns_config": {"node_ttl": "7s"}, "limits": {"dns_idle_timeout": "2s"}}
    settings |= {"ports": {"dns": agent.names}} | more
    (agent.definitions / "names.json").write_text(json.dumps(settings))


def register(agent, node, address, service, port, **more):
    body = {"Node": node, "Address": address, "Service": {"ID": f"{service}-{node}", "Service": service, "Port": port, **more}}
    agent.must(f"{service} on {node} is registered", agent.put("/v1/catalog/register", body)[0] == 200)


def answers(agent):
    port = agent.names
    register(agent, "n1", "10.0.0.1", "web", 80, Tags=["blue"])
    register(agent, "n2", "10.0.0.2", "web", 81, Address="10.9.9.9")
    agent.until("UDP has both", lambda: by_udp(port, "web.service.consul").data == ["10.0.0.1", "10.9.9.9"])
    agent.must("TCP has both", by_tcp(port, "web.service.consul").data == ["10.0.0.1", "10.9.9.9"])
    targets = by_udp(port, "_web._tcp.service.consul", "SRV").data
    agent.must("SRV", targets == ["1 1 80 n1.node.dc1.consul.", "1 1 81 0a090909.addr.dc1.consul."], targets)
    agent.must("the name comes back as it was spelled", by_udp(port, "WeB.service.CONSUL").name == "WeB.service.CONSUL.")
    node = by_udp(port, "n1.node.consul")
    agent.must("a node with its time to live", (node.data, node.ttl) == (["10.0.0.1"], [7]), vars(node))
    agent.must("a name that is none", by_udp(port, "none.service.consul").code == 3)
    agent.must("no name of this cluster", by_udp(port, "www.example.com").code == 5)
    agent.must("from address to name", by_udp(port, "1.0.0.10.in-addr.arpa", "PTR").data == ["n1.node.dc1.consul."])
    dig = subprocess.run(["dig", "@127.0.0.1", "-p", str(port), "+short", "+subnet=10.1.0.0/16", "blue.web.service.consul"],
                         capture_output=True, text=True, timeout=DEADLINE, check=False)
    agent.must("dig agrees", dig.stdout == "10.0.0.1\n", dig.stdout + dig.stderr)


def sizes(agent):
    for number in range(40):
        register(agent, f"many-{number}", f"10.4.0.{number}", "many", 1000)
    agent.until("TCP has all", lambda: len(by_tcp(agent.names, "many.service.consul").data) == 40)
    agent.must("plain UDP has three", len(by_udp(agent.names, "many.service.consul").data) == 3)
    agent.must("EDNS has all", len(by_udp(agent.names, "many.service.consul", edns=4096).data) == 40)
    cut = by_udp(agent.names, "many.service.consul", "SRV", edns=700)
    agent.must("EDNS has what fits", 3 < len(cut.data) < 40 and cut.size <= 700, vars(cut))
    orders = {tuple(socket.inet_aton(address) for address in by_udp(agent.names, "many.service.consul").data) for _ in range(20)}
    agent.must("whom a client is given is left to chance", len(orders) > 5)


def clients(agent):
    port = agent.names
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        connection.sendall(b"".join(framed(question("web.service.consul", number=number)) for number in range(200)))
        numbers = [Answer(receive(connection)).number for _ in range(200)]
        agent.must("many questions of one connection are answered in order", numbers == list(range(200)))
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        begin = time.monotonic()
        # A byte now and then is no question.
        try:
            while time.monotonic() - begin < 8:
                connection.sendall(b"\1")
                connection.settimeout(0.5)
                try:
                    if connection.recv(1) == b"":
                        break
                except TimeoutError:
                    pass
        except OSError:
            pass
        agent.must("a connection without a whole question is closed", time.monotonic() - begin < 6)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.settimeout(5)
        for data in (b"", b"\0", os.urandom(11), question("web.service.consul")[:-3], question("a.consul") + b"\0" * 3000):
            sender.sendto(data, ("127.0.0.1", port))
        agent.must("a question that is cut off is told so", Answer(sender.recv(65535)).code == 1)
    agent.must("and others are answered", by_udp(port, "web.service.consul").code == 0)


def others(agent):
    dead, refusing, good = free_port(), free_port(), free_port()
    servers = [NameServer(refusing, "10.7.7.7", code=2), NameServer(good, "192.0.2.1")]
    recursors = [f"127.0.0.1:{port}" for port in (dead, refusing, good)]
    configure(agent, recursors=recursors, dns_config={"node_ttl": "9s", "recursor_timeout": "500ms"})
    agent.process.send_signal(signal.SIGHUP)
    agent.until("a reload changes times to live", lambda: by_udp(agent.names, "n1.node.consul").ttl == [9])
    for name, ask in (("UDP", by_udp), ("TCP", by_tcp)):
        answer = ask(agent.names, "www.example.com")
        agent.must(f"the third server is asked by {name}, and nobody else is believed", answer.data == ["192.0.2.1"], vars(answer))
    agent.must("the second was asked, too", "www.example.com." in servers[0].asked)
    register(agent, "n7", "10.0.0.7", "far", 443, Address="far.example.org")
    agent.until("a host name outside comes with its address",
                lambda: by_udp(agent.names, "far.service.consul").data == ["192.0.2.1", "far.example.org."])
    shown = agent.get("/v1/agent/self")["DebugConfig"]
    agent.must("the agent shows it", (shown["DNSRecursors"], shown["DNSNodeTTL"]) == (recursors, "9s"), shown)
    metrics = {(m["Name"], m["Labels"].get("code")) for m in agent.get("/v1/agent/metrics")["Counters"]}
    agent.must("answers are counted by code", ("consul.dns.answers", "NXDOMAIN") in metrics, metrics)


def taken_port(agent):
    """A second agent on the same port says which option is to be changed."""
    second = Agent(RUN / "second")
    second.names = agent.names
    configure(second)
    second.spawn()
    try:
        second.until("a port that is taken is named",
                     lambda: f"cannot listen on 127.0.0.1:{agent.names} (ports.dns" in (second.folder / "agent.log").read_text())
    finally:
        second.process.send_signal(signal.SIGTERM)
        second.process.wait(DEADLINE)


def main():
    agent = Agent(RUN / "agent")
    agent.names = free_port()
    configure(agent)
    try:
        agent.start()
        answers(agent)
        sizes(agent)
        clients(agent)
        others(agent)
        taken_port(agent)
    finally:
        if agent.process is not None and agent.process.poll() is None:
            agent.process.send_signal(signal.SIGTERM)
            agent.process.wait(DEADLINE)


main()
