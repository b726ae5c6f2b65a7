"""The demo's TCP service: every line comes back with the service's name before it."""

import os
import socketserver

NAME = os.environ.get("NAME", "db").encode()


class Answer(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self):
        try:
            for line in self.rfile:
                self.wfile.write(NAME + b": " + line)
        except ConnectionError:
            pass


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128


if __name__ == "__main__":
    Server((os.environ.get("ADDRESS", "127.0.0.1"), int(os.environ["PORT"])), Answer).serve_forever()
