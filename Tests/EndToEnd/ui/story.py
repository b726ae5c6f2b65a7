"""The web UI by clicks alone: logging in, looking, changing with a preview, two clusters joined and parted; what strangers name stays text."""

import base64
import time

from browser import Browser
from clusters import HOSTILE, MANAGEMENT, PICTURES, Cluster, finish, say
from supervised import RUN


def logging_in(b, east):
    b.open(f"{east.url}/")
    assert b.run("location.pathname") == "/ui/", b.run("location.pathname")
    b.sees("You are not logged in")
    b.open(east.page("peers"))
    b.sees("You may not see peerings")
    b.sees('peering = "read"')
    b.picture(PICTURES / "denied.png")
    b.click("Log in")
    b.type("Secret of a token", "22222222-2222-4222-8222-222222222222")
    b.click("Log in", "dialog button")
    b.sees("There is no token with this secret")
    b.type("Secret of a token", MANAGEMENT)
    b.click("Log in", "dialog button")
    b.sees("This cluster has no peers")
    b.open(east.page("services"))
    b.sees("web")
    assert MANAGEMENT not in b.run("JSON.stringify({...localStorage}) + document.cookie + location.href + document.documentElement.outerHTML")
    assert MANAGEMENT in b.run("JSON.stringify({...sessionStorage})")
    say("c06 without a right the page says which rule it needs; a token is kept in this tab's session alone")


def looking(b, east):
    b.sees("2 critical")
    east.ask("PUT", "/v1/agent/service/register", {"Name": "late"})
    b.sees("late", 5)
    say("a new service shows by itself")
    b.type("Search", "status:critical")
    b.until("document.querySelectorAll('tbody tr').length === 2", "the critical services")
    assert "filter=status%3Acritical" in b.run("location.search")
    b.type("Search", "colour:red")
    b.sees("is not known here")
    b.open(east.page("services/web/instances"))
    b.sees("web-0")
    b.sees(HOSTILE)
    assert b.run("document.querySelectorAll('main img').length") == 0 and b.run("document.title") != "hacked"
    b.open(east.page("services/web/instances/east-1/web-0"))
    b.sees("\u27e8U+202E\u27e9evil")
    b.sees("127.0.0.1:9191")
    b.open(east.page("services/api/instances/east-1/api"))
    b.sees("503 " + HOSTILE)
    say("c33 what services name themselves, and what checks say, is text")
    b.open(east.page("services/api/topology"))
    b.sees("1 caller")
    b.open(east.page("services/api/routing"))
    b.sees("path begins with /admin")
    b.open(east.page("nodes/east-1/service-instances"))
    b.sees("web-0")
    b.open(f"{east.url}/ui/elsewhere/services")
    b.sees("This agent belongs to the datacenter east")
    for refused in ["const s = document.createElement('script'); s.textContent = 'window.hacked = 1'; document.body.append(s)",
                    "document.body.innerHTML = '<b>x</b>'", "eval('1')"]:
        try:
            b.run(f"(() => {{ {refused}; return 1 }})()")
        except AssertionError:
            pass
    assert b.run("window.hacked === undefined && !document.querySelector('body > b')")
    b.problems.clear()
    say("c03 scripts and markup that somebody brings in are refused by the browser")


def changing(b, east):
    b.open(east.page("kv/app/"))
    b.click("name")
    b.sees("first")
    b.click("Edit")
    b.type("Value", "mine")
    east.ask("PUT", "/v1/kv/app/name", b"theirs")
    b.click("Preview…")
    b.click("Save")
    b.sees("Somebody else saved this key meanwhile")
    assert east.ask("GET", "/v1/kv/app/name")[0]["Value"] == base64.b64encode(b"theirs").decode()
    b.picture(PICTURES / "conflict.png")
    b.click("Save")
    b.until("!document.querySelector('dialog')", "the end of the dialog")
    assert east.ask("GET", "/v1/kv/app/name")[0]["Value"] == base64.b64encode(b"mine").decode()
    b.open(east.page("kv/app/deep/blob"))
    b.sees("not text")
    say("c39 a key that somebody else saved meanwhile is not overwritten unseen; bytes are not edited as text")

    b.open(east.page("config/service-defaults?new"))
    b.type("The entry as JSON", '{"Kind": "service-defaults", "Name": "web", "Protocol": ')
    b.sees("Line 1:")
    b.type("The entry as JSON", '{"Kind": "service-defaults", "Name": "web", "Protocol": "gopher!", "Nonsense": 1}')
    b.click("Preview…")
    b.click("Save")
    b.sees("Nonsense")
    b.click("Cancel", "dialog button")
    b.type("The entry as JSON", '{"Kind": "service-defaults", "Name": "web", "Protocol": "http"}')
    b.click("Preview…")
    b.click("Save")
    b.sees("last changed at index")
    assert east.ask("GET", "/v1/config/service-defaults/web")["Protocol"] == "http"
    b.click("Edit")
    b.until("!!document.querySelector('textarea.editor')", "the editor")
    text = b.run("document.querySelector('textarea.editor').value").replace('"http"', '"tcp"')
    b.type("The entry as JSON", text)
    b.click("Preview…")
    b.until("!!document.querySelector('.diff .added') && !!document.querySelector('.diff .removed')", "what changes")
    b.picture(PICTURES / "diff.png")
    b.click("Save")
    b.until("!document.querySelector('dialog')", "the end of the dialog")
    assert east.ask("GET", "/v1/config/service-defaults/web")["Protocol"] == "tcp"
    say("entries are written as they are previewed, and refused in the server's words")


