"""What the demo shows, one function per chapter, in order. Every chapter waits for what it claims and fails where it is not so."""

import http.client

from cluster import Refused
from console import NotYet, expect, wait_for
from envoy import Path
from mesh import GATEWAY_RULES, LEDGER_RULES, OPERATOR_RULES
from survival import survive
from traffic import call_http, call_tcp

PAYLOAD = b"x" * 4000
CALLS = 20


def tell(mesh, console):
    """All chapters."""
    for chapter in (
        start_clusters, give_rights, start_services, peer, call_remote, call_local, refuse_without_intention,
        withdraw_export, lose_an_instance, survive, end_peering,
    ):
        chapter(mesh, console)
        mesh.check()


def start_clusters(mesh, console):
    console.step("Starting two clusters, alpha and beta, on this machine")
    for cluster in mesh.clusters:
        cluster.start()
    for cluster in mesh.clusters:
        cluster.wait_until_up()
        programs = cluster.programs()
        console.say(f"{cluster.name}: http://127.0.0.1:{cluster.http}, xDS {cluster.grpc}, peering {cluster.grpc_tls}; "
                    f"{', '.join(sorted(programs))}")
    console.shown("two clusters run, every service a process of its own", f"{sum(len(c.programs()) for c in mesh.clusters)} processes")


def give_rights(mesh, console):
    console.step("Turning the keys: ACLs deny by default, each program gets the least it needs")
    for cluster in mesh.clusters:
        cluster.bootstrap()
        cluster.token("agent", f"-node-identity={cluster.node}:{cluster.name}", secret=cluster.tokens["agent"])
        cluster.policy("mesh-operator", OPERATOR_RULES)
        cluster.token("operator", "-policy-name=mesh-operator")
        cluster.policy("mesh-gateway", GATEWAY_RULES)
        cluster.token("mesh-gateway", "-policy-name=mesh-gateway")
        cluster.policy("ledger", LEDGER_RULES)
        cluster.token("ledger", "-policy-name=ledger")
    mesh.alpha.token("web", "-service-identity=web")
    mesh.beta.token("api", "-service-identity=api")
    mesh.beta.token("db", "-service-identity=db")
    for cluster in mesh.clusters:
        cluster.save_tokens()
        wait_for(f"the node of {cluster.name} is in its catalog",
                 lambda: [node["Node"] for node in cluster.get("/v1/catalog/nodes")] == [cluster.node])
    anonymous = mesh.beta.request("GET", "/v1/peerings")
    expect(anonymous.status == 403, f"listing peerings without a token says {anonymous.status}, not 403")
    entry = {"Kind": "service-defaults", "Name": "db", "Protocol": "tcp"}
    foreign = mesh.beta.request("PUT", "/v1/config", "api", entry)
    expect(foreign.status == 403, f"api's token writes db's configuration: {foreign.status}, not 403")
    console.shown("ACLs on, default deny, one least-privilege token per program",
                  "no token: 403; another service's configuration: 403")


def start_services(mesh, console):
    console.step("Starting api (twice) and db in beta, web's sidecar in alpha, and a mesh gateway in each")
    mesh.beta.write_entry('Kind = "service-defaults" Name = "api" Protocol = "http"')
    for instance in mesh.instances:
        if instance.program:
            instance.program.start()
        instance.register()
    for envoy in mesh.envoys:
        envoy.start()
    for instance in mesh.apis:
        wait_for(f"{instance.identifier} answers", lambda: call_http(instance.port)[0] == 200)
    wait_for("db answers", lambda: call_tcp(mesh.db.port) == b"db: ping")
    for envoy in mesh.envoys:
        envoy.wait_until_live()
    for cluster, names in ((mesh.alpha, ["web", "mesh-gateway"]), (mesh.beta, ["api", "db", "mesh-gateway"])):
        for name in names:
            wait_for(f"{name} is healthy in {cluster.name}", lambda: is_healthy(cluster, name), 40)
    console.shown("services registered with sidecars, mesh gateways registered by connect envoy",
                  f"{len(mesh.envoys)} Envoys ready")


def is_healthy(cluster, service):
    rows = cluster.get(f"/v1/health/service/{service}")
    if not rows:
        raise NotYet("it is not registered")
    bad = [f"{check['Name']}: {check['Status']} {check['Output']}".strip()
           for row in rows for check in row["Checks"] if check["Status"] != "passing"]
    if bad:
        raise NotYet("; ".join(bad))
    return True


