"""Programs that find services by themselves: Prometheus by the API, the others by names."""

import http.server
import json
import threading
import urllib.parse
import urllib.request

from clients import FOLDER, logged, output, start
from supervised import RUN, free_port

BINARIES, SERVERS = FOLDER / "usr/bin", FOLDER / "usr/sbin"
ADDRESSES = ("127.0.0.2", "127.0.0.3")


class Web:
    """Two instances of a service on one port of two addresses; each says which it is."""

    def __init__(self, agent):
        self.agent = agent
        self.port = free_port()
        self.sick = set()
        for address in ADDRESSES:
            self.serve(address)
        for number, address in enumerate(ADDRESSES):
            body = {"ID": f"web-{number}", "Name": "web", "Address": address, "Port": self.port, "Tags": ["blue"], "Meta": {"shard": str(number)},
                    "Check": {"HTTP": f"http://{address}:{self.port}/health", "Interval": "1s", "Timeout": "1s"}}
            agent.must(f"web on {address} is registered", agent.put("/v1/agent/service/register", body)[0] == 200)

    def serve(self, address):
        web = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                status, body = 200, address
                if self.path == "/health" and address in web.sick:
                    status = 500
                if self.path == "/metrics":
                    body = f"# TYPE web_shown gauge\nweb_shown{{address=\"{address}\"}} 1\n"
                self.send_response(status)
                self.send_header("Content-Type", "text/plain; version=0.0.4")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer((address, self.port), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def names(self, port):
        return sorted(output("dig", "@127.0.0.1", "-p", port, "+short", "+tries=1", "+time=2", "web.service.consul").split())


def answered(port, times=12):
    """Who answers at a proxy."""
    found = set()
    for _ in range(times):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2) as answer:
                found.add(answer.read().decode())
        except OSError as error:
            found.add(str(error))
    return found


def file(name, text):
    path = RUN / name
    path.write_text(text)
    return path


def haproxy(agent):
    port = free_port()
    settings = file("haproxy.cfg", f"""
defaults
    mode http
    timeout connect 1s
    timeout client 5s
    timeout server 5s
resolvers tombolo
    nameserver agent 127.0.0.1:{agent.names}
    accepted_payload_size 8192
    hold valid 500ms
    hold obsolete 500ms
    timeout resolve 500ms
    timeout retry 500ms
frontend in
    bind 127.0.0.1:{port}
    default_backend web
backend web
    balance roundrobin
    server-template web 3 _web._tcp.service.consul resolvers tombolo resolve-prefer ipv4 init-addr none
""")
    start("haproxy", SERVERS / "haproxy", "-db", "-f", settings)
    return port


def nginx(agent, web):
    port = free_port()
    folder = RUN / "nginx"
    folder.mkdir()
    paths = "".join(f"    {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    settings = file("nginx.conf", f"""
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
{paths}
    resolver 127.0.0.1:{agent.names} valid=1s ipv6=off;
    server {{
        listen 127.0.0.1:{port};
        location / {{
            set $web http://web.service.consul:{web.port};
            proxy_pass $web;
        }}
    }}
}}
""")
    start("nginx", SERVERS / "nginx", "-p", folder, "-e", folder / "error.log", "-c", settings)
    return port


def caddy(agent, web):
    port = free_port()
    settings = file("Caddyfile", f"""
{{
    admin off
    auto_https off
    storage file_system {RUN}/caddy
}}
http://127.0.0.1:{port} {{
    reverse_proxy {{
        dynamic a {{
            name web.service.consul
            port {web.port}
            refresh 500ms
            resolvers 127.0.0.1:{agent.names}
        }}
    }}
}}
""")
    start("caddy", BINARIES / "caddy", "run", "--adapter", "caddyfile", "--config", settings)
    return port


def dnsmasq(agent):
    port = free_port()
    start("dnsmasq", SERVERS / "dnsmasq", "-k", "-C", "/dev/null", "-p", port, "--listen-address=127.0.0.1", "--bind-interfaces", "--no-resolv",
          "--no-hosts", "--user=root", f"--pid-file={RUN}/dnsmasq.pid", "--cache-size=0", f"--server=/consul/127.0.0.1#{agent.names}")
    return port


def unbound(agent):
    port = free_port()
    settings = file("unbound.conf", f"""
server:
    interface: 127.0.0.1@{port}
    do-daemonize: no
    use-syslog: no
    username: ""
    chroot: ""
    directory: "{RUN}"
    pidfile: "{RUN}/unbound.pid"
    module-config: "iterator"
    do-not-query-localhost: no
    domain-insecure: "consul"
    cache-max-ttl: 0
remote-control:
    control-enable: no
stub-zone:
    name: "consul"
    stub-addr: 127.0.0.1@{agent.names}
