"""Two clusters on this machine, peered, with one call through both gateways; see --help."""

import argparse
import os
import pathlib
import signal
import sys
import time
import traceback

from console import Console, Failed
from mesh import Mesh
from processes import STOP_SECONDS, Ports, RunFolder, tail
from story import peer_again, tell


class Tools:
    """Where the programs are."""

    def __init__(self, root, programs):
        self.tombolo = programs / "tombolo"
        self.envoy = root / ".tools/bin/envoy"
        self.environment = {
            "PATH": f"{programs}:{root / '.tools/bin'}:{os.environ.get('PATH', '/usr/bin:/bin')}",
            "TOMBOLO_LOG_LEVEL": os.environ.get("TOMBOLO_LOG_LEVEL", "info"),
        }

    def missing(self):
        wanted = [self.tombolo, self.envoy, self.envoy.parent / "nats-server"]
        return [str(path) for path in wanted if not os.access(path, os.X_OK)]


def interrupted(number, _):
    raise KeyboardInterrupt(signal.Signals(number).name)


def main():
    parser = argparse.ArgumentParser(prog="demo.sh", description=__doc__)
    parser.add_argument("action", nargs="?", choices=["run", "stop"], default="run",
                        help="run the demo, or stop what an earlier one left running")
    for name, variable, what in (("root", "TOMBOLO_ROOT", "the repository"), ("programs", "TOMBOLO_BIN", "folder with the programs of Tombolo"),
                                 ("run", "TOMBOLO_RUN", "folder for state and logs; it is emptied")):
        value = os.environ.get(variable)
        parser.add_argument(f"--{name}", type=pathlib.Path, required=not value, default=value, help=f"{what} ({variable})")
    parser.add_argument("--keep", action="store_true", help="leave everything running at the end")
    parser.add_argument("--test", action="store_true", help="run as a test: any free ports, nothing kept")
    options = parser.parse_args()

    console, run = Console(), RunFolder(options.run)
    left = run.stop_recorded() if run.pids.is_dir() else 0
    if left:
        console.say(f"stopped {left} processes of an earlier run")
    if options.action == "stop":
        return 0
    tools = Tools(options.root, options.programs)
    if tools.missing():
        console.problem(f"demo: these programs are missing: {', '.join(tools.missing())}\n      make setup build")
        return 1
    run.clear()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    mesh = Mesh(tools, run, console, Ports(prefers_fixed=not options.test))
    try:
        tell(mesh, console)
        if options.keep:
            peer_again(mesh, console)
            console.table()
            invite(mesh, console)
            return 0
    except KeyboardInterrupt as interruption:
        console.problem(f"\ndemo: {interruption or 'Ctrl-C'}: stopping everything")
        stop(mesh, console, is_calm=False)
        return 130
    except Exception as problem:
        explain(mesh, console, problem)
        stop(mesh, console, is_calm=False)
        return 1
    if not stop(mesh, console, is_calm=True):
        return 1
    console.table()
    return 0


def play(root, programs, state, scene, story):
    """A story of a test in a scene of its own: tells it, explains what went wrong, stops everything. Gives the status to end with."""
    console, run = Console(), RunFolder(state)
    run.stop_recorded()
    run.clear()
    mesh = scene(Tools(root, programs), run, console, Ports(prefers_fixed=False))
    try:
        story(mesh, console)
    except Exception as problem:
        explain(mesh, console, problem)
        stop(mesh, console, is_calm=False)
        return 1
    if not stop(mesh, console, is_calm=True):
        return 1
    console.table()
    return 0


def stop(mesh, console, is_calm):
    """Ends everything that was started; says whether all of it went as it should."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    console.step("Stopping everything")
    problems = []
    for program in mesh.programs():
        program.ask_to_stop()
    until = time.monotonic() + STOP_SECONDS
    for program in mesh.programs():
        if program.stop(max(0.1, until - time.monotonic())) is None:
            problems.append(f"{program.name} had to be killed")
    took = 0.0
    for cluster in mesh.clusters:
        try:
            took = max(took, cluster.stop())
        except Failed as problem:
            problems.append(str(problem))
    left = mesh.run.stop_recorded()
    if left:
        problems.append(f"{left} processes were left behind and had to be stopped one by one")
    for problem in problems:
        console.problem(f"demo: {problem}")
    if is_calm and not problems:
        console.shown("everything stopped, nothing left behind", f"clusters within {took:.1f} s")
    return not problems


def explain(mesh, console, problem):
    """Says what failed, and shows the ends of the logs."""
    for cluster in mesh.clusters:
        if cluster.agent and cluster.agent.process:
            cluster.record_programs()
    logs = sorted(mesh.run.logs.glob("*.log")) + [
        file for cluster in mesh.clusters for file in sorted(cluster.data.glob("**/*.log"))]
    for file in logs:
        text = tail(file, 30)
        if text:
            console.problem(f"\n---- {file}\n{text}")
    if not isinstance(problem, Failed):
        console.problem("".join(traceback.format_exception(problem)))
    console.problem(f"\ndemo: failed at \"{console.step_title}\":\n      {problem}\n      All logs: {mesh.run.logs}")


def invite(mesh, console):
    alpha, beta = mesh.clusters
    tokens = {cluster.name: cluster.folder / "tokens" for cluster in mesh.clusters}
    console.step("Left running. What to try next")
    console.say(f"""\
curl http://127.0.0.1:{mesh.api_port}/hello              web calls api of beta
http://127.0.0.1:{alpha.http}/ui/  http://127.0.0.1:{beta.http}/ui/   the web UI; log in with the tokens in {tokens['alpha']}/management and {tokens['beta']}/management
echo ping | nc -q1 127.0.0.1 {mesh.db_port}              web calls db of beta
curl http://127.0.0.1:{mesh.web.sidecar.admin}/clusters            what web's Envoy knows; others: {', '.join(f'{e.title} {e.admin}' for e in mesh.envoys if e is not mesh.web.sidecar)}

export PATH={mesh.alpha.tools.tombolo.parent}:$PATH
export CONSUL_HTTP_ADDR=127.0.0.1:{alpha.http} CONSUL_HTTP_TOKEN_FILE={tokens['alpha']}/management   (alpha)
export CONSUL_HTTP_ADDR=127.0.0.1:{beta.http} CONSUL_HTTP_TOKEN_FILE={tokens['beta']}/management   (beta)
tombolo peering list
tombolo catalog services
tombolo config delete -kind=service-intentions -name=api      in beta: the next call says 403

Stop it all:  deploy/make/demo.sh stop""")


if __name__ == "__main__":
    sys.exit(main())
