#!/usr/bin/env python3
"""Makes deploy/helm/tombolo/values.schema.json from values.yaml, so that Helm refuses a value that nobody knows, by its name.

  deploy/helm/schema.py            writes it
  deploy/helm/schema.py --check    fails when it would change

Kinds come from the defaults: a null takes anything, a map with members only these, an empty map or list any. KNOWN are values of Consul's chart that
mean nothing here, or are refused by templates/validation.yaml when they are turned on; NOTES names those that were set.
"""

import json
import pathlib
import sys

import yaml

CHART = pathlib.Path(__file__).parent / "tombolo"
KNOWN = CHART / "files" / "without-effect.yaml"
CHOICES = {
    "meshGateway.wanAddress.source": ["Service", "NodeIP", "NodeName", "Static"],
    "connectInject.failurePolicy": ["Fail", "Ignore"],
    "global.logLevel": ["trace", "debug", "info", "warn", "error"],
    "ui.ingress.pathType": ["Prefix", "Exact", "ImplementationSpecific"],
}
SERVICE_TYPES = ["ClusterIP", "NodePort", "LoadBalancer"]
# Lists and maps whose items are like these defaults.
LIKE = {"ingressGateways.gateways": "ingressGateways.defaults", "terminatingGateways.gateways": "terminatingGateways.defaults",
        "tombolo.apiGateways.gateways": "tombolo.apiGateways.defaults"}
PORTS = {"meshGateway.containerPort", "meshGateway.wanAddress.port", "meshGateway.service.port", "externalServers.httpsPort", "externalServers.grpcPort"}
# What Kubernetes itself judges, or what may be text with templates as well as what it is.
FREE = {"resources", "extraEnvironmentVars", "extraLabels", "annotations", "affinity", "tolerations", "nodeSelector", "namespaceSelector",
        "topologySpreadConstraints", "additionalSpec", "issuerRef"}


def schema(value, path):
    name = path.rpartition(".")[2]
    if path in CHOICES:
        return {"enum": CHOICES[path]}
    if path in PORTS:
        return {"type": "integer", "minimum": 1, "maximum": 65535}
    if path.endswith("service.type") or path in ("dns.type", "server.exposeService.type"):
        return {"enum": SERVICE_TYPES + ([None] if value is None else [])}
    if path == "connectInject.sidecarProxy.resources" or path == "connectInject.initContainer.resources":
        return members(value, path)
    if name in FREE or value is None:
        return {}
    if value == "-":
        return {"enum": ["-", True, False, None]}
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "integer", "minimum": 0}
    if isinstance(value, str):
        return {"type": ["string", "null"]}
    if isinstance(value, list):
        return {"type": ["array", "null"], "items": {}}
    return members(value, path) if value else {"type": ["object", "null"]}


def members(value, path):
    found = {}
    for name, part in value.items():
        place = f"{path}.{name}" if path else name
        found[name] = schema(part, place)
    return {"type": "object", "properties": found, "additionalProperties": False}


def find(tree, path):
    for name in path.split("."):
        tree = tree["properties"][name]
    return tree


def add(tree, path):
    """A known value without effect: anything is taken."""
    *folders, last = path.split(".")
    for name in folders:
        tree = tree["properties"].setdefault(name, {"type": "object", "properties": {}, "additionalProperties": False})
        if "properties" not in tree:
            return
    tree["properties"].setdefault(last, {})


def whole():
    tree = members(yaml.safe_load((CHART / "values.yaml").read_text()), "")
    for path in yaml.safe_load(KNOWN.read_text()):
        add(tree, path)
    for path, like in LIKE.items():
        item = json.loads(json.dumps(find(tree, like)))
        item["properties"]["name"] = {"type": "string", "pattern": "^[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?$"}
        item["required"] = ["name"]
        find(tree, path).update({"type": "array", "items": item})
    for name in ("nameOverride", "fullnameOverride"):
        tree["properties"][name] = {"type": ["string", "null"]}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Values of Tombolo's chart", **tree}


def main():
    path, text = CHART / "values.schema.json", json.dumps(whole(), indent=1, sort_keys=True) + "\n"
    if "--check" in sys.argv:
        if path.read_text() != text:
            sys.exit(f"{path} is not what values.yaml says; run deploy/helm/schema.py")
        return
    path.write_text(text)


if __name__ == "__main__":
    main()