""")
    start("unbound", SERVERS / "unbound", "-d", "-c", settings)
    return port


def prometheus(agent, token):
    """Debian builds Prometheus without consul_sd_configs, so it is told where the agent is."""
    port = free_port()
    settings = file("prometheus.json", json.dumps({
        "global": {"scrape_interval": "1s", "scrape_timeout": "1s"},
        "scrape_configs": [
            {"job_name": "agent", "metrics_path": "/v1/agent/metrics", "params": {"format": ["prometheus"]},
             "authorization": {"credentials": token}, "static_configs": [{"targets": [f"127.0.0.1:{agent.port}"]}]},
        ]}))
    start("prometheus", BINARIES / "prometheus", f"--config.file={settings}", f"--storage.tsdb.path={RUN}/prometheus",
          f"--web.listen-address=127.0.0.1:{port}")
    return port


def victoria_metrics(agent, token):
    """Reads Prometheus's configuration, consul_sd_configs too."""
    port = free_port()
    settings = file("victoria-metrics.json", json.dumps({
        "global": {"scrape_interval": "1s", "scrape_timeout": "1s"},
        "scrape_configs": [
            {"job_name": "found", "consul_sd_configs": [{"server": f"127.0.0.1:{agent.port}", "token": token, "services": ["web"], "tags": ["blue"]}],
             "relabel_configs": [
                 {"source_labels": ["__meta_consul_service_metadata_shard"], "target_label": "shard"},
                 {"source_labels": ["__meta_consul_health"], "target_label": "health"}]},
        ]}))
    start("victoria-metrics", BINARIES / "victoria-metrics", f"-promscrape.config={settings}", f"-storageDataPath={RUN}/victoria-metrics",
          f"-httpListenAddr=127.0.0.1:{port}", "-promscrape.consulSDCheckInterval=1s", "-search.latencyOffset=1s", "-memory.allowedBytes=100000000",
          "-search.disableCache")
    return port


def asked(port, expression):
    """What Prometheus answers: the labels of each series with its value."""
    path = f"http://127.0.0.1:{port}/api/v1/query?" + urllib.parse.urlencode({"query": expression})
    with urllib.request.urlopen(path, timeout=5) as answer:
        return [(row["metric"], row["value"][1]) for row in json.load(answer)["data"]["result"]]


def commands(agent, token):
    base = f"http://127.0.0.1:{agent.port}"
    header = f"X-Consul-Token: {token}"
    agent.must("curl puts a key", output("curl", "-sS", "-X", "PUT", "-H", header, "--data-binary", "@-", f"{base}/v1/kv/curl", input="one").strip() == "true")
    agent.must("curl reads it, compressed", output("curl", "-sS", "--compressed", "-H", header, f"{base}/v1/kv/curl?raw") == "one")
    head = output("curl", "-sS", "-i", "-H", header, f"{base}/v1/kv/curl?wait=1s")
    agent.must("curl sees the index to wait for", "X-Consul-Index: " in head and " 200 " in head, head)
    upgraded = output("curl", "-sS", "--http2", "-H", header, f"{base}/v1/kv/curl?raw")
    agent.must("curl that would like HTTP/2 is answered", upgraded == "one", upgraded)
    words = ("dig", "@127.0.0.1", "-p", agent.names, "+short", "+tcp", "SRV", "_web._tcp.service.consul")
    # Both answer once their checks have passed.
    agent.until("dig reads SRV by TCP", lambda: len(output(*words).split("\n")) == 3)


def story(agent, web, token):
    proxies = {"HAProxy": haproxy(agent), "nginx": nginx(agent, web), "caddy": caddy(agent, web)}
    servers = {"dnsmasq": dnsmasq(agent), "unbound": unbound(agent)}
    metrics, plain = victoria_metrics(agent, token), prometheus(agent, token)
    commands(agent, token)

    def everywhere(what, addresses):
        for name, port in servers.items():
            agent.until(f"{name} {what}", lambda port=port: web.names(port) == addresses)
        for name, port in proxies.items():
            agent.until(f"{name} {what}", lambda port=port: answered(port) == set(addresses))

    try:
        everywhere("finds both instances", list(ADDRESSES))
        agent.until("consul_sd_configs (VictoriaMetrics) finds and scrapes both", lambda: sorted(asked(metrics, 'up{job="found"}'), key=str) == [
            ({"__name__": "up", "health": "passing", "instance": f"{address}:{web.port}", "job": "found", "shard": str(number)}, "1")
            for number, address in enumerate(ADDRESSES)])
        agent.until("Prometheus scrapes the agent", lambda: asked(plain, 'up{job="agent"}')[0][1] == "1")
        web.sick.add(ADDRESSES[0])
        everywhere("leaves the one that fails", [ADDRESSES[1]])
        agent.until("consul_sd_configs sees it fail",
                    lambda: [row[0]["shard"] for row in asked(metrics, 'up{health="critical"}')] == ["0"])
        web.sick.clear()
        everywhere("takes it back", list(ADDRESSES))
    except SystemExit:
        for name in ("haproxy", "nginx", "caddy", "dnsmasq", "unbound", "prometheus", "victoria-metrics"):
            print(f"--- {name}\n{logged(name, 12)}")
        raise
