"""How the web UI is for everybody: axe finds nothing wrong on any page or dialog, it is used by keys alone, and fits a narrow screen."""

import json
import os
import pathlib
import sys
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "ui"))

from browser import Browser  # noqa: E402
from clusters import PICTURES, Cluster, finish, joined, log_in, say  # noqa: E402
from supervised import RUN  # noqa: E402

AXE = next((pathlib.Path(os.environ["TOMBOLO_ROOT"]) / ".tools" / "axe").glob("lib/python3*/site-packages/axe_playwright_python/axe.min.js")).read_text()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
PAGES = {
    "mesh": "mesh", "services": "services", "topology": "services/api/topology", "instances": "services/web/instances", "instance": "services/web/instances/east-1/web-0", "routing": "services/api/routing",
    "nodes": "nodes", "node": "nodes/east-1", "peers": "peers", "peer": "peers/west", "exports": "exports", "intentions": "intentions", "matrix": "intentions/matrix", "rules": "intentions/edit?source=web&destination=admin",
    "why": "why?source=web&destination=api", "proxies": "proxies", "config": "config/service-defaults", "entry": "config/service-router/api", "keys": "kv/app/", "key": "kv/app/name?key",
    "tokens": "acls/tokens", "new-token": "acls/tokens?new", "new-policy": "acls/policies?new", "methods": "acls/auth-methods", "servers": "servers", "certificates": "certificates", "datacenters": "datacenters", "settings": "settings",
}


def judged(b, what):
    """What axe finds wrong with the page as it is shown."""
    if not b.run("typeof window.axe === 'object'"):
        b.run(AXE + "; 1")
    found = b.run(f"axe.run(document, {json.dumps(RULES)}).then((r) => r.violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + ' ' + n.failureSummary.slice(0, 200))]))")
    return [(what, *one) for one in found]


def loaded(b, what):
    b.until("!!document.querySelector('main h1') && !document.querySelector('[aria-busy], .waiting')", f"{what} loaded")


def by_axe(b, east):
    wrong = []
    began = time.monotonic()
    for name, path in PAGES.items():
        b.resize(1280, 900)
        b.open(east.page(path))
        loaded(b, name)
        for scheme in ["light", "dark"]:
            b.scheme(scheme)
            wrong += judged(b, f"{name} {scheme}")
            b.picture(PICTURES / f"{name}-{scheme}.png")
        for width in [390, 320]:
            b.resize(width, 800)
            b.until("document.documentElement.scrollWidth <= innerWidth", f"{name} within {width} pixels")
        b.picture(PICTURES / f"{name}-320.png")
    b.resize(1280, 900)
    for path, words, kinds in [("peers", "Generate a token", "button"), ("peers", "Establish with a token", "button"), ("peers/west", "Delete", "main button"), ("services", "Jump to…", "button")]:
        b.open(east.page(path))
        loaded(b, path)
        b.click(words, kinds)
        b.until("!!document.querySelector('dialog[open]')", f"the dialog {words}")
        for scheme in ["light", "dark"]:
            b.scheme(scheme)
            wrong += judged(b, f"dialog {words} {scheme}")
        b.press("Escape")
    b.call("Emulation.setEmulatedMedia", {"features": [{"name": "forced-colors", "value": "active"}]})
    for name in ["mesh", "exports", "matrix"]:
        b.open(east.page(PAGES[name]))
        loaded(b, name)
        wrong += judged(b, f"{name} in forced colours")
        b.picture(PICTURES / f"{name}-forced.png")
    b.scheme("light")
    assert not wrong, "\n".join(map(str, wrong))
    say(f"c37 c38 axe finds nothing wrong on {len(PAGES)} pages and 4 dialogs in light and dark; nothing is cut off at 390 and 320 pixels ({time.monotonic() - began:.0f} s)")


def by_keys(b, east):
    b.open(east.page("mesh"))
    loaded(b, "the mesh")
    for key, end in [("s", "/services"), ("e", "/exports"), ("w", "/why"), ("x", "/proxies"), ("v", "/servers"), ("m", "/mesh")]:
        b.press("g")
        b.press(key)
        b.until(f"location.pathname.endsWith('{end}')", f"{end} by g {key}")
        b.until("document.activeElement.tagName === 'H1'", "the focus at the heading")
    b.call("Input.dispatchKeyEvent", {"type": "keyDown", "key": "k", "code": "KeyK", "modifiers": 2})
    b.call("Input.dispatchKeyEvent", {"type": "keyUp", "key": "k", "code": "KeyK", "modifiers": 2})
    b.until("document.activeElement.getAttribute('role') === 'combobox'", "the palette")
    b.call("Input.insertText", {"text": "api"})
    b.until("document.querySelector('#jumps li[aria-selected=true]')?.innerText.includes('api')", "api found")
    b.run("document.activeElement.closest('form').requestSubmit()")
    b.until("location.pathname.includes('/services/api')", "the service")
    b.press("Tab")
    b.until("document.activeElement !== document.body && getComputedStyle(document.activeElement).outlineStyle !== 'none'", "a focus that is seen")
    b.open(east.page("settings"))
    b.run("[...document.querySelectorAll('label.check')].find((e) => e.innerText.includes('Single keys')).querySelector('input').click()")
    b.run("document.activeElement.blur()")
    b.press("g")
    b.press("n")
    time_left = b.run("new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => r(location.pathname))))")
    assert time_left.endswith("/settings"), time_left
    b.run("[...document.querySelectorAll('label.check')].find((e) => e.innerText.includes('Single keys')).querySelector('input').click()")
    assert set(b.run("Object.keys(localStorage)")) <= {"tombolo:theme", "tombolo:keys"}
    say("c36 pages by keys, jumps by name, a focus that is seen; single keys can be switched off")


def main():
    begin = time.monotonic()
    east, west = Cluster("east", acl=True), Cluster("west")
    b = Browser(RUN)
    for one in (east, west):
        one.ready()
    east.fill()
    west.ask("PUT", "/v1/agent/service/register", {"Name": "billing", "Port": 7000, "Connect": {"SidecarService": {}}})
    joined(east, west)
    west.ask("PUT", "/v1/config", {"Kind": "exported-services", "Name": "default", "Services": [{"Name": "billing", "Consumers": [{"Peer": "east"}]}]})
    east.ask("PUT", "/v1/config", {"Kind": "service-intentions", "Name": "api", "Sources": [{"Name": "web", "Action": "allow"}, {"Name": "billing", "Peer": "west", "Action": "deny"}]})
    east.ask("PUT", "/v1/config", {"Kind": "service-intentions", "Name": "admin", "Sources": [{"Name": "web", "Permissions": [{"Action": "allow", "HTTP": {"PathPrefix": "/", "Methods": ["GET"], "Header": [{"Name": "x-a", "Exact": "1"}]}}]}]})
    log_in(b, east)
    by_axe(b, east)
    by_keys(b, east)
    finish(b, [east, west], begin, "ui-look")


main()
