"""One agent whose ports speak TLS."""

import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import time

from supervised import DEADLINE, RUN, Agent, free_port

FILES = RUN / "tls"


def made(*words):
    done = subprocess.run(["tombolo", "tls", *words], cwd=FILES, capture_output=True, text=True, timeout=DEADLINE, check=False)
    if done.returncode != 0:
        raise SystemExit(f"tombolo tls {words}: {done.stdout}{done.stderr}")


def authorities():
    FILES.mkdir(parents=True)
    for domain in ("consul", "other"):
        made("ca", "create", f"-domain={domain}")
        made("cert", "create", "-server", f"-domain={domain}", f"-ca={domain}-agent-ca.pem", f"-key={domain}-agent-ca-key.pem")
        made("cert", "create", "-client", f"-domain={domain}", f"-ca={domain}-agent-ca.pem", f"-key={domain}-agent-ca-key.pem")
    made("cert", "create", "-server")
    use(0)


def use(number):
    """What the agent shows from now on; the two files change one after the other, as they do when a program renews them."""
    for ending in ("", "-key"):
        shutil.copyfile(FILES / f"dc1-server-consul-{number}{ending}.pem", FILES / f"new{ending}.pem")
        os.replace(FILES / f"new{ending}.pem", FILES / f"server{ending}.pem")


def trust(domain="consul", shown=None, version=None):
    context = ssl.create_default_context(cafile=FILES / f"{domain}-agent-ca.pem")
    if shown:
        context.load_cert_chain(FILES / f"dc1-client-{shown}-0.pem", FILES / f"dc1-client-{shown}-0-key.pem")
    if version:
        # The client itself would speak it.
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = version
    return context


def ask(port, context, path="/v1/status/leader"):
    connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=10, context=context)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def refused(port, context):
    try:
        ask(port, context)
    except (OSError, http.client.HTTPException):
        return True
    return False


def serial(port):
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        with trust().wrap_socket(connection, server_hostname="localhost") as secure:
            return secure.getpeercert()["serialNumber"]


def configure(agent, https, **tls):
    server = {"cert_file": str(FILES / "server.pem"), "key_file": str(FILES / "server-key.pem")}
    settings = {"ports": {"https": https}, "tls": {"https": server | tls, "grpc": server}}
    (agent.definitions / "tls.json").write_text(json.dumps(settings))


def clients(agent, port):
    agent.must("who trusts the authority is answered", ask(port, trust())[0] == 200)
    agent.must("the answers are those of the plain port", json.loads(ask(port, trust(), "/v1/agent/self")[1])["Config"]["NodeName"] == "r1")
    agent.must("who trusts another one goes away", refused(port, trust("other")))
    agent.must("TLS 1.1 is not spoken", refused(port, trust(version=ssl.TLSVersion.TLSv1_1)))
    agent.must("who speaks without TLS is not answered", refused_plainly(port))
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", port), 5) as connection:
            connection.sendall(os.urandom(300))
    agent.must("noise harms nobody", ask(port, trust())[0] == 200)
    body = b"x" * 300_000
    connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=10, context=trust())
    connection.request("PUT", "/v1/kv/large", body)
    agent.must("a large value is taken", connection.getresponse().read() == b"true")
    connection.request("GET", "/v1/kv/large?raw")
    agent.must("and given back on the same connection", connection.getresponse().read() == body)
    index = int(json_headers(connection, "/v1/kv/large"))
    begin = time.monotonic()
    connection.request("GET", f"/v1/kv/large?index={index}&wait=1s")
    agent.must("a wait is one", connection.getresponse().read() != b"" and time.monotonic() - begin > 0.9)
    connection.close()
    told = subprocess.run(["tombolo", "kv", "get", "-keys", "lar"], capture_output=True, text=True, timeout=DEADLINE, check=False,
                          env=os.environ | {"CONSUL_HTTP_ADDR": f"https://127.0.0.1:{port}",
                                            "CONSUL_CACERT": str(FILES / "consul-agent-ca.pem")})
    agent.must("the command line speaks TLS", told.stdout.strip() == "large", told.stdout + told.stderr)


def json_headers(connection, path):
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.headers["X-Consul-Index"]


