"""A program in WebAssembly for Envoy, as bytes: it answers every request itself, with 418."""


def number(value):
    """LEB128 of a number that may be negative."""
    out = bytearray()
    while True:
        byte, value = value & 0x7F, value >> 7
        if value == 0 and not byte & 0x40 or value == -1 and byte & 0x40:
            out.append(byte)
            return bytes(out)
        out.append(byte | 0x80)


def vector(items):
    return bytes([len(items)]) + b"".join(items)


def section(kind, items):
    body = vector(items)
    return bytes([kind]) + number(len(body)) + body


def text(word):
    return bytes([len(word)]) + word.encode()


def function(parameters, has_result):
    return b"\x60" + vector([b"\x7f"] * parameters) + vector([b"\x7f"] if has_result else [])


def code(body):
    whole = b"\x00" + body + b"\x0b"
    return number(len(whole)) + whole


def constant(value):
    return b"\x41" + number(value)


def program(status=418):
    answer = b"".join(constant(value) for value in (status, 0, 0, 0, 0, 0, 0, -1)) + b"\x10\x00\x1a" + constant(1)
    exports = [("memory", 2, 0), ("proxy_abi_version_0_2_1", 0, 1), ("proxy_on_memory_allocate", 0, 2),
               ("proxy_on_request_headers", 0, 3)]
    return b"\0asm\x01\0\0\0" + b"".join([
        section(1, [function(0, False), function(1, True), function(3, True), function(8, True)]),
        section(2, [text("env") + text("proxy_send_local_response") + b"\x00\x03"]),
        section(3, [b"\x00", b"\x01", b"\x02"]),
        section(5, [b"\x00\x01"]),
        section(7, [text(name) + bytes([kind, place]) for name, kind, place in exports]),
        section(10, [code(b""), code(constant(1024)), code(answer)]),
    ])