def peer(mesh, console):
    console.step("Peering: beta gives a token, alpha establishes; beta exports api and db and lets alpha's web call them")
    establish(mesh)
    mesh.export("api", "db")
    mesh.intend("api")
    mesh.intend("db")
    for cluster, other in ((mesh.alpha, "beta"), (mesh.beta, "alpha")):
        wait_for(f"the peering is ACTIVE in {cluster.name}", lambda: is_state(mesh, cluster, other, "ACTIVE"))
    for service, count in (("api", len(mesh.apis)), ("db", 1)):
        wait_for(f"alpha sees {service} of beta", lambda: is_imported(mesh, service, count))
    console.say(mesh.alpha.tombolo("peering", "list").rstrip())
    console.shown("clusters peered by the command line, services imported", "ACTIVE on both sides; api x2, db")


def establish(mesh):
    token = mesh.beta.tombolo("peering", "generate-token", "-name=alpha").strip()
    mesh.alpha.tombolo("peering", "establish", "-name=beta", f"-peering-token={token}")


def is_state(mesh, cluster, other, wanted):
    state = mesh.state(cluster, other)
    if state != wanted:
        raise NotYet(f"its state is {state}")
    return True


def is_imported(mesh, service, count):
    found = mesh.imported(service)
    if len(found) != count or set(found.values()) != {"passing"}:
        raise NotYet(f"alpha sees {found or 'no instance'}")
    return True


# ---- calls


def api_answers(mesh):
    status, text = call_http(mesh.api_port)
    if status != 200:
        raise NotYet(f"{status} {text}")
    return text


def db_answers(mesh):
    answer = call_tcp(mesh.db_port)
    if answer != b"db: ping":
        raise NotYet("the connection was closed without an answer" if not answer else repr(answer))
    return answer.decode()


def wait_for_calls(mesh):
    return wait_for("web calls api", lambda: api_answers(mesh)), wait_for("web calls db", lambda: db_answers(mesh))


def call_remote(mesh, console):
    console.step("Calling from web: api over HTTP, db over TCP (mesh gateway mode remote, the default for peers)")
    api, db = wait_for_calls(mesh)
    console.say(f"http://127.0.0.1:{mesh.api_port}/hello  ->  {api}")
    console.say(f"tcp   127.0.0.1:{mesh.db_port}        ->  {db}")
    explain(mesh, console)
    alpha_gateway, beta_gateway = mesh.gateways
    show_path(mesh, console, [[mesh.web.sidecar], [beta_gateway]])
    console.shown("web calls api (HTTP) and db (TCP) of beta", "sidecar -> beta's gateway -> sidecar")


def explain(mesh, console):
    """Both clusters say of a call that is answered that it is, each of its own part."""
    wait_for("beta's exports have arrived", lambda: have_arrived(mesh))
    # What a peer exports is noted beside the instances, a moment after them.
    there = wait_for("beta explains the call", lambda: explanation(mesh.beta, "alpha/web", "api"))
    expect("alpha/web -> api: works" in there, there)
    here = wait_for("alpha explains the call", lambda: explanation(mesh.alpha, "web", "beta/api"))
    expect("failed" not in here and "FAILS" not in here, here)
    console.say(here.rstrip())


def explanation(cluster, source, destination):
    """What is said of a call of which no step fails."""
    try:
        return cluster.tombolo("troubleshoot", "call", source, destination)
    except Refused as refusal:
        raise NotYet(str(refusal)) from None


def have_arrived(mesh):
    rows = mesh.beta.get("/v1/tombolo/exports")
    if sorted((row["service"], row["state"]) for row in rows) != [("api", "exported"), ("db", "exported")]:
        raise NotYet(str(rows))
    return True


def fails_at(cluster, step, source, destination):
    try:
        text = cluster.tombolo("troubleshoot", "call", source, destination, says=False)
    except Refused as refusal:
        text = str(refusal)
        if f", {step}" in text:
            return True
    raise NotYet(text)


