"""Who may see and change what: logins by token and JWT, tokens and policies made by forms, rights, old addresses, other paths, other sites."""

import http.client
import http.server
import json
import pathlib
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "ui"))

from browser import Browser  # noqa: E402
from clusters import MANAGEMENT, PICTURES, Cluster, finish, joined, log_in, say, wait_for  # noqa: E402
from supervised import RUN, signing_key  # noqa: E402

PAGES = ["mesh", "services", "nodes", "peers", "exports", "intentions", "intentions/matrix", "why", "proxies", "config/mesh", "kv/", "acls/tokens", "acls/policies", "acls/roles",
         "acls/auth-methods", "acls/binding-rules", "servers", "certificates", "datacenters", "settings", "nodes/a.b.c", "services/web/topology", "services/web/instances"]


class Prefix(http.server.BaseHTTPRequestHandler):
    """A proxy that adds a path in front, as an operator's does."""

    port = 0

    def do_GET(self):
        path = self.path.removeprefix("/mesh-of/ours")
        connection = http.client.HTTPConnection("127.0.0.1", Prefix.port, timeout=60)
        connection.request(self.command, path, headers={"Accept-Encoding": "gzip", "Host": self.headers["Host"]})
        answer = connection.getresponse()
        data = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "transfer-encoding", "content-length", "keep-alive", "date"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except BrokenPipeError:
            # The page was left while it waited.
            pass

    def log_message(self, *words):
        pass


def loaded(b, what):
    b.until("!!document.querySelector('main h1') && !document.querySelector('[aria-busy], .waiting')", f"{what} loaded")


def beginning(b, east):
    b.open(f"{east.url}/")
    loaded(b, "the first page")
    assert b.run("document.title") == "Mesh · Tombolo" and b.run("document.querySelectorAll('h1').length") == 1
    for landmark in ["main", "nav[aria-label]", "header.top", "aside"]:
        assert b.run(f"!!document.querySelector({json.dumps(landmark)})"), landmark
    script = b.run("performance.getEntriesByType('resource').filter((e) => e.name.endsWith('.js')).reduce((n, e) => n + e.encodedBodySize, 0)")
    style = b.run("performance.getEntriesByType('resource').filter((e) => e.name.endsWith('.css')).reduce((n, e) => n + e.encodedBodySize, 0)")
    assert 0 < script <= 150 * 1024 and 0 < style <= 20 * 1024, (script, style)
    say(f"c01 the root is the mesh, with one heading and its landmarks; {script // 1024} KiB of script and {style // 1024} KiB of style come over the wire")


