"""Connections that are opened once and kept: whoever closes them is found out."""

import http.client
import socket
import ssl

import grpc


def mutual(file):
    """TLS with a certificate of the mesh; who answers is of no interest here."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.load_cert_chain(file)
    return context


class KeptHTTP:
    """HTTP/1.1 with keep-alive; `call` returns the status, or the name of what went wrong."""

    def __init__(self, port, tls=None):
        make = http.client.HTTPConnection
        if tls:
            self.connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=5, context=tls)
        else:
            self.connection = make("127.0.0.1", port, timeout=5)
        self.connection.connect()
        self.connection.auto_open = 0

    def call(self, path="/", headers=None):
        try:
            self.connection.request("GET", path, headers=headers or {})
            response = self.connection.getresponse()
            response.read()
            return response.status
        except (OSError, http.client.HTTPException) as problem:
            return type(problem).__name__

    def close(self):
        self.connection.close()


class KeptRPC:
    """One HTTP/2 connection; `call` returns 200, 403 or the name of another status."""

    def __init__(self, port):
        self.channel = grpc.insecure_channel(f"127.0.0.1:{port}", options=[("grpc.use_local_subchannel_pool", 1)])
        self.method = self.channel.unary_unary("/echo.Echo/Say")

    def call(self):
        try:
            return 200 if self.method(b"x", timeout=5) == b"x" else "wrong answer"
        except grpc.RpcError as error:
            return {grpc.StatusCode.PERMISSION_DENIED: 403}.get(error.code(), f"{error.code().name} {error.details()}")

    def close(self):
        self.channel.close()


class KeptTCP:
    """Lines over one connection."""

    def __init__(self, port, tls=None):
        plain = socket.create_connection(("127.0.0.1", port), 5)
        self.socket = tls.wrap_socket(plain) if tls else plain
        self.socket.settimeout(5)

    def call(self):
        """200 for the right answer, `closed` when the connection is."""
        try:
            self.socket.sendall(b"ping\n")
            answer = self.socket.recv(100)
            return 200 if answer == b"db: ping\n" else "closed" if not answer else answer
        except (ConnectionError, ssl.SSLError):
            return "closed"

    def close(self):
        self.socket.close()


class Echo(grpc.GenericRpcHandler):
    """The rpc service: answers what it is sent."""

    def service(self, details):
        return grpc.unary_unary_rpc_method_handler(lambda request, context: request)