def call_local(mesh, console):
    console.step("The same through a gateway on both sides (mesh gateway mode local)")
    mesh.gateway_mode("local")
    alpha_gateway, beta_gateway = mesh.gateways

    def goes_through_alpha():
        peered = [ports for cluster, ports in mesh.web.sidecar.endpoints().items() if cluster.startswith(("api.", "db."))]
        if len(peered) < 2 or any({port for port, _ in ports} != {alpha_gateway.port} for ports in peered):
            raise NotYet(f"web's upstreams lead to {peered}, alpha's gateway is {alpha_gateway.port}")
        return True
    wait_for("web's upstreams lead to alpha's gateway", goes_through_alpha)
    wait_for_calls(mesh)
    show_path(mesh, console, [[mesh.web.sidecar], [alpha_gateway], [beta_gateway]])
    console.shown("the path by Envoy's own counters", "sidecar -> gateway -> gateway -> sidecar")


def show_path(mesh, console, gateways):
    """Sends a known number of bytes and shows by which proxies they went."""
    for what, last, call in (
        ("api", [api.sidecar for api in mesh.apis], post_to_api), ("db", [mesh.db.sidecar], send_to_db),
    ):
        chain = [*gateways, last]
        path = Path([envoy for hop in chain for envoy in hop])
        for _ in range(CALLS):
            call(mesh)
        sent = CALLS * len(PAYLOAD)

        def counted():
            hops = path.hops(at_least=1)
            for hop in chain:
                if sum(hops[envoy.title][0] for envoy in hop if envoy.title in hops) < sent:
                    seen = {title: values[0] for title, values in hops.items()}
                    raise NotYet(f"{' and '.join(envoy.title for envoy in hop)} did not pass {sent} bytes on; seen: {seen}")
            return hops
        hops = wait_for(f"the counters show the path to {what}", counted, 10)
        console.say(f"{CALLS} calls of {len(PAYLOAD)} bytes to {what}:")
        for number, hop in enumerate(chain):
            for envoy in hop:
                if envoy.title not in hops:
                    continue
                size, requests, clusters, ports = hops[envoy.title]
                console.say(f"  {envoy.title:22} {size:8} bytes {requests:4} requests  to 127.0.0.1:"
                            f"{','.join(str(port) for port in sorted(ports))}  by {', '.join(clusters)}")
                if number + 1 < len(chain):
                    wanted = next_ports(mesh, chain[number + 1], what)
                    expect(ports <= wanted and ports, f"{envoy.title} sent to {ports}, the next hop listens on {wanted}")


def next_ports(mesh, hop, what):
    listening = {instance.sidecar.title: instance.sidecar_port for instance in mesh.instances}
    return {listening.get(envoy.title, envoy.port) for envoy in hop}


def post_to_api(mesh):
    status, text = call_http(mesh.api_port, "/take", PAYLOAD)
    expect(status == 200 and text.endswith(f"{len(PAYLOAD)} bytes"), f"api answered {status} {text}")


def send_to_db(mesh):
    answer = call_tcp(mesh.db_port, PAYLOAD)
    expect(answer == b"db: " + PAYLOAD, f"db answered {len(answer)} bytes")


# ---- what must not work


def refuse_without_intention(mesh, console):
    console.step("Removing the intentions: what is not allowed is refused")
    mesh.beta.tombolo("config", "delete", "-kind=service-intentions", "-name=api")
    mesh.beta.tombolo("config", "delete", "-kind=service-intentions", "-name=db")
    # Every instance has a sidecar of its own, so one of them may refuse a moment before the other.
    status = wait_for("api refuses", lambda: [refusal_of_api(mesh) for _ in range(4 * len(mesh.apis))])[0]
    console.say(f"api: {status}")
    wait_for("db refuses", lambda: is_db_closed(mesh))
    console.say("db: the connection is closed without an answer")
    wait_for("beta says why", lambda: fails_at(mesh.beta, "intention", "alpha/web", "api"))
    for _ in range(20):
        expect(call_http(mesh.api_port)[0] == 403, "api was called although no intention allows it")
        expect(call_tcp(mesh.db_port) == b"", "db was called although no intention allows it")
    mesh.intend("api")
    mesh.intend("db")
    wait_for_calls(mesh)
    console.shown("without an intention refused, with it allowed again", "HTTP 403; TCP closed; 40 of 40 refused")


def refusal_of_api(mesh):
    status, text = call_http(mesh.api_port)
    if status != 403:
        raise NotYet(f"{status} {text}")
    return f"{status} {text}"