def refused_plainly(port):
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.sendall(b"GET /v1/status/leader HTTP/1.1\r\nHost: a\r\n\r\n")
        connection.settimeout(10)
        try:
            return b"200" not in connection.recv(1000)
        except OSError:
            return True


def renewed(agent, port):
    before = serial(port)
    kept = http.client.HTTPSConnection("127.0.0.1", port, timeout=10, context=trust())
    kept.request("GET", "/v1/status/leader")
    kept.getresponse().read()
    use(1)
    agent.until("a new certificate is shown without a start", lambda: serial(port) != before)
    kept.request("GET", "/v1/status/leader")
    agent.must("connections of before go on", kept.getresponse().status == 200)


def envoys(agent, grpc):
    ports = agent.get("/v1/agent/self")["xDS"]
    agent.must("the agent tells where Envoys speak TLS", (ports["Port"], ports["Ports"]) == (grpc, {"Plaintext": -1, "TLS": grpc}), ports)
    body = {"Name": "web", "Port": 1, "Connect": {"SidecarService": {}}}
    agent.must("a service with a sidecar", agent.put("/v1/agent/service/register", body)[0] == 200)
    admin = free_port()
    log = (RUN / "envoy.log").open("ab")
    envoy = subprocess.Popen(
        ["tombolo", "connect", "envoy", "-sidecar-for=web", f"-admin-bind=127.0.0.1:{admin}", "-grpc-ca-file", str(FILES / "consul-agent-ca.pem"),
         "--", "--log-level", "warning", "--concurrency", "1"], stdout=log, stderr=subprocess.STDOUT,
        env=os.environ | {"CONSUL_HTTP_ADDR": f"127.0.0.1:{agent.port}"})
    try:
        def configured():
            connection = http.client.HTTPConnection("127.0.0.1", admin, timeout=5)
            connection.request("GET", "/listeners")
            return b"public_listener" in connection.getresponse().read()
        agent.until("an Envoy gets its configuration over TLS", configured)
    finally:
        envoy.terminate()
        envoy.wait(20)


def invited(agent, port):
    agent.stop()
    configure(agent, port, ca_file=str(FILES / "consul-agent-ca.pem"), verify_incoming=True, tls_min_version="TLSv1_3")
    agent.start()
    old = trust(shown="consul")
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    agent.must("TLS 1.2 is not spoken where 1.3 is asked for", refused(port, old))
    agent.must("a client of the authority is let in", ask(port, trust(shown="consul"))[0] == 200)
    agent.must("one without a certificate is not", refused(port, trust()))
    foreign = trust()
    foreign.load_cert_chain(FILES / "dc1-client-other-0.pem", FILES / "dc1-client-other-0-key.pem")
    agent.must("one of another authority is not", refused(port, foreign))


def mistakes(agent, port):
    for text, words in (
        ("tls.https.cert_file is missing", {"ports": {"https": port}}),
        ("tls.https.key_file is missing", {"ports": {"https": port}, "tls": {"https": {"cert_file": "c"}}}),
        ("tls.https.ca_file", {"ports": {"https": port}, "tls": {"https": {"cert_file": "c", "key_file": "k", "verify_incoming": True}}}),
        ("must be TLSv1_2 or TLSv1_3", {"ports": {"https": port}, "tls": {"https": {"cert_file": "c", "key_file": "k", "tls_min_version": "3"}}}),
    ):
        file = RUN / "wrong.json"
        file.write_text(json.dumps({"server": True, "data_dir": "/tmp/x"} | words))
        told = subprocess.run(["tombolo", "validate", str(file)], capture_output=True, text=True, timeout=DEADLINE, check=False)
        agent.must(f"refused: {text}", told.returncode == 1 and text in told.stdout + told.stderr, told.stdout + told.stderr)


def main():
    authorities()
    agent = Agent(RUN / "agent")
    port = free_port()
    configure(agent, port)
    grpc = json.loads((agent.folder / "agent.json").read_text())["ports"]["grpc"]
    try:
        agent.start()
        clients(agent, port)
        envoys(agent, grpc)
        renewed(agent, port)
        invited(agent, port)
        mistakes(agent, port)
    finally:
        agent.stop()


main()
