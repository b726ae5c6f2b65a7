"""Helm, and what it makes of Tombolo's chart."""

import os
import pathlib
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
CHART = ROOT / "deploy/helm/tombolo"
# The API server's version, which is older than what Helm takes for granted.
VERSION = "1.20.2"


def helm(*words, succeeds=True, **environment):
    done = subprocess.run(["helm", *map(str, words)], capture_output=True, text=True, timeout=120, check=False,
                          env=os.environ | {key: str(value) for key, value in environment.items()})
    # Helm tells of each link that it follows.
    done.stderr = "\n".join(line for line in done.stderr.splitlines() if "found symbolic link" not in line)
    if succeeds and done.returncode != 0:
        sys.exit(f"helm {' '.join(map(str, words))} failed: {done.stdout}{done.stderr}")
    return done


def template(*words, namespace="consul", succeeds=True):
    return helm("template", "consul", CHART, "--namespace", namespace, "--kube-version", VERSION, *words, succeeds=succeeds)


def objects(text):
    return [found for found in yaml.safe_load_all(text) if found]


def by_name(text):
    """Objects by kind and name; two of one name are a mistake."""
    found = {}
    for part in objects(text):
        key = f"{part['kind']}/{part['metadata']['name']}"
        if key in found:
            sys.exit(f"the chart draws {key} twice")
        found[key] = part
    return found


def pods(text):
    """The pod specs of a rendered chart, by kind and name."""
    found = {}
    for key, part in by_name(text).items():
        if part["kind"] == "Pod":
            found[key] = part["spec"]
        elif part["kind"] in ("Deployment", "StatefulSet", "Job"):
            found[key] = part["spec"]["template"]["spec"]
            # What a StatefulSet claims is a volume of its pods.
            claims = [{"name": claim["metadata"]["name"]} for claim in part["spec"].get("volumeClaimTemplates", [])]
            found[key] = found[key] | {"volumes": found[key].get("volumes", []) + claims}
    return found


def environment(container):
    """The variables of a container that are plain texts."""
    return {entry["name"]: str(entry["value"]) for entry in container.get("env", []) if "value" in entry}


