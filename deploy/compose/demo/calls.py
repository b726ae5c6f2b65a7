"""Calls api (HTTP) and db (TCP) over web's upstream ports.

    calls.py http COUNT    that many calls; prints the different statuses there were
    calls.py tcp COUNT     that many calls; prints the different answers; "closed" where the connection was closed instead
    calls.py many FILE     calls without a pause until FILE exists; prints for each service: number of calls, how many failed,
                           milliseconds in the mean and at most
"""

import http.client
import os
import socket
import sys
import threading
import time

API, DB, PATIENCE, PAUSE = 9191, 9192, 5, 0.02


def call_http():
    connection = http.client.HTTPConnection("127.0.0.1", API, timeout=PATIENCE)
    try:
        connection.request("GET", "/hello")
        response = connection.getresponse()
        response.read()
        return str(response.status)
    except http.client.HTTPException as problem:
        raise ConnectionError(f"no HTTP answer: {type(problem).__name__}") from problem
    finally:
        connection.close()


def call_tcp():
    with socket.create_connection(("127.0.0.1", DB), PATIENCE) as connection:
        connection.settimeout(PATIENCE)
        try:
            connection.sendall(b"ping\n")
            with connection.makefile("rb") as stream:
                return stream.readline().decode(errors="replace").rstrip("\n") or "closed"
        except (ConnectionResetError, BrokenPipeError):
            return "closed"


class Caller(threading.Thread):
    """One call after the other; every call that did not succeed is told on standard error."""

    def __init__(self, name, call, wanted, stop_file):
        super().__init__(daemon=True)
        self.title, self.call, self.wanted, self.stop_file = name, call, wanted, stop_file
        self.count, self.failed, self.slowest, self.whole = 0, 0, 0.0, 0.0

    def run(self):
        while not os.path.exists(self.stop_file):
            begun = time.monotonic()
            try:
                answer = self.call()
            except OSError as error:
                answer = f"{type(error).__name__}: {error}"
            self.count += 1
            self.slowest = max(self.slowest, time.monotonic() - begun)
            self.whole += time.monotonic() - begun
            if answer != self.wanted:
                self.failed += 1
                print(f"{time.strftime('%H:%M:%S')} {self.title}: {answer}", file=sys.stderr, flush=True)
            time.sleep(PAUSE)


def call_many(stop_file):
    callers = [Caller("api", call_http, "200", stop_file), Caller("db", call_tcp, "db: ping", stop_file)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
        mean = caller.whole / max(1, caller.count)
        print(caller.title, caller.count, caller.failed, f"{mean * 1000:.1f}", f"{caller.slowest * 1000:.0f}")


def call_some(call, count):
    return ", ".join(sorted({call() for _ in range(count)}))


match sys.argv[1:]:
    case ["http", count]: print(call_some(call_http, int(count)))
    case ["tcp", count]: print(call_some(call_tcp, int(count)))
    case ["many", file]: call_many(file)
    case _: sys.exit(__doc__)