def is_db_closed(mesh):
    answer = call_tcp(mesh.db_port)
    if answer:
        raise NotYet(answer.decode(errors="replace"))
    return True


def withdraw_export(mesh, console):
    console.step("Withdrawing api's export: the upstream disappears")
    mesh.export("db")
    wait_for("alpha no longer sees api", lambda: not mesh.imported("api"))
    gone = wait_for("web's sidecar no longer has a way to api", lambda: api_is_gone(mesh))
    console.say(f"alpha: /v1/health/service/api?peer=beta is empty; {gone}")
    wait_for("alpha says why", lambda: fails_at(mesh.alpha, "imported", "web", "beta/api"))
    wait_for("beta says why", lambda: fails_at(mesh.beta, "exported", "alpha/web", "api"))
    wait_for("db is still called", lambda: db_answers(mesh))
    mesh.export("api", "db")
    wait_for("alpha sees api again", lambda: is_imported(mesh, "api", len(mesh.apis)))
    wait_for_calls(mesh)
    console.shown("export withdrawn: upstream gone, db untouched; exported again: back", gone)


def api_is_gone(mesh):
    endpoints = {name: ports for name, ports in mesh.web.sidecar.endpoints().items() if name.startswith("api.")}
    if any(ports for ports in endpoints.values()):
        raise NotYet(f"its endpoints: {endpoints}")
    try:
        status, text = call_http(mesh.api_port)
    except OSError as problem:
        return f"a call ends with {type(problem).__name__}"
    if status == 200:
        raise NotYet(f"{status} {text}")
    return f"a call ends with {status}"


def lose_an_instance(mesh, console):
    console.step("Letting api-2 fail its health check: it gets no traffic")
    both = {api.identifier for api in mesh.apis}
    wait_for("both instances of api answer", lambda: set(count_answers(mesh, 40)) == both)
    console.say(f"both healthy: {count_answers(mesh, 40)}")
    call_control(mesh.apis[1], "fail")
    wait_for("alpha sees one instance of api failing",
             lambda: sorted(mesh.imported("api").values()) == ["critical", "passing"])
    wait_for("only api-1 answers", lambda: set(count_answers(mesh, 20)) == {"api-1"})
    answers = count_answers(mesh, 100)
    console.say(f"api-2 failing: {answers}")
    expect(set(answers) == {"api-1"}, f"a failing instance got calls: {answers}")
    call_control(mesh.apis[1], "recover")
    wait_for("both instances of api answer again", lambda: set(count_answers(mesh, 20)) == both)
    console.shown("a failing instance gets no traffic, a recovered one does", f"100 calls: {answers}")


def call_control(instance, word):
    connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=5)
    connection.request("PUT", f"/control/{word}")
    connection.getresponse().read()
    connection.close()


def count_answers(mesh, calls):
    counts = {}
    for _ in range(calls):
        status, text = call_http(mesh.api_port)
        if status != 200:
            raise NotYet(f"{status} {text}")
        name = text.split(":")[0]
        counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items()))


# ---- the end


def end_peering(mesh, console):
    console.step("Deleting the peering in beta: alpha sees it TERMINATED and forgets what it imported")
    mesh.beta.tombolo("peering", "delete", "-name=alpha")
    wait_for("the peering is TERMINATED in alpha", lambda: is_state(mesh, mesh.alpha, "beta", "TERMINATED"))
    console.say(mesh.alpha.tombolo("peering", "read", "-name=beta").rstrip())
    for service in ("api", "db"):
        wait_for(f"alpha has no {service} of beta", lambda: not mesh.imported(service))
    wait_for("the peering is gone in beta", lambda: is_state(mesh, mesh.beta, "alpha", "HTTP 404"))
    wait_for("calls to api end", lambda: api_is_gone(mesh))
    console.shown("peering deleted in beta: TERMINATED in alpha, imports gone", "api and db unreachable")


def peer_again(mesh, console):
    """For those who stay: the same peering once more, from the state the last chapter left."""
    console.step("Peering again, so that you have something to try")
    mesh.alpha.tombolo("peering", "delete", "-name=beta")
    wait_for("the peering is gone in alpha", lambda: is_state(mesh, mesh.alpha, "beta", "HTTP 404"))
    peer(mesh, console)
    wait_for_calls(mesh)
