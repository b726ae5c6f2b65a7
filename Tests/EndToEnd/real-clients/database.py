"""Patroni with two PostgreSQL servers: one key says which of them is the primary."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

from clients import ENVIRONMENT, FOLDER, PYTHON_PACKAGES, logged, output, start
from supervised import RUN, free_port

BINARIES = FOLDER / "usr/lib/postgresql/15/bin"


def as_somebody():
    """PostgreSQL does not run as root. In a namespace of users root is somebody else, and its files are theirs."""
    if os.getuid() != 0:
        return []
    words = ["unshare", "--user", "--map-user=1", "--map-group=1"]
    return words if subprocess.run(words + ["true"], check=False).returncode == 0 else ["setpriv", "--reuid=1", "--regid=1", "--clear-groups"]


class Server:
    def __init__(self, name, agent, folder):
        self.name, self.folder, self.sql = name, folder / name, free_port()
        self.folder.mkdir()
        if os.getuid() == 0 and as_somebody()[0] == "setpriv":
            os.chown(self.folder, 1, 1)
        users = {kind: {"username": kind, "password": "secret"} for kind in ("superuser", "replication")}
        rest = f"127.0.0.1:{free_port()}"
        (RUN / f"{name}.yml").write_text(json.dumps({
            "scope": "demo", "name": name, "restapi": {"listen": rest, "connect_address": rest},
            "consul": {"host": f"127.0.0.1:{agent.port}", "token": agent.token, "register_service": True, "service_check_interval": "1s"},
            "bootstrap": {
                "dcs": {"ttl": 20, "loop_wait": 1, "retry_timeout": 3, "postgresql": {"use_pg_rewind": False, "parameters": {"fsync": "off"}}},
                "initdb": [{"encoding": "UTF8"}, "data-checksums"]},
            "postgresql": {
                "listen": f"127.0.0.1:{self.sql}", "connect_address": f"127.0.0.1:{self.sql}", "data_dir": f"{self.folder}/data",
                "bin_dir": str(BINARIES), "pgpass": f"{self.folder}/pgpass", "authentication": users,
                "parameters": {"unix_socket_directories": str(self.folder), "shared_buffers": "16MB", "max_connections": 20},
                "pg_hba": ["host all all 127.0.0.1/32 md5", "host replication all 127.0.0.1/32 md5"], "basebackup": [{"checkpoint": "fast"}]}}))
        self.process = start(name, *as_somebody(), "env", f"PYTHONPATH={PYTHON_PACKAGES}", f"TMPDIR={self.folder}", "/usr/bin/python3", FOLDER / "usr/bin/patroni", RUN / f"{name}.yml")

    def kill(self):
        """The machine is gone: Patroni and PostgreSQL with it."""
        found = [output("pgrep", "-f", pattern).split() for pattern in (f"{self.folder}/data", str(RUN / f"{self.name}.yml"))]
        for identity in found[0] + found[1]:
            try:
                os.kill(int(identity), signal.SIGKILL)
            except (ProcessLookupError, ValueError):
                pass


def ask(port, text):
    return output(BINARIES / "psql", "-qAt", f"host=127.0.0.1 port={port} user=superuser dbname=postgres connect_timeout=2", "-c", text,
                  env=ENVIRONMENT | {"PGPASSWORD": "secret"}).strip()


def found(agent, role):
    """Ports of the servers that have a role, as the cluster's names say."""
    lines = output("dig", "@127.0.0.1", "-p", agent.names, "+short", "SRV", f"{role}.demo.service.consul").splitlines()
    return sorted(int(line.split()[2]) for line in lines)


class Database:
    def __init__(self, agent):
        self.agent = agent
        os.chmod(os.environ["TMPDIR"], 0o711)
        self.folder = folder = tempfile.mkdtemp(prefix="pg-")
        os.chmod(folder, 0o755)
        self.servers = [Server(name, agent, pathlib.Path(folder)) for name in ("pg1", "pg2")]

    def ready(self):
        agent = self.agent
        agent.until("Patroni made one PostgreSQL primary, and its name leads there",
                    lambda: [self.by_port(port) is not None for port in found(agent, "master")] == [True], 60)
        agent.until("the other one follows it", lambda: len(found(agent, "replica")) == 1, 60)
        self.first = self.by_port(found(agent, "master")[0])
        made = ask(self.first.sql, "create table kept (what text); insert into kept values ('before')")
        agent.must("the primary takes a row", made == "", made)
        self.second = next(server for server in self.servers if server is not self.first)
        agent.until("the other one has it", lambda: ask(self.second.sql, "select what from kept") == "before")
        self.first.kill()
        print("ok: the primary is killed", flush=True)

    def by_port(self, port):
        return next((server for server in self.servers if server.sql == port), None)

    def failed_over(self):
        agent = self.agent
        agent.until("the other one becomes primary, and the name leads there", lambda: found(agent, "master") == [self.second.sql], 60)
        agent.until("it takes rows", lambda: ask(self.second.sql, "insert into kept values ('after')") == "")
        rows = ask(self.second.sql, "select what from kept order by 1 desc").split()
        agent.must("and has what the first one took", rows == ["before", "after"], rows)

    def stop(self):
        for server in self.servers:
            server.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def logs(self):
        for server in self.servers:
            print(f"--- {server.name}\n{logged(server.name)}")
