"""Writes the Swift half of the schema from the descriptors protoc-c leaves behind.

    generate.py DESCRIPTORS NAMESPACES OUTPUT-FOLDER

Run it through deploy/make/generate.sh, which also makes the C half. Output depends on the .proto files and
namespaces.json only.
"""

import json
import pathlib
import sys

from google.protobuf import descriptor_pb2

import naming
from coding import write_coding
from model import Schema, SchemaProblem
from values import write_enum, write_message

HEADER = "// swift-format-ignore-file\n// Written by Shared/Schema/Generator from {source}; change that and run deploy/make/generate.sh."


def coding_imports(module):
    return ["package import CSchema"] + (["package import SchemaRuntime"] if module != "SchemaRuntime" else [])


def value_imports(module, messages):
    """SchemaRuntime, at the level its types are used: not at all, in private storage only, or in properties."""
    if module == "SchemaRuntime":
        return []
    level = []
    pending = list(messages)
    while pending:
        message = pending.pop()
        pending += message.messages
        for field in message.fields:
            if field.target and field.target.module == "SchemaRuntime":
                return ["package import SchemaRuntime"]
            if field.target and field.target.module != module:
                raise SchemaProblem(f"{message.full_name}.{field.name}: module {module} may use its own messages and "
                                    f"SchemaRuntime's, not {field.target.module}'s")
            if field.indirect and not any(field in oneof.fields for oneof in message.oneofs):
                level = ["import SchemaRuntime"]
    return level


def write_file(path, source, import_lines, body):
    text = [HEADER.format(source=source), ""]
    if import_lines:
        text += import_lines + [""]
    path.write_text("\n".join(text + body).rstrip() + "\n")


def write_values(file, entry, messages, enums):
    out = [f"extension {entry['namespace']} {{"]
    for enum in enums:
        write_enum(enum, out, "    ")
        out.append("")
    for message in messages:
        write_message(message, out, "    ")
        out.append("")
    out[-1] = "}"
    return out


def main(descriptor_path, namespaces_path, root):
    namespaces = json.loads(pathlib.Path(namespaces_path).read_text())
    descriptors = descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(descriptor_path).read_bytes())
    schema = Schema(descriptors, namespaces)
    modules = sorted({entry["module"] for entry in namespaces.values()})
    for module in modules:
        (root / module / "Generated").mkdir(parents=True)
    written = set()
    for file, entry, messages, enums in schema.files:
        folder = root / entry["module"] / "Generated"
        stem = "".join(naming.upper_camel(part) for part in pathlib.PurePath(file.name).stem.split("."))
        if (entry["module"], stem) in written:
            raise SchemaProblem(f"{file.name}: another .proto of module {entry['module']} has the same file name")
        written.add((entry["module"], stem))
        if not messages and not enums:
            continue
        source = f"Protos/{file.name}"
        needed = value_imports(entry["module"], messages)
        write_file(folder / f"{stem}.swift", source, needed, write_values(file, entry, messages, enums))
        if messages:
            body = []
            for message in messages:
                write_coding(message, body)
                body.append("")
            write_file(folder / f"{stem}+Coding.swift", source, coding_imports(entry["module"]), body)
    for module in modules:
        body = []
        spaces = {}
        for package, entry in namespaces.items():
            if entry["module"] == module:
                spaces.setdefault(entry["namespace"], []).append(package)
        for space in sorted(spaces):
            names = ", ".join(f"`{package}`" for package in sorted(spaces[space]))
            body += [f"/// Messages of protobuf package {names}.", f"package enum {space} {{}}", ""]
        write_file(root / module / "Generated" / f"{module}Namespaces.swift", "namespaces.json", [], body)


if __name__ == "__main__":
    try:
        main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]))
    except SchemaProblem as problem:
        sys.exit(f"generate: {problem}")
