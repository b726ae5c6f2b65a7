"""The demo's TCP service: sends every line back, with its name before it."""

import os
import socketserver

NAME = os.environ.get("NAME", "db")


class Answer(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(NAME.encode() + b": " + line)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


Server((os.environ.get("ADDRESS", "127.0.0.1"), int(os.environ.get("PORT", "9002"))), Answer).serve_forever()
