#!/usr/bin/env bash
# make demo: two clusters on this machine, peered, and everything that Tombolo promises about a call between them.
#
#   deploy/make/demo.sh          run it (after make build); KEEP=1 leaves it running
#   deploy/make/demo.sh stop     stop what KEEP=1, or a run that was cut off, left running
#
# TOMBOLO_BIN is the folder of the programs (.build/release), TOMBOLO_RUN that of state and logs (.run/demo).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
python=python3
[ -x /usr/bin/python3 ] && python=/usr/bin/python3
exec "$python" -B "$root/deploy/make/demo/main.py" "${1:-run}" --root "$root" \
    --programs "${TOMBOLO_BIN:-$root/.build/release}" --run "${TOMBOLO_RUN:-$root/.run/demo}" ${KEEP:+--keep}