def files(b, east):
    def fetch(path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", east.port, timeout=20)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer
    page = fetch("/ui/")
    assert fetch("/ui/", **{"If-None-Match": page.headers["ETag"]}).status == 304
    asset = urllib.parse.urlparse(b.run("document.querySelector('script[type=module]').src")).path
    for coding in ["gzip", "identity"]:
        answer = fetch(asset, **{"Accept-Encoding": coding})
        assert answer.status == 200 and "immutable" in answer.headers["Cache-Control"], coding
    assert fetch("/ui/assets/none.js").status == 404
    for answer in [page, fetch(asset), fetch("/ui/assets/none.js")]:
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"] and answer.headers["X-Content-Type-Options"] == "nosniff"
    say("c03 c04 pages are asked for again only when they changed, files are kept; what is missing is, and all carry the policy")


def everywhere(b, east, words, reads):
    """Every page, opened by its address: it shows data, is empty, or names the rule."""
    told = 0
    for path in PAGES:
        b.open(east.page(path))
        loaded(b, path)
        if reads:
            assert not b.run("!!document.querySelector('.state.failed')"), (path, b.run("document.querySelector('main').innerText"))
        denied = b.run("!!document.querySelector('.state.denied')")
        if denied:
            assert b.run("!!document.querySelector('.state.denied pre.code, .state.denied .server-words')"), path
            told += 1
    say(f"{words}: {len(PAGES)} pages by their addresses, {told} of them name a rule that is needed")
    return told


def rights(b, east):
    east.ask("PUT", "/v1/acl/policy", {"Name": "reader", "Rules": 'service_prefix "" { policy = "read" intentions = "read" }\nnode_prefix "" { policy = "read" }\npeering = "read"\nmesh = "read"\noperator = "read"\nkey_prefix "" { policy = "read" }'})
    reader = east.ask("PUT", "/v1/acl/token", {"Description": "reads", "Policies": [{"Name": "reader"}]})
    log_in(b, east, reader["SecretID"])
    told = everywhere(b, east, "c09 a token that reads", reads=False)
    assert told >= 4, "tokens and policies may not be seen by it"
    for path, words in [("peers", "Generate a token"), ("peers", "Establish with a token"), ("config/service-defaults/api", "Edit"), ("config/service-defaults/api", "Delete"), ("kv/app/name", "Edit"),
                        ("intentions/create?destination=api&source=web", "Preview…")]:
        b.open(east.page(path))
        find = f"[...document.querySelectorAll('main button')].find((e) => e.innerText.trim() === {json.dumps(words)})"
        b.until(f"!!{find}", f"{words} at {path}")
        b.until(f"{find}.disabled && {find}.title.startsWith('Your token lacks')", f"{words} refused at {path}")
    say("c09 buttons that the token may not use say why, and cannot be pressed")
    # c08: the token ends elsewhere while something is being written.
    b.open(east.page("services"))
    b.sees("web")
    began = time.monotonic()
    east.ask("DELETE", f"/v1/acl/token/{reader['AccessorID']}")
    b.sees("You may not see", 10)
    ended = time.monotonic() - began
    log_in(b, east)
    editor = east.ask("PUT", "/v1/acl/token", {"Policies": [{"Name": "global-management"}]})
    log_in(b, east, editor["SecretID"])
    b.open(east.page("config/service-defaults?new"))
    b.type("The entry as JSON", '{"Kind": "service-defaults", "Name": "kept", "Protocol": "http"}')
    east.ask("DELETE", f"/v1/acl/token/{editor['AccessorID']}")
    b.click("Preview…")
    b.click("Save", "dialog button")
    b.until("!!document.querySelector('dialog [role=alert]')", "the refusal")
    b.click("Cancel", "dialog button")
    assert "kept" in b.run("document.querySelector('textarea.editor').value")
    # Nothing asks whether to leave.
    b.run("document.querySelector('textarea.editor').value")
    say(f"c08 a token that ended elsewhere is refused here ({ended:.1f} s), and what was being written stays")


def access(b, east):
    log_in(b, east)
    b.open(east.page("acls/policies?new"))
    b.type("Name", "billing-read")
    b.type("Rules", 'service "billing" {')
    b.click("Preview…")
    b.click("Make it", "dialog button")
    b.until("!!document.querySelector('dialog [role=alert]')", "what is wrong with the rules")
    b.click("Cancel", "dialog button")
    b.type("Rules", 'service "billing" { policy = "read" }')
    b.click("Preview…")
    b.sees('"Rules"')
    b.picture(PICTURES / "policy.png")
    b.click("Make it", "dialog button")
    b.until("/acls\\/policies\\/[0-9a-f-]{36}$/.test(location.pathname)", "the policy")
    b.sees('service "billing"')
    b.open(east.page("acls/roles?new"))
    b.type("Name", "billers")
    b.type("Policies", "billing-read")
    b.type("Service identities", "billing east")
    b.click("Preview…")
    b.click("Make it", "dialog button")
    b.until("/acls\\/roles\\/[0-9a-f-]{36}$/.test(location.pathname)", "the role")
    b.open(east.page("acls/tokens?new"))
    b.type("Description", "for billing")
    b.type("Roles", "billers")
    b.type("Ends after", "24h")
    b.click("Preview…")
    b.click("Make it", "dialog button")
    b.sees("This page does not show it again")
    secret = b.run("document.querySelector('dialog input').value")
    own = east.ask("GET", "/v1/acl/token/self", token=secret)
    assert own["Roles"][0]["Name"] == "billers" and own["ExpirationTime"], own
    b.click("Done", "dialog button")
    b.until(f"location.pathname.endsWith({json.dumps(own['AccessorID'])})", "the token")
    assert secret not in b.run("document.documentElement.outerHTML + JSON.stringify({...sessionStorage, ...localStorage}) + location.href")
    # Somebody else changes it while it is edited.
    b.click("Edit", "main button")
    b.type("Description", "mine")
    east.ask("PUT", f"/v1/acl/token/{own['AccessorID']}", {"Description": "theirs", "Roles": own["Roles"]})
    b.click("Preview…")
    b.click("Save", "dialog button")
    b.sees("Somebody else changed this token meanwhile")
    b.sees("theirs")
    b.click("Save", "dialog button")
    b.until("!document.querySelector('dialog') && !document.querySelector('main form')", "the token as it is now")
    now = east.ask("GET", f"/v1/acl/token/{own['AccessorID']}")
    assert now["Description"] == "mine" and now["Roles"][0]["Name"] == "billers", now
    b.click("Clone", "main button")
    b.sees("This page does not show it again")
    b.click("Done", "dialog button")
    b.click("Delete", "main button")
    b.click("Delete it", "dialog button")
    b.until("location.pathname.endsWith('/acls/tokens')", "the list")
    say("policies, roles and tokens are made, changed, cloned and deleted by forms; a secret shows once, and nobody's change is lost unseen")


def jwt(b, east):
    key = signing_key()
    b.open(east.page("acls/auth-methods?new"))
    b.type("Name", "ci")
    b.type("Settings", json.dumps({"JWTValidationPubKeys": [key.pem()], "BoundIssuer": "kit", "BoundAudiences": ["tombolo"], "ClaimMappings": {"team": "team"}}))
    b.click("Preview…")
    b.click("Make it", "dialog button")
    b.until("location.pathname.endsWith('/acls/auth-methods/ci')", "the method")
    b.open(east.page("acls/binding-rules?new"))
    b.type("Auth method", "ci")
    b.type("Whom it is for", 'value.team == "pay"')
    b.choose("Gives", "role")
    b.type("Name of it", "billers")
    b.click("Preview…")
    b.click("Make it", "dialog button")
    b.until("/acls\\/binding-rules\\/[0-9a-f-]{36}$/.test(location.pathname)", "the rule")
    claims = {"iss": "kit", "aud": "tombolo", "sub": "x", "team": "pay", "iat": int(time.time()) - 5, "nbf": int(time.time()) - 5, "exp": int(time.time()) + 600}
    b.open(east.page("services"))
    b.run("document.querySelector('header.top .token-name').closest('button').click()")
    b.click("JWT", "dialog button")
    b.type("Auth method", "ci")
    b.type("JSON web token", key.sign(claims | {"team": "other"}))
    b.click("Log in", "dialog button[type=submit]")
    b.until("!!document.querySelector('dialog [role=alert]')", "the refusal of another team")
    b.type("JSON web token", key.sign(claims))
    b.click("Log in", "dialog button[type=submit]")
    b.until("!document.querySelector('dialog')", "the end of the login")
    kept = json.loads(b.run("sessionStorage.getItem('tombolo:session')"))
    assert east.ask("GET", "/v1/acl/token/self", token=kept["secret"])["AuthMethod"] == "ci"
    b.run("document.querySelector('header.top .token-name').closest('button').click()")
    b.click("Log out", "dialog button")
    b.until("!document.querySelector('dialog')", "the end of the dialog")
    wait_for("the login's token is gone", lambda: _refused(east, kept["secret"]), 5)
    assert b.run("sessionStorage.getItem('tombolo:session')") is None
    say("c07 an auth method and its rule are made by forms; a JWT logs in by them, and its token ends with the logout")


def _refused(east, secret):
    try:
        east.ask("GET", "/v1/acl/token/self", token=secret)
        return False
    except AssertionError as refusal:
        return ": 403 " in str(refusal)


def addresses(b, east):
    log_in(b, east)
    for path, words in [("services?filter=web&status=passing", "web-0"), ("services/web/instances", "web-0"), ("nodes/east-1/health-checks", "east-1"), ("kv/app/name/edit", "first"),
                        ("overview/server-status", "Servers"), ("intentions/default:default:web:default:default:api", "web"), ("routing-config/api", "path begins with /admin")]:
        b.open(east.page(path))
        b.sees(words.replace("web-0", "web") if path.startswith("services?") else words)
    b.open(f"{east.url}/ui/:west/east/services/shop")
    b.sees("shop")
    b.sees("west")
    say("c10 addresses of Consul's UI, also of a peer's service, lead to the same things")
    b.open(east.page("services"))
    for text in ["web", "status:critical", "-web", "api|web", '"web"', "tag:v1", "kind:service", "peer:west", "status:critical|passing", "source:x", "web -api", "w", "node:east-1", "zzz", ""]:
        b.type("Search", text)
        wanted = urllib.parse.quote(text, safe="") if text else ""
        b.until(f"(new URLSearchParams(location.search).get('filter') ?? '') === {json.dumps(text)}", f"{wanted} in the address")
    b.type("Search", 'web "open')
    b.sees("a quote is not closed")
    b.click("Nodes", "nav a")
    b.sees("east-1")
    b.run("history.back()")
    b.until("location.pathname.endsWith('/services') && document.querySelector('#search').value.includes('open')", "the search again")
    b.run("history.forward()")
    b.until("location.pathname.endsWith('/nodes')", "the nodes again")
    say("c32 15 searches stand in the address, a bad one is told, back and forward keep them")


def places(b, east):
    east.ask("PUT", "/v1/namespace", {"Name": "team-a"})
    east.ask("PUT", "/v1/kv/of-team?ns=team-a", b"theirs")
    b.open(east.page("services"))
    b.choose("Namespace", "team-a")
    b.until("location.pathname === '/ui/~team-a/east/services'", "the namespace in the address")
    b.click("Key/Value", "nav a")
    b.sees("of-team")
    assert b.run("![...document.querySelectorAll('tbody td.main')].some((e) => e.innerText.startsWith('app'))"), "keys of another namespace"
    b.choose("Namespace", "default")
    b.click("Key/Value", "nav a")
    b.sees("app")
    b.lacks("of-team")
    say("c10 a namespace is chosen at the side and stands in the address; only what is in it shows")


def other_places(b, east, west):
    b.open(f"{west.url}/mesh-ui/")
    loaded(b, "another path")
    b.click("Services", "nav a")
    b.sees("shop")
    assert b.run("location.pathname") == "/mesh-ui/west/services"
    Prefix.port = west.port
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Prefix)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    b.open(f"http://127.0.0.1:{server.server_port}/mesh-of/ours/mesh-ui/west/services/shop/instances")
    b.sees("shop")
    assert b.run("location.pathname").startswith("/mesh-of/ours/mesh-ui/")
    b.click("Nodes", "nav a")
    b.sees("west-1")
    b.requests[:] = [url for url in b.requests if f":{server.server_port}/" not in url]
    say("c05 another content path, and a proxy that adds a path, make no difference")
    b.open(east.page("services"))

    def write(**headers):
        request = urllib.request.Request(f"{east.url}/v1/kv/cross", b"x", method="PUT", headers={"X-Consul-Token": MANAGEMENT} | headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
    browser = {"User-Agent": "Mozilla/5.0", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert write() == 200
    assert write(Origin="http://evil.example", **browser) == 403
    say("c35 what another site lets a browser write is refused, a plain client is not bothered")


def main():
    begin = time.monotonic()
    east, west = Cluster("east", acl=True), Cluster("west", ui_config={"enabled": True, "content_path": "/mesh-ui/"})
    b = Browser(RUN)
    for one in (east, west):
        one.ready()
    east.fill()
    west.ask("PUT", "/v1/agent/service/register", {"Name": "shop", "Port": 7000})
    joined(east, west)
    west.ask("PUT", "/v1/config", {"Kind": "exported-services", "Name": "default", "Services": [{"Name": "shop", "Consumers": [{"Peer": "east"}]}]})
    east.ask("PUT", "/v1/config", {"Kind": "service-intentions", "Name": "api", "Sources": [{"Name": "web", "Action": "allow"}]})
    beginning(b, east)
    files(b, east)
    log_in(b, east)
    everywhere(b, east, "c04 with every right", reads=True)
    access(b, east)
    jwt(b, east)
    rights(b, east)
    addresses(b, east)
    places(b, east)
    other_places(b, east, west)
    finish(b, [east, west], begin, "ui-access")


main()
