"""Logins that others vouch for: a browser at an identity provider that signs and checks PKCE, and a role of AWS at an STS that checks
the signature (SigV4)."""

import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from supervised import RUN, free_port

ACCESS, SECRET = "AKIATESTKEY", "aws-secret-of-the-test"
ARN = "arn:aws:sts::123456789012:assumed-role/shop-deployer/session-7"


class StandIn(http.server.BaseHTTPRequestHandler):
    """One request; what it means is the server's."""

    def log_message(self, *words):
        pass

    def reply(self, status, body, kind="application/json", **headers):
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()

    def do_GET(self):
        self.server.answer(self, "")

    def do_POST(self):
        self.server.answer(self, self.body())


class Server(http.server.ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", free_port()), StandIn)
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Provider(Server):
    """An identity provider: discovery, keys, a page that logs everybody in as alice, codes for tokens."""

    def __init__(self, key):
        self.key, self.codes = key, {}
        super().__init__()

    def answer(self, request, body):
        place = urllib.parse.urlsplit(request.path)
        query = dict(urllib.parse.parse_qsl(place.query))
        if place.path == "/.well-known/openid-configuration":
            request.reply(200, {"issuer": self.url, "jwks_uri": f"{self.url}/jwks", "authorization_endpoint": f"{self.url}/authorize",
                                "token_endpoint": f"{self.url}/token"})
        elif place.path == "/jwks":
            request.reply(200, self.key.jwks())
        elif place.path == "/authorize":
            assert query["response_type"] == "code" and query["client_id"] == "mesh", query
            code = f"code+{len(self.codes)}"
            self.codes[code] = query
            back = urllib.parse.urlencode({"state": query["state"], "code": code})
            request.reply(302, "", Location=f"{query['redirect_uri']}?{back}")
        elif place.path == "/token":
            form = dict(urllib.parse.parse_qsl(body))
            asked = self.codes.pop(form.get("code"), None)
            digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
            known = request.headers["Authorization"] == "Basic " + base64.b64encode(b"mesh:hush").decode()
            if not known or asked is None or asked["code_challenge"] != challenge or form["redirect_uri"] != asked["redirect_uri"]:
                request.reply(400, {"error": "invalid_grant"})
                return
            now = int(time.time())
            request.reply(200, {"access_token": "a", "token_type": "Bearer", "id_token": self.key.sign({
                "iss": self.url, "aud": "mesh", "sub": "alice", "nonce": asked["nonce"], "iat": now, "exp": now + 300,
                "team": "shop"})})
        else:
            request.reply(404, {})


def hashed(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def signature(headers, names, body):
    """What AWS's signature of these headers and this body must be (SigV4)."""
    low = {name.lower(): value for name, value in headers.items()}
    canonical = "\n".join(["POST", "/", "", *(f"{name}:{low[name]}" for name in names), "", ";".join(names),
                           hashlib.sha256(body.encode()).hexdigest()])
    day, scope = low["x-amz-date"][:8], f"{low['x-amz-date'][:8]}/us-east-1/sts/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", low["x-amz-date"], scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = ("AWS4" + SECRET).encode()
    for part in (day, "us-east-1", "sts", "aws4_request"):
        key = hashed(key, part)
    return scope, hashed(key, text).hex()


class STS(Server):
    def answer(self, request, body):
        fields = dict(part.strip().split("=", 1) for part in request.headers["Authorization"].split(" ", 1)[1].split(","))
        _, wanted = signature(request.headers, fields["SignedHeaders"].split(";"), body)
        if fields["Signature"] != wanted:
            request.reply(403, "<ErrorResponse/>", "text/xml")
            return
        request.reply(200, f"""<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>{ARN}</Arn><UserId>AROATEST:session-7</UserId><Account>123456789012</Account></GetCallerIdentityResult>
            <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>""", "text/xml")


def bearer(url, server="mesh-1", body="Action=GetCallerIdentity&Version=2011-06-15", forged=False, **other):
    """What a client with AWS's credentials shows."""
    headers = {"Host": urllib.parse.urlsplit(url).netloc, "X-Amz-Date": time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()),
               "Content-Type": "application/x-www-form-urlencoded", "X-Consul-IAM-ServerID": server, **other}
    names = sorted(name.lower() for name in headers)
    scope, sign = signature(headers, names, body)
    if forged:
        sign = "0" * 64
    headers["Authorization"] = f"AWS4-HMAC-SHA256 Credential={ACCESS}/{scope}, SignedHeaders={';'.join(names)}, Signature={sign}"
    encode = lambda text: base64.b64encode(text.encode()).decode()
    return json.dumps({"iam_http_request_method": "POST", "iam_request_url": encode(url), "iam_request_body": encode(body),
                       "iam_request_headers": encode(json.dumps({name: [value] for name, value in headers.items()}))})


def by_browser(cluster, key):
    provider = Provider(key)
    config = RUN / "sso.json"
    config.write_text(json.dumps({
        "OIDCDiscoveryURL": provider.url, "OIDCClientID": "mesh", "OIDCClientSecret": "hush",
        "AllowedRedirectURIs": ["http://localhost:8550/oidc/callback"], "ClaimMappings": {"team": "team"}}))
    shown = cluster.command("acl", "auth-method", "create", "-name=sso", "-type=oidc", f"-config=@{config}")
    assert "oidc" in shown, shown
    cluster.command("acl", "binding-rule", "create", "-method=sso", "-bind-name=${value.team}")
    sink = RUN / "sso.token"
    words = ["login", "-type=oidc", "-method=sso", f"-token-sink-file={sink}", f"-oidc-callback-listen-addr=localhost:{free_port()}",
             "-meta=who=me"]
    login = subprocess.Popen(["tombolo", *words], env=cluster.environment(""), stderr=subprocess.PIPE, text=True)
    try:
        address = next(line.strip() for line in login.stderr if line.strip().startswith("http"))
        # Somebody else's visit changes nothing.
        redirect = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query))["redirect_uri"]
        try:
            urllib.request.urlopen(f"{redirect}?state=other&code=x", timeout=10)
            raise AssertionError("a stranger's state was taken")
        except urllib.error.HTTPError as refusal:
            assert refusal.code == 400
        with urllib.request.urlopen(address, timeout=30) as page:
            assert "You are back" in page.read().decode()
        assert login.wait(30) == 0, login.stderr.read()
    finally:
        login.kill()
    shown = cluster.command("acl", "token", "read", "-self", token=pathlib.Path(sink).read_text())
    assert "shop (Datacenters: all)" in shown and '{"who":"me"}' in shown, shown
    refused = cluster.ask("POST", "/v1/acl/oidc/auth-url", "", {"AuthMethod": "sso", "RedirectURI": "https://evil.example/"})
    assert refused[0] != 200 and "unauthorized redirect_uri" in refused[1], refused
    provider.shutdown()
    print("ok: a login through a browser, by an identity provider that checks PKCE")


