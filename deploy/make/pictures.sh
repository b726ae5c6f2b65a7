#!/usr/bin/env bash
# Takes the pictures of README.md and deploy/docs/ui.md from a demo that runs (make demo KEEP=1), into deploy/docs/pictures.
#
#   CONSUL_HTTP_TOKEN=… deploy/make/pictures.sh URL [CALLER DESTINATION]    URL of an agent, such as http://127.0.0.1:8500
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
"$root/deploy/make/setup.sh" browser
python=python3
[ -x /usr/bin/python3 ] && python=/usr/bin/python3
TOMBOLO_RUN=${TOMBOLO_RUN:-$root/.run/pictures}
mkdir -p "$TOMBOLO_RUN"
export TOMBOLO_RUN PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$root/Tests/EndToEnd:$root/Tests/EndToEnd/ui
exec "$python" - "$root/deploy/docs/pictures" "$@" <<'END'
import json
import os
import pathlib
import sys
import urllib.request

from browser import Browser
from clusters import log_in

# A picture that is larger than this does not belong into a repository.
LIMIT = 150_000
folder, url, *call = sys.argv[1:]
folder = pathlib.Path(folder)


token = os.environ.get("CONSUL_HTTP_TOKEN", "")


def ask(path):
    request = urllib.request.Request(url + path, headers={"X-Consul-Token": token} if token else {})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read())


class Here:
    def page(self, path):
        return f"{url}/ui/{here}/{path}"


here = ask("/v1/agent/self")["Config"]["Datacenter"]
rows = [row for row in ask("/v1/internal/ui/services") if not row.get("Kind") and row["Name"] != "consul"]
own = sorted(row["Name"] for row in rows if not row.get("PeerName"))
peers = sorted(f"{row['PeerName']}/{row['Name']}" for row in rows if row.get("PeerName"))
source, destination = call if len(call) == 2 else (own[0], (peers or own)[0])
pages = {"mesh": "mesh", "why": f"why?source={source}&destination={destination}", "exports": "exports"}
b = Browser(os.environ["TOMBOLO_RUN"], size=(1180, 760))
b.resize(1180, 760)
b.scheme("light")
if token:
    log_in(b, Here(), token)
for name, path in pages.items():
    b.open(Here().page(path))
    b.until("!!document.querySelector('main h1') && !document.querySelector('[aria-busy], .waiting')", name)
    place = folder / f"{name}.png"
    b.picture(place)
    size = place.stat().st_size
    assert size <= LIMIT, f"{place} has {size} bytes; the limit is {LIMIT}"
    print(f"pictures: {place.relative_to(folder.parents[2])}, {size // 1024} KiB")
b.end()
END
