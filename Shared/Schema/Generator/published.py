"""Writes Envoy's whole published API as one compact text, for the codec that works without generated types.

    published.py OUTPUT-FILE

Needs an interpreter with `protobuf` and `xds-protos` (deploy/make/setup.sh makes one in .tools/schemas). The output depends
on the version of xds-protos only. It holds every message of Envoy's v3 API that can be part of a configuration, and all
that those refer to.

Format, one line each, blocks apart by an empty line and sorted by name:

    m NAME                      a message; its fields follow
    NUMBER FIELD TYPE [ONEOF]   TYPE is a scalar's name, m:MESSAGE or e:ENUM; before it * for repeated, ? for a scalar
                                whose presence counts, %KEY,VALUE for a map
    e NAME                      an enum; its values follow
    NUMBER VALUE

A name that begins with a dot is below the package of the block, so the text stays small.
"""

import importlib
import pathlib
import pkgutil
import sys

from google.protobuf import descriptor_pb2

from compare_descriptors import load_published

FIELD = descriptor_pb2.FieldDescriptorProto
ROOTS = ("envoy.config.", "envoy.extensions.", "envoy.type.", "envoy.data.", "xds.", "udpa.type.")
WELL_KNOWN = ("Any", "Duration", "Timestamp", "Empty", "FieldMask", "Struct", "Value", "ListValue", "NullValue",
              "DoubleValue", "FloatValue", "Int64Value", "UInt64Value", "Int32Value", "UInt32Value", "BoolValue",
              "StringValue", "BytesValue")
HEADER = """// swift-format-ignore-file
// Written by Shared/Schema/Generator/published.py from PyPI xds-protos; run deploy/make/generate.sh.

/// Envoy's whole published API as text; its format is told in Shared/Schema/Generator/published.py.
package enum EnvoyAPIText {
    /// All blocks, sorted by name. It is part of the program's file and read when it is first used.
    package static var blocks: String {
        #\"\"\"
"""
FOOTER = """
\"\"\"#
    }
}
"""


def is_current(name):
    """Whether Envoy still takes it: not one of its older versions."""
    return not any(part in ("v2", "v2alpha", "v2alpha1") for part in name.split("."))


class Writer:
    def __init__(self, pool):
        self.pool = pool
        self.blocks = {}
        self.pending = []

    def file(self, file):
        def messages(found):
            for message in found:
                yield message
                yield from messages(message.nested_types)

        for message in messages(file.message_types_by_name.values()):
            if not message.GetOptions().map_entry:
                self.pending.append(message)

    def all(self):
        while self.pending:
            item = self.pending.pop()
            if item.full_name not in self.blocks:
                is_enum = hasattr(item, "values_by_number")
                self.blocks[item.full_name] = self.enum(item) if is_enum else self.message(item)
        return "\n\n".join(self.blocks[name] for name in sorted(self.blocks))

    def enum(self, enum):
        # Several names of one number are all written, the first one first: it is the one to print.
        return "\n".join([f"e {enum.full_name}"] + [f"{value.number} {value.name}" for value in enum.values])

    def message(self, message):
        lines = [f"m {message.full_name}"]
        copy = descriptor_pb2.DescriptorProto()
        message.CopyToProto(copy)
        protos = {proto.number: proto for proto in copy.field}
        for field in sorted(message.fields, key=lambda field: field.number):
            proto = protos[field.number]
            if proto.json_name and proto.json_name != camel(field.name):
                sys.exit(f"published: {field.full_name} is {proto.json_name} in JSON; the codec derives {camel(field.name)}")
            if proto.type == FIELD.TYPE_GROUP or proto.options.packed is False and proto.options.HasField("packed"):
                sys.exit(f"published: {field.full_name} is a group or not packed, which the codec does not know")
            oneof = field.containing_oneof
            if oneof is not None and proto.proto3_optional:
                oneof = None
            line = f"{field.number} {field.name} {self.kind(field, proto, message.file.package)}"
            lines.append(line + (f" {oneof.name}" if oneof else ""))
        return "\n".join(lines)

    def kind(self, field, proto, package):
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            key, value = (field.message_type.fields_by_name[name] for name in ("key", "value"))
            return f"%{self.single(key, package)},{self.single(value, package)}"
        single = self.single(field, package)
        if proto.label == FIELD.LABEL_REPEATED:
            return "*" + single
        return ("?" if proto.proto3_optional and field.message_type is None else "") + single

    def single(self, field, package):
        target = field.message_type or field.enum_type
        if target is None:
            return FIELD.Type.Name(field.type)[5:].lower()
        self.pending.append(target)
        name = target.full_name
        short = name[len(package):] if name.startswith(package + ".") else name
        return ("m:" if field.message_type is not None else "e:") + short


def camel(name):
    """The JSON name that protobuf derives."""
    parts = name.split("_")
    return parts[0] + "".join(part[:1].upper() + part[1:] for part in parts[1:])


def main(output):
    pool = load_published()
    for root in ("xds", "udpa"):
        for module in pkgutil.walk_packages(importlib.import_module(root).__path__, root + "."):
            if module.name.endswith("_pb2"):
                importlib.import_module(module.name)
    writer = Writer(pool)
    # The loaded modules are the files; the order does not matter, blocks are sorted.
    files = {module.DESCRIPTOR.name: module.DESCRIPTOR for name, module in list(sys.modules.items())
             if name.endswith("_pb2") and hasattr(module, "DESCRIPTOR")}
    for file in files.values():
        if (file.package + ".").startswith(ROOTS) and is_current(file.package):
            writer.file(file)
    writer.pending += [pool.FindMessageTypeByName(f"google.protobuf.{name}") for name in WELL_KNOWN if name != "NullValue"]
    text = HEADER + writer.all() + FOOTER
    pathlib.Path(output).write_text(text)


if __name__ == "__main__":
    main(sys.argv[1])