def by_aws(cluster):
    sts = STS()
    config = RUN / "aws.json"
    config.write_text(json.dumps({"BoundIAMPrincipalARNs": ["arn:aws:iam::123456789012:role/shop-deployer"],
                                  "ServerIDHeaderValue": "mesh-1", "STSEndpoint": sts.url}))
    cluster.command("acl", "auth-method", "create", "-name=aws", "-type=aws-iam", f"-config=@{config}")
    cluster.command("acl", "binding-rule", "create", "-method=aws", "-bind-name=${entity_name}", '-selector=account_id == "123456789012"')

    def login(text):
        return cluster.ask("POST", "/v1/acl/login", "", {"AuthMethod": "aws", "BearerToken": text})

    status, text = login(bearer(sts.url))
    assert status == 200 and json.loads(text)["ServiceIdentities"][0]["ServiceName"] == "shop-deployer", text
    for wrong, word in [
        (bearer(sts.url, forged=True), "status 403"), (bearer(sts.url, server="mesh-2"), "ServerIDHeaderValue"),
        (bearer("https://sts.amazonaws.com.evil.example/"), "is not asked at this URL"),
        (bearer(sts.url + "/?Action=AssumeRole"), "is not asked at this URL"),
        (bearer(sts.url, body="Action=GetCallerIdentity&Version=2011-06-15&x=y"), "GetCallerIdentity alone"),
        (bearer(sts.url, body="Action=AssumeRole&Version=2011-06-15"), "GetCallerIdentity alone"),
        (bearer(sts.url, Accept="application/json"), "accept"), (bearer(sts.url, **{"X-Evil": "1"}), "x-evil is not allowed"),
        ("{}", "missing"), ("nothing", "no JSON"),
    ]:
        status, text = login(wrong)
        assert status != 200 and word in text, (word, status, text)
    sts.shutdown()
    print("ok: a role of AWS logs in by a request that STS verifies, and by no other one")
