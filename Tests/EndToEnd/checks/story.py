"""One agent with checks of every kind that connects to something or runs something."""

import concurrent.futures
import json
import os
import socket
import ssl
import subprocess
import threading

import grpc
from supervised import RUN, Agent, free_port

SERVING, NOT_SERVING = b"\x08\x01", b"\x08\x02"


class Targets:
    """What is checked."""

    def __init__(self):
        self.health = {"": SERVING, "shop": NOT_SERVING}
        self.heard = []
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj",
                        "/CN=checked", "-addext", "subjectAltName=DNS:checked,IP:127.0.0.1", "-keyout", RUN / "key.pem", "-out", RUN / "cert.pem"],
                       check=True, capture_output=True)
        self.server = grpc.server(concurrent.futures.ThreadPoolExecutor(4))
        handler = grpc.unary_unary_rpc_method_handler(self.answer)
        self.server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("grpc.health.v1.Health", {"Check": handler}),))
        self.plain = self.server.add_insecure_port("127.0.0.1:0")
        pair = ((RUN / "key.pem").read_bytes(), (RUN / "cert.pem").read_bytes())
        self.encrypted = self.server.add_secure_port("127.0.0.1:0", grpc.ssl_server_credentials([pair]))
        self.server.start()
        self.tls = self.tls_socket()
        self.silent = self.listening(lambda connection: None)
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        threading.Thread(target=self.echo, daemon=True).start()

    def answer(self, request, context):
        service = request[2:].decode() if request else ""
        self.heard.append((service, dict(context.invocation_metadata()).get("user-agent")))
        if service not in self.health:
            context.abort(grpc.StatusCode.NOT_FOUND, "no such service")
        return self.health[service]

    def echo(self):
        while True:
            _, sender = self.udp.recvfrom(10)
            self.udp.sendto(b"x", sender)

    def listening(self, serve):
        listener = socket.create_server(("127.0.0.1", 0))

        def accept():
            kept = []
            while True:
                connection, _ = listener.accept()
                kept.append(connection)
                threading.Thread(target=serve, args=(connection,), daemon=True).start()
        threading.Thread(target=accept, daemon=True).start()
        return listener.getsockname()[1]

    def tls_socket(self):
        settings = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        settings.load_cert_chain(RUN / "cert.pem", RUN / "key.pem")

        def serve(connection):
            try:
                settings.wrap_socket(connection, server_side=True).recv(1)
            except OSError:
                pass
        return self.listening(serve)


def settled(agent, checks):
    """Registers checks, each with the status and a word of the output that it comes to."""
    for name, (body, _, _) in checks.items():
        answer = agent.put("/v1/agent/check/register", {"Name": name, "Interval": "1s", "Timeout": "2s", "Status": "warning", **body})
        agent.must(f"{name}: is taken", answer[0] == 200, answer)
    for name, (_, status, word) in checks.items():
        def so(name=name, status=status, word=word):
            shown = agent.get("/v1/agent/checks")[name]
            return shown["Status"] == status and word in shown["Output"]
        try:
            agent.until(f"{name}: is {status} ({word})", so, 15)
        except SystemExit:
            print(json.dumps(agent.get("/v1/agent/checks")[name], indent=1))
            raise


