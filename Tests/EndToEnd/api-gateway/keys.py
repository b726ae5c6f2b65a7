"""Keys of this test: the gateway's certificate, a provider's key set, and the tokens that it signs. All made by openssl."""

import base64
import json
import subprocess
import time


def openssl(*words, data=None):
    return subprocess.run(["openssl", *words], input=data, capture_output=True, check=True).stdout


def plain(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Certificate:
    """Signed by itself, for one host."""

    def __init__(self, folder, host):
        self.file, self.key = folder / f"{host}.pem", folder / f"{host}.key"
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}", "-keyout", str(self.key), "-out", str(self.file))


class Provider:
    """Who signs tokens."""

    def __init__(self, folder, name, issuer):
        self.name, self.issuer, self.key = name, issuer, folder / f"{name}.key"
        openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", str(self.key))
        modulus = openssl("rsa", "-in", str(self.key), "-noout", "-modulus").decode().strip().partition("=")[2]
        self.keys = {"keys": [{"kty": "RSA", "alg": "RS256", "kid": name, "use": "sig", "e": "AQAB",
                               "n": plain(bytes.fromhex(modulus))}]}

    def entry(self):
        encoded = base64.b64encode(json.dumps(self.keys).encode()).decode()
        return {"Issuer": self.issuer, "Audiences": ["shop"], "JSONWebKeySet": {"Local": {"JWKS": encoded}},
                "Locations": [{"Header": {"Name": "authorization", "ValuePrefix": "Bearer "}}]}

    def token(self, role, seconds=600, audience="shop"):
        now = int(time.time())
        head = {"alg": "RS256", "typ": "JWT", "kid": self.name}
        content = {"iss": self.issuer, "aud": audience, "sub": "somebody", "realm": {"role": role}, "exp": now + seconds}
        signed = f"{plain(json.dumps(head).encode())}.{plain(json.dumps(content).encode())}"
        signature = openssl("dgst", "-sha256", "-sign", str(self.key), data=signed.encode())
        return f"{signed}.{plain(signature)}"
