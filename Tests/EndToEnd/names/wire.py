"""As much of DNS as the story needs: questions and answers by UDP and TCP, and a name server for names outside."""

import random
import socket
import struct
import threading

TYPES = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "PTR": 12, "TXT": 16, "AAAA": 28, "SRV": 33, "ANY": 255}


def encode(name):
    labels = [label.encode() for label in name.strip(".").split(".") if label]
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


def decode(data, place):
    labels, end = [], None
    while data[place]:
        if data[place] >= 0xC0:
            end = end or place + 2
            place = struct.unpack_from(">H", data, place)[0] & 0x3FFF
            continue
        labels.append(data[place + 1:place + 1 + data[place]].decode("latin-1"))
        place += 1 + data[place]
    return ".".join(labels) + ".", end or place + 1


def question(name, kind="A", edns=0, number=None):
    number = random.randrange(65536) if number is None else number
    head = struct.pack(">HHHHHH", number, 0x0100, 1, 0, 0, 1 if edns else 0)
    option = b"\0" + struct.pack(">HHIH", 41, edns, 0, 0) if edns else b""
    return head + encode(name) + struct.pack(">HH", TYPES[kind], 1) + option


class Answer:
    """Code, whether it was cut, and the answers as `data` by `ttl`."""

    def __init__(self, data):
        self.number, flags, questions, count, _, _ = struct.unpack_from(">HHHHHH", data)
        self.code, self.cut, self.size = flags & 15, bool(flags & 0x0200), len(data)
        self.name, self.data, self.ttl, place = "", [], [], 12
        if questions:
            self.name, place = decode(data, 12)
            place += 4
        for _ in range(count):
            _, place = decode(data, place)
            kind, _, ttl, length = struct.unpack_from(">HHIH", data, place)
            place += 10
            body = data[place:place + length]
            if kind in (1, 28):
                self.data.append(socket.inet_ntop(socket.AF_INET if kind == 1 else socket.AF_INET6, body))
            elif kind in (2, 5, 12):
                self.data.append(decode(data, place)[0])
            elif kind == 33:
                self.data.append("%d %d %d %s" % (*struct.unpack_from(">HHH", body), decode(data, place + 6)[0]))
            else:
                self.data.append(body)
            self.ttl.append(ttl)
            place += length
        self.data.sort(key=str)


def by_udp(port, name, kind="A", edns=0, timeout=5):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.settimeout(timeout)
        sender.sendto(question(name, kind, edns), ("127.0.0.1", port))
        return Answer(sender.recv(65535))


def receive(connection):
    """One message of a connection; nothing when it was closed."""
    data = b""
    while len(data) < 2 or len(data) < 2 + struct.unpack(">H", data[:2])[0]:
        wanted = 2 - len(data) if len(data) < 2 else 2 + struct.unpack(">H", data[:2])[0] - len(data)
        piece = connection.recv(wanted)
        if not piece:
            return None
        data += piece
    return data[2:]


def framed(message):
    return struct.pack(">H", len(message)) + message


def by_tcp(port, name, kind="A", timeout=5):
    with socket.create_connection(("127.0.0.1", port), timeout) as connection:
        connection.sendall(framed(question(name, kind)))
        return Answer(receive(connection))


class NameServer:
    """Answers every A question by UDP and TCP with one address; counts them."""

    def __init__(self, port, address, code=0):
        self.address, self.code, self.asked = address, code, []
        self.datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.datagrams.bind(("127.0.0.1", port))
        self.listener = socket.create_server(("127.0.0.1", port))
        for serve in (self.serve_datagrams, self.serve_connections):
            threading.Thread(target=serve, daemon=True).start()

    def answer(self, data):
        name, end = decode(data, 12)
        self.asked.append(name)
        record = b"" if self.code else b"\xC0\x0C" + struct.pack(">HHIH", 1, 1, 60, 4) + socket.inet_aton(self.address)
        head = data[:2] + struct.pack(">HHHHH", 0x8180 | self.code, 1, 0 if self.code else 1, 0, 0)
        return head + data[12:end + 4] + record

    def serve_datagrams(self):
        while True:
            data, client = self.datagrams.recvfrom(65535)
            # First what somebody else might send: another number, and another name. Neither may be believed.
            false = self.answer(data).replace(socket.inet_aton(self.address), socket.inet_aton("6.6.6.6"))
            self.datagrams.sendto(bytes([false[0] ^ 1]) + false[1:], client)
            self.datagrams.sendto(false[:13] + bytes([false[13] ^ 1]) + false[14:], client)
            self.datagrams.sendto(self.answer(data), client)

    def serve_connections(self):
        while True:
            connection, _ = self.listener.accept()
            with connection:
                data = receive(connection)
                if data:
                    connection.sendall(framed(self.answer(data)))
