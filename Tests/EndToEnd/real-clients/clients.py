"""Programs of .tools/clients: Debian's packages, unpacked (deploy/make/setup.sh clients)."""

import os
import pathlib
import subprocess

from supervised import RUN

ROOT = pathlib.Path(os.environ["TOMBOLO_ROOT"])
FOLDER = ROOT / ".tools" / "clients"
LIBRARIES = f"{FOLDER}/usr/lib/x86_64-linux-gnu:{FOLDER}/usr/lib/aarch64-linux-gnu:{FOLDER}/lib/x86_64-linux-gnu"
ENVIRONMENT = os.environ | {"LD_LIBRARY_PATH": LIBRARIES, "HOME": str(RUN), "LC_ALL": "C"}
PYTHON_PACKAGES = str(FOLDER / "usr/lib/python3/dist-packages")

RUNNING = []


def start(name, *words, **more):
    """A program of Debian that goes on; its output is in a log of its name."""
    log = (RUN / f"{name}.log").open("ab")
    process = subprocess.Popen([str(word) for word in words], stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                               start_new_session=True, env=ENVIRONMENT, **more)
    RUNNING.append(process)
    return process


def logged(name, lines=40):
    return "\n".join((RUN / f"{name}.log").read_text(errors="replace").splitlines()[-lines:])


def stop_all():
    for process in RUNNING:
        if process.poll() is None:
            process.terminate()
    for process in RUNNING:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def output(*words, deadline=20, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=deadline, check=False, **more)
    return done.stdout if done.returncode == 0 or words[0] == "pgrep" else f"status {done.returncode}: {done.stdout}{done.stderr}"
