"""The demo's HTTP service. It answers with its own name; POST answers how much it received.

PUT /control/fail makes /health answer 500, PUT /control/recover makes it answer 200 again.
"""

import http.server
import os


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    name = os.environ.get("NAME", "api")
    is_healthy = True

    def do_GET(self):
        if self.path == "/health" and not Answer.is_healthy:
            self.answer(500, f"{self.name} does not feel well\n")
        else:
            self.answer(200, f"{self.name}: you asked for {self.path}\n")

    def do_POST(self):
        size = int(self.headers.get("Content-Length", "0"))
        received = len(self.rfile.read(size))
        self.answer(200, f"{self.name}: {received} bytes\n")

    def do_PUT(self):
        Answer.is_healthy = self.path != "/control/fail"
        self.answer(200, "\n")

    def answer(self, status, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


if __name__ == "__main__":
    Server((os.environ.get("ADDRESS", "127.0.0.1"), int(os.environ["PORT"])), Answer).serve_forever()