def joining(b, east, west):
    b.open(east.page("peers"))
    b.click("Generate a token")
    b.type("Name of the other cluster", "west")
    b.click("Generate", "dialog button")
    b.sees("It is a secret")
    token = b.run("document.querySelector('dialog textarea').value")
    b.click("Done")
    b.sees("Waiting for the other side")
    b.open(west.page("peers"))
    b.sees("This cluster has no peers")
    b.click("Establish with a token")
    b.type("Name of the other cluster", "east")
    b.type("Token that the other", token[:-40])
    b.sees("This is no peering token")
    b.type("Token that the other", token)
    b.sees("Leads to")
    b.picture(PICTURES / "establish.png")
    b.click("Establish", "dialog button")
    b.sees("Active")
    b.open(east.page("peers"))
    b.sees("1 peer, all active")
    b.open(west.page("peers"))
    b.click("Establish with a token")
    b.type("Name of the other cluster", "again")
    b.type("Token that the other", token)
    b.sees("Leads to")
    b.click("Establish", "dialog button")
    b.until("document.querySelector('dialog [role=alert]')?.innerText.length > 20", "why a used token is refused")
    refusal = b.run("document.querySelector('dialog [role=alert]').innerText")
    b.click("Cancel", "dialog button")
    say(f"c12 a broken token is named before it is sent, a used one is refused: {refusal[:90]}")
    b.open(east.page("peers"))
    say("c11 two clusters are joined by clicks alone")

    west.ask("PUT", "/v1/agent/service/register", {"Name": "billing", "Port": 7000, "Connect": {"SidecarService": {}}})
    b.open(west.page("peers/east/exported-services"))
    b.sees("Nothing is exported to this peer")
    b.click("Export a service")
    b.type("Service", "billing")
    b.click("Preview…", "dialog button")
    b.sees('"Peer": "east"')
    b.click("Save")
    b.sees("Stop")
    assert west.ask("GET", "/v1/config/exported-services/default")["Services"][0]["Name"] == "billing"
    b.open(east.page("peers/west/imported-services"))
    b.sees("billing")
    b.click("billing")
    assert b.run("location.pathname").startswith("/ui/:west/east/services/billing"), b.run("location.pathname")
    b.open(east.page("intentions/create"))
    b.choose("Cluster", "west")
    b.type("Service", "shop")
    b.run("[...document.querySelectorAll('fieldset')][1].querySelector('input').focus()")
    b.call("Input.insertText", {"text": "api"})
    b.click("Preview…")
    b.sees('"Peer": "west"')
    b.picture(PICTURES / "intention.png")
    b.click("Save")
    b.sees("1 intention")
    source = east.ask("GET", "/v1/config/service-intentions/api")["Sources"][0]
    assert (source["Name"], source["Peer"], source["Action"]) == ("shop", "west", "allow"), source
    say("what is exported there by a click shows here; an intention may name a peer's service")


def parting(b, east):
    b.open(east.page("peers/west"))
    b.click("Delete")
    b.until("document.querySelector('dialog button[type=submit]').disabled", "a button that waits for the name")
    b.type("Type west to go on", "west")
    b.click("Delete the peering")
    b.until("location.pathname.endsWith('/peers')", "the list of peers")
    b.sees("This cluster has no peers")
    say("c28 a peering is deleted once its name is typed")


def by_keyboard(b, east):
    b.open(east.page("services"))
    b.sees("web")
    b.press("g", "KeyG")
    b.press("n", "KeyN")
    b.sees("east-1")
    b.press("/", "Slash")
    b.until("document.activeElement.id === 'search'", "the focus in the search")
    b.run("document.activeElement.blur()")
    b.press(".", "Period")
    b.sees("Paused")
    b.press(".", "Period")
    b.sees("Live")
    say("c36 pages, search and pause by the keyboard")


def pictures(b, east):
    pages = {
        "services": "services", "service": "services/api/topology", "instances": "services/web/instances", "routing": "services/api/routing",
        "nodes": "nodes", "node": "nodes/east-1", "peers": "peers", "peer": "peers/west", "intentions": "intentions", "config": "config/service-defaults",
        "entry": "config/service-router/api", "keys": "kv/app/", "key": "kv/app/name", "tokens": "acls/tokens", "policies": "acls/policies",
        "new-intention": "intentions/create",
    }
    for scheme, width, height in [("light", 1280, 860), ("dark", 390, 800)]:
        b.scheme(scheme)
        b.resize(width, height)
        for name, path in pages.items():
            b.open(east.page(path))
            b.until("!document.querySelector('[aria-busy], .waiting')", f"{name} loaded")
            b.until("document.documentElement.scrollWidth <= innerWidth", f"{name} within {width} pixels")
            b.picture(PICTURES / f"{name}-{scheme}-{width}.png")
    say(f"c38 {len(pages)} pages, wide and light, narrow and dark: nothing is cut off")


def main():
    begin = time.monotonic()
    clusters = [Cluster("east", acl=True), Cluster("west")]
    b = Browser(RUN)
    east, west = clusters
    for cluster in clusters:
        cluster.ready()
    east.fill()
    logging_in(b, east)
    looking(b, east)
    changing(b, east)
    joining(b, east, west)
    pictures(b, east)
    by_keyboard(b, east)
    parting(b, east)
    finish(b, clusters, begin, "ui")


main()
