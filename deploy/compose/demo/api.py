"""The demo's HTTP service: answers every request with its name, and its health where asked."""

import http.server
import os

NAME = os.environ.get("NAME", "api")


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are two writes; the second would wait for the acknowledgement of the first.
    disable_nagle_algorithm = True

    def do_GET(self):
        body = f"{NAME}: you asked for {self.path}\n".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


address = os.environ.get("ADDRESS", "127.0.0.1"), int(os.environ.get("PORT", "9001"))
http.server.ThreadingHTTPServer(address, Answer).serve_forever()
