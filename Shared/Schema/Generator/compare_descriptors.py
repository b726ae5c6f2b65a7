"""Holds our schemas of other people's APIs against what those people publish.

    compare_descriptors.py [--python INTERPRETER]

Envoy's and Google's messages are compared with the descriptors in PyPI `xds-protos`, the peer stream's with
peerstream_fields.tsv (message, field, number, type; seen on the wire). Every message, field and enum value of ours must
exist there with the same name, number, type and label, and belong to the same oneof. Run it with an interpreter that has
`protobuf` and `xds-protos`, or name one with --python. Prints one line per difference; the exit code is 1 if there is any,
2 if something is missing on this machine.
"""

import importlib
import os
import pathlib
import pkgutil
import subprocess
import sys
import tempfile
import warnings

HERE = pathlib.Path(__file__).resolve().parent


def load_ours():
    from google.protobuf import descriptor_pb2

    protos = HERE.parent / "Protos"
    names = sorted(str(path.relative_to(protos)) for path in protos.rglob("*.proto"))
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "descriptors"
        subprocess.run(["protoc-c", "-I.", f"--descriptor_set_out={out}", *names], cwd=protos, check=True)
        return descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())


def load_published():
    """The pool of all messages of xds-protos."""
    from google.protobuf import descriptor_pool

    warnings.simplefilter("ignore")
    for root in ("envoy", "google.api.expr", "google.rpc", "google.protobuf"):
        package = importlib.import_module(root)
        for module in pkgutil.walk_packages(package.__path__, root + "."):
            if module.name.endswith("_pb2"):
                try:
                    importlib.import_module(module.name)
                except (ImportError, TypeError):
                    continue  # Some rare extensions need packages that are not installed; none of ours is among them.
    return descriptor_pool.Default()


def walk(messages, scope):
    """(full name, message) of all messages, nested ones too, without map entries."""
    for message in messages:
        if not message.options.map_entry:
            yield f"{scope}.{message.name}", message
            yield from walk(message.nested_type, f"{scope}.{message.name}")


def walk_enums(file):
    for enum in file.enum_type:
        yield f"{file.package}.{enum.name}", enum
    for name, message in walk(file.message_type, file.package):
        for enum in message.enum_type:
            yield f"{name}.{enum.name}", enum


def choice(message, field):
    """The oneof a field belongs to; an optional scalar is in none."""
    if not field.HasField("oneof_index"):
        return ""
    name = message.oneof_decl[field.oneof_index].name
    return "" if field.proto3_optional or name == "_" + field.name else name


def is_optional(message, field):
    return field.HasField("oneof_index") and choice(message, field) == ""


def shape(full_name, message, field):
    """All that must be equal, as text that can be shown."""
    from google.protobuf import descriptor_pb2

    proto = descriptor_pb2.FieldDescriptorProto
    kind = proto.Type.Name(field.type)[5:].lower()
    target = field.type_name.lstrip(".")
    for nested in message.nested_type:
        if nested.options.map_entry and target == f"{full_name}.{nested.name}":
            key, value = nested.field
            return f"map<{shape(target, nested, key)}, {shape(target, nested, value)}>"
    label = "repeated " if field.label == proto.LABEL_REPEATED else ""
    if is_optional(message, field):
        label = "optional "
    group = choice(message, field)
    return label + (target or kind) + (f" in {group}" if group else "")


def compare_published(descriptors, pool, differences):
    from google.protobuf import descriptor_pb2

    count = 0
    for file in descriptors.file:
        if not file.package.startswith(("envoy.", "google.")):
            continue
        for full_name, message in walk(file.message_type, file.package):
            try:
                published = descriptor_pb2.DescriptorProto()
                pool.FindMessageTypeByName(full_name).CopyToProto(published)
            except KeyError:
                differences.append(f"{full_name}: not published")
                continue
            theirs = {field.number: field for field in published.field}
            for field in message.field:
                count += 1
                place = f"{full_name}.{field.name} = {field.number}"
                other = theirs.get(field.number)
                if other is None or other.name != field.name:
                    differences.append(f"{place}: published as {other.name if other else 'nothing'}")
                    continue
                mine, yours = shape(full_name, message, field), shape(full_name, published, other)
                if mine != yours:
                    differences.append(f"{place}: {mine}, published as {yours}")
        for full_name, enum in walk_enums(file):
            try:
                published = descriptor_pb2.EnumDescriptorProto()
                pool.FindEnumTypeByName(full_name).CopyToProto(published)
            except KeyError:
                differences.append(f"{full_name}: not published")
                continue
            theirs = {value.name: value.number for value in published.value}
            mine = {value.name: value.number for value in enum.value}
            count += len(mine)
            if mine != theirs:
                differences.append(f"{full_name}: {mine}, published as {theirs}")
    return count


def peer_stream_lines(descriptors):
    """What the table holds, from descriptors."""
    lines = set()
    for file in descriptors.file:
        if not file.package.startswith("hashicorp.consul.internal."):
            continue
        for full_name, message in walk(file.message_type, file.package):
            lines.add(f"{full_name}\t\t\tmessage")
            for field in message.field:
                lines.add(f"{full_name}\t{field.name}\t{field.number}\t{shape(full_name, message, field)}")
        for full_name, enum in walk_enums(file):
            lines.update(f"{full_name}\t{value.name}\t{value.number}\tvalue" for value in enum.value)
    return lines


def main():
    if sys.argv[1:2] == ["--python"] and len(sys.argv) == 3:
        os.execv(sys.argv[2], [sys.argv[2], __file__])
    if len(sys.argv) > 1:
        sys.exit(__doc__)
    try:
        descriptors = load_ours()
        pool = load_published()
    except (ImportError, OSError, subprocess.CalledProcessError) as problem:
        print(f"compare_descriptors: {problem}; install protoc-c, and protobuf and xds-protos for this interpreter")
        sys.exit(2)
    differences = []
    count = compare_published(descriptors, pool, differences)
    table = set((HERE / "peerstream_fields.tsv").read_text().splitlines())
    ours = peer_stream_lines(descriptors)
    differences += [f"not in peerstream_fields.tsv: {line}" for line in sorted(ours - table)]
    differences += [f"only in peerstream_fields.tsv: {line}" for line in sorted(table - ours)]
    for line in differences:
        print(line)
    print(f"{count} published and {len(ours)} peer stream entries compared, {len(differences)} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
