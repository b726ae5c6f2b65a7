"""Writes the Swift value types: structs, enums, choices."""

import textwrap

import naming
from model import Oneof


def document(comment, fallback, indent):
    """Doc comment lines from a comment in the .proto, or from `fallback`."""
    text = " ".join(comment.split("\n\n")[0].split()) if comment else fallback
    lines = textwrap.wrap(text, 110 - len(indent)) or [fallback]
    rest = comment.split("\n\n")[1:] if comment else []
    for paragraph in rest:
        lines.append("")
        lines += textwrap.wrap(" ".join(paragraph.split()), 110 - len(indent))
    return [f"{indent}/// {line}".rstrip() for line in lines]


def write_enum(enum, out, indent):
    out += document(enum.comment, f"`{enum.full_name}`.", indent)
    out.append(f"{indent}package enum {enum.name}: Sendable, Hashable {{")
    inner = indent + "    "
    for name, number in enum.cases:
        out.append(f"{inner}/// {number} on the wire.")
        out.append(f"{inner}case {naming.escaped(name)}")
    out.append(f"{inner}/// A value this schema does not know; kept as it came.")
    out.append(f"{inner}case unrecognized(Int32)")
    for alias, name in enum.aliases:
        out.append("")
        out.append(f"{inner}/// Another name of `{name}`.")
        out.append(f"{inner}package static var {naming.escaped(alias)}: Self {{ .{naming.escaped(name)} }}")
    out += ["", f"{inner}/// The value for a number on the wire.", f"{inner}package init(rawValue: Int32) {{"]
    out.append(f"{inner}    switch rawValue {{")
    for name, number in enum.cases:
        out.append(f"{inner}    case {number}: self = .{naming.escaped(name)}")
    out += [f"{inner}    default: self = .unrecognized(rawValue)", f"{inner}    }}", f"{inner}}}", ""]
    out += [f"{inner}/// The number on the wire.", f"{inner}package var rawValue: Int32 {{", f"{inner}    switch self {{"]
    for name, number in enum.cases:
        out.append(f"{inner}    case .{naming.escaped(name)}: {number}")
    out += [f"{inner}    case .unrecognized(let value): value", f"{inner}    }}", f"{inner}}}", f"{indent}}}"]


# Messages whose comment says so are never shown in logs, whoever prints them.
SECRET_MARK = "Never printed."


def write_message(message, out, indent):
    out += document(message.comment, f"`{message.full_name}`.", indent)
    is_secret = SECRET_MARK in message.comment
    protocols = "Sendable, Hashable" + (", CustomStringConvertible, CustomReflectable" if is_secret else "")
    out.append(f"{indent}package struct {naming.escaped(message.name)}: {protocols} {{")
    inner = indent + "    "
    for member in message.members:
        if isinstance(member, Oneof):
            out += document(member.comment, f"One of the fields of `{member.name}`, or none.", inner)
            out.append(f"{inner}package var {member.escaped}: {member.type}? = nil")
        else:
            out += document(member.comment, f"Field {member.number}, `{member.name}`.", inner)
            out += write_property(member, inner)
    if message.members:
        out.append("")
    out.append(f"{inner}/// A message with every field at its default.")
    out.append(f"{inner}package init() {{}}")
    if message.members:
        out += write_initializer(message, inner)
    if is_secret:
        out += ["", f"{inner}/// Without what it holds.", f"{inner}package var description: String {{ \"<redacted>\" }}"]
        out += ["", f"{inner}/// Without what it holds.", f"{inner}package var customMirror: Mirror {{ Mirror(self, children: []) }}"]
    for enum in message.enums:
        out.append("")
        write_enum(enum, out, inner)
    for oneof in message.oneofs:
        out.append("")
        write_oneof(oneof, out, inner)
    for nested in message.messages:
        if not nested.map_entry:
            out.append("")
            write_message(nested, out, inner)
    out.append(f"{indent}}}")


def write_property(field, inner):
    if not field.indirect:
        return [f"{inner}package var {field.escaped}: {field.swift_type} = {field.default}"]
    return [
        f"{inner}package var {field.escaped}: {field.swift_type} {{",
        f"{inner}    get {{ {field.swift}Storage?.value }}",
        f"{inner}    set {{ {field.swift}Storage = newValue.map(Indirect.box) }}",
        f"{inner}}}",
        f"{inner}private var {field.swift}Storage: Indirect<{field.value_type}>? = nil",
    ]


def write_initializer(message, inner):
    out = ["", f"{inner}/// A message with the given fields; the others are at their defaults.", f"{inner}package init("]
    parameters = []
    for member in message.members:
        if isinstance(member, Oneof):
            parameters.append(f"{inner}    {member.escaped}: {member.type}? = nil")
        else:
            parameters.append(f"{inner}    {member.escaped}: {member.swift_type} = {member.default}")
    out.append(",\n".join(parameters))
    out.append(f"{inner}) {{")
    for member in message.members:
        out.append(f"{inner}    self.{member.swift} = {member.escaped}")
    out.append(f"{inner}}}")
    return out


def write_oneof(oneof, out, indent):
    out += document(oneof.comment, f"The fields of `{oneof.name}`, of which one is set.", indent)
    out.append(f"{indent}package enum {oneof.type_name}: Sendable, Hashable {{")
    for field in oneof.fields:
        out += document(field.comment, f"Field {field.number}, `{field.name}`.", indent + "    ")
        prefix = "indirect " if field.indirect else ""
        out.append(f"{indent}    {prefix}case {field.escaped}({field.value_type})")
    out.append(f"{indent}}}")