def connections(agent, targets):
    off = free_port()
    settled(agent, {
        "gRPC": ({"GRPC": f"127.0.0.1:{targets.plain}"}, "passing", "success"),
        "gRPC of a service": ({"GRPC": f"127.0.0.1:{targets.plain}/shop"}, "critical", "NOT_SERVING"),
        "gRPC of nothing": ({"GRPC": f"localhost:{targets.plain}/none"}, "critical", "gRPC status 5: no such service"),
        "gRPC with TLS": ({"GRPC": f"127.0.0.1:{targets.encrypted}", "GRPCUseTLS": True, "TLSSkipVerify": True}, "passing", "success"),
        "gRPC with TLS of a stranger": ({"GRPC": f"127.0.0.1:{targets.encrypted}", "GRPCUseTLS": True}, "critical", "CERTIFICATE_VERIFY_FAILED"),
        "gRPC where nothing is": ({"GRPC": f"127.0.0.1:{off}"}, "critical", "dial tcp"),
        "gRPC of who speaks TLS": ({"GRPC": f"127.0.0.1:{targets.encrypted}"}, "critical", "gRPC check"),
        "h2ping": ({"H2PING": f"127.0.0.1:{targets.plain}", "H2PingUseTLS": False}, "passing", "HTTP2 ping was successful"),
        "h2ping with TLS": ({"H2PING": f"127.0.0.1:{targets.encrypted}", "TLSSkipVerify": True}, "passing", "HTTP2 ping was successful"),
        "h2ping of who says nothing": ({"H2PING": f"127.0.0.1:{targets.silent}", "H2PingUseTLS": False}, "critical", "no answer within"),
        "h2ping of no HTTP/2": ({"H2PING": f"127.0.0.1:{targets.tls}", "TLSSkipVerify": True}, "critical", "does not speak HTTP/2"),
        "TCP with TLS": ({"TCP": f"127.0.0.1:{targets.tls}", "TCPUseTLS": True, "TLSSkipVerify": True}, "passing", "TCP+TLS connect 127.0.0.1"),
        "TCP with TLS of a stranger": ({"TCP": f"127.0.0.1:{targets.tls}", "TCPUseTLS": True}, "critical", "CERTIFICATE_VERIFY_FAILED"),
        "TCP with TLS of who says nothing": ({"TCP": f"127.0.0.1:{targets.silent}", "TCPUseTLS": True}, "critical", "no answer within"),
        "UDP": ({"UDP": f"127.0.0.1:{targets.udp.getsockname()[1]}"}, "passing", "UDP connect"),
        "UDP where nothing is": ({"UDP": f"127.0.0.1:{off}"}, "critical", "dial udp"),
        "TCP": ({"TCP": f"127.0.0.1:{targets.silent}"}, "passing", "TCP connect"),
    })
    targets.health[""] = NOT_SERVING
    agent.until("what gRPC says later counts", lambda: agent.get("/v1/agent/checks")["gRPC"]["Status"] == "critical")
    agent.must("gRPC's server was asked for what the checks name", {service for service, _ in targets.heard} == {"", "shop", "none"}, targets.heard[:5])
    refused = agent.put("/v1/agent/check/register", {"Name": "metadata", "UDP": "169.254.169.254:53", "Interval": "1s"})
    agent.must("other kinds reach no more than HTTP checks do", refused[0] == 400 and "169.254" in refused[1], refused)
    refused = agent.put("/v1/agent/check/register", {"Name": "unit", "OSService": "--help", "Interval": "1s"})
    agent.must("a service's name is no option", refused[0] == 400 and "OSService" in refused[1], refused)


def programs(agent):
    long = "printf '\u00e4%.0s' $(seq 5000)"
    settled(agent, {
        "ends well": ({"Args": ["sh", "-c", "echo fine; echo more >&2"]}, "passing", "fine\nmore"),
        "warns": ({"Args": ["sh", "-c", "echo hm; exit 1"]}, "warning", "hm"),
        "ends badly": ({"Args": ["sh", "-c", "exit 7"]}, "critical", ""),
        "is none": ({"Args": ["/nowhere/at/all"]}, "critical", "cannot be run"),
        "takes too long": ({"Args": ["sh", "-c", f"echo $$ > {RUN}/late; sleep 600"]}, "critical", "Timed out (2s) running check"),
        "leaves something": ({"Args": ["sh", "-c", f"sleep 601 & echo $! > {RUN}/left; echo left"]}, "passing", "left"),
        "prints much": ({"Args": ["sh", "-c", long]}, "passing", "Captured 4096 of 10000 bytes"),
        "prints bytes": ({"Args": ["sh", "-c", "printf 'a\\000\\377b'"]}, "passing", "a\ufffd\ufffdb"),
        "has nothing of the agent": ({"Args": ["sh", "-c", "ls -1 /proc/self/fd | wc -l"]}, "passing", "4"),
        "in a container": ({"DockerContainerID": "box", "Args": ["sh", "-c", "echo inside; exit 1"]}, "warning", "inside"),
        "in a container by a shell": ({"DockerContainerID": "box", "Shell": "/bin/sh", "Args": ["echo", "$((2 + 3))"]}, "passing", "5"),
        "in no container": ({"DockerContainerID": "none", "Args": ["true"]}, "critical", "No such container"),
        "runs": ({"OSService": "good.service"}, "passing", "is running"),
        "does not run": ({"OSService": "bad"}, "critical", "is not running: inactive"),
    })
    output = agent.get("/v1/agent/checks")["prints much"]["Output"]
    kept = output.split("...\n")[1]
    agent.must("what is kept begins with a whole character", set(kept) == {"\u00e4"} and len(kept) == 2048, kept[:5])

    def gone(name):
        return not os.path.exists(f"/proc/{(RUN / name).read_text().strip()}")
    agent.until("what a program left is gone", lambda: gone("left"))
    agent.put("/v1/agent/check/deregister/takes%20too%20long", {})
    agent.until("a program that took too long is gone", lambda: gone("late"))


def thresholds(agent):
    word = RUN / "word"
    word.write_text("0")
    body = {"Name": "wavers", "Args": ["sh", "-c", f"exit $(cat {word})"], "Interval": "1s", "Status": "passing",
            "SuccessBeforePassing": 2, "FailuresBeforeWarning": 1, "FailuresBeforeCritical": 3}
    agent.put("/v1/agent/check/register", body)
    seen = []

    def watch(status):
        shown = agent.get("/v1/agent/checks")["wavers"]["Status"]
        if not seen or seen[-1] != shown:
            seen.append(shown)
        return shown == status
    word.write_text("2")
    agent.until("three failures are critical", lambda: watch("critical"))
    word.write_text("0")
    agent.until("two successes are passing", lambda: watch("passing"))
    agent.must("with a warning between", seen in (["passing", "warning", "critical", "passing"],), seen)


def who_may(agent):
    """Programs of the API only where they are allowed; those of files by their own setting."""
    other = Agent(RUN / "files")
    checks = [{"id": "own", "name": "own", "args": ["sh", "-c", "echo of a file"], "interval": "1s"}]
    (other.definitions / "own.json").write_text(json.dumps({"enable_local_script_checks": True, "checks": checks}))
    other.start()
    try:
        other.until("a program of a file is run", lambda: "of a file" in other.get("/v1/agent/checks")["own"]["Output"])
        answer = other.put("/v1/agent/check/register", {"Name": "x", "Args": ["true"], "Interval": "1s"})
        other.must("one of the API is not", answer[0] == 500 and "Scripts are disabled on this agent from remote calls" in answer[1], answer)
        answer = other.put("/v1/agent/service/register", {"Name": "x", "Check": {"Args": ["true"], "Interval": "1s"}})
        other.must("nor one of a service", answer[0] == 500 and "Scripts are disabled" in answer[1], answer)
    finally:
        other.stop()


def main():
    tools = RUN / "tools"
    tools.mkdir()
    (tools / "systemctl").write_text("#!/bin/sh\n[ \"$1 $2\" = 'is-active --' ] || exit 9\n[ \"$3\" = good.service ] && echo active || { echo inactive; exit 3; }\n")
    (tools / "docker").write_text('#!/bin/sh\n[ "$1 $2" = "exec --" ] || exit 9\n[ "$3" = box ] || { echo "Error: No such container: $3" >&2; exit 1; }\nshift 3\nexec "$@"\n')
    for tool in tools.iterdir():
        tool.chmod(0o755)
    os.environ["PATH"] = f"{tools}:{os.environ['PATH']}"
    agent = Agent(RUN / "agent")
    (agent.definitions / "scripts.json").write_text(json.dumps({"enable_script_checks": True}))
    targets = Targets()
    try:
        agent.start()
        agent.must("scripts without ACLs are warned of", "lets whoever reaches the HTTP API run programs" in agent.text())
        connections(agent, targets)
        programs(agent)
        thresholds(agent)
        who_may(agent)
    finally:
        targets.server.stop(0)
        agent.stop()


main()
