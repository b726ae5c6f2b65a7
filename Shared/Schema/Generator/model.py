"""The schema as the writer sees it: messages, enums and fields with their C and Swift names resolved."""

from google.protobuf import descriptor_pb2

import naming

F = descriptor_pb2.FieldDescriptorProto

SCALARS = {
    F.TYPE_DOUBLE: ("Double", "0", 8), F.TYPE_FLOAT: ("Float", "0", 4),
    F.TYPE_INT64: ("Int64", "0", 8), F.TYPE_SINT64: ("Int64", "0", 8), F.TYPE_SFIXED64: ("Int64", "0", 8),
    F.TYPE_UINT64: ("UInt64", "0", 8), F.TYPE_FIXED64: ("UInt64", "0", 8),
    F.TYPE_INT32: ("Int32", "0", 4), F.TYPE_SINT32: ("Int32", "0", 4), F.TYPE_SFIXED32: ("Int32", "0", 4),
    F.TYPE_UINT32: ("UInt32", "0", 4), F.TYPE_FIXED32: ("UInt32", "0", 4),
    F.TYPE_BOOL: ("Bool", "false", 1), F.TYPE_STRING: ("String", '""', 16), F.TYPE_BYTES: ("[UInt8]", "[]", 8),
}

# A message larger than this many bytes in memory is kept on the heap by the one that holds it.
LARGEST_INLINE = 128


class SchemaProblem(Exception):
    """A fault in a .proto file, worded for the person who wrote it."""


class Enum:
    def __init__(self, proto, full_name, swift, module, comment):
        self.full_name, self.swift, self.module, self.comment = full_name, swift, module, comment
        self.name = swift.rsplit(".", 1)[1]
        self.c = naming.c_type(full_name)
        prefix = naming.upper_snake(proto.name) + "_"
        names = [value.name for value in proto.value]
        strip = all(n.startswith(prefix) and not n[len(prefix):][:1].isdigit() for n in names)
        self.cases, self.aliases, seen = [], [], {}
        for value in proto.value:
            name = naming.member(value.name[len(prefix):] if strip else value.name)
            if value.number < 0:
                raise SchemaProblem(f"{full_name}.{value.name}: negative enum values are not supported; use 0 or more")
            if value.number in seen:
                if name != seen[value.number]:
                    self.aliases.append((name, seen[value.number]))
            else:
                seen[value.number] = name
                self.cases.append((name, value.number))
        if self.cases[0][1] != 0:
            raise SchemaProblem(f"{full_name}: the first value must be 0")
        if len({name for name, _ in self.cases}) != len(self.cases):
            raise SchemaProblem(f"{full_name}: two values get the same Swift name")


class Field:
    def __init__(self, message, proto, comment):
        self.message, self.proto, self.comment = message, proto, comment
        self.name, self.number, self.type = proto.name, proto.number, proto.type
        self.c = naming.c_field(proto.name)
        self.swift = naming.member(proto.name)
        self.repeated = proto.label == F.LABEL_REPEATED
        self.target = None
        self.map_entry = None
        self.indirect = False
        self.optional = False
        if proto.proto3_optional:
            raise SchemaProblem(
                f"{message.full_name}.{proto.name}: protoc-c does not know `optional`; "
                f"write `oneof _{proto.name} {{ ... }}` with this one member")

    @property
    def escaped(self):
        return naming.escaped(self.swift)

    def resolve(self, types):
        if self.type == F.TYPE_GROUP:
            raise SchemaProblem(f"{self.message.full_name}.{self.name}: groups are not supported")
        if self.proto.type_name:
            self.target = types[self.proto.type_name[1:]]
            if isinstance(self.target, Message) and self.target.map_entry:
                self.map_entry = self.target

    @property
    def is_message(self):
        return self.type == F.TYPE_MESSAGE

    @property
    def is_enum(self):
        return self.type == F.TYPE_ENUM

    @property
    def value_type(self):
        """The Swift type of one value."""
        return self.target.swift if self.target else SCALARS[self.type][0]

    @property
    def swift_type(self):
        if self.map_entry:
            key, value = self.map_entry.fields
            return f"[{key.value_type}: {value.value_type}]"
        if self.repeated:
            return f"[{self.value_type}]"
        if self.is_message or self.optional:
            return self.value_type + "?"
        return self.value_type

    @property
    def default(self):
        if self.map_entry:
            return "[:]"
        if self.repeated:
            return "[]"
        if self.is_message or self.optional:
            return "nil"
        if self.is_enum:
            return "." + naming.escaped(self.target.cases[0][0])
        return SCALARS[self.type][1]

    def value_size(self):
        if self.is_message:
            return self.target.size()
        return 8 if self.is_enum else SCALARS[self.type][2]

    def size(self):
        if self.repeated or self.indirect:
            return 8
        return self.value_size() + (8 if self.is_message or self.optional else 0)


class Oneof:
    """A choice between several fields; becomes an enum with payloads."""

    def __init__(self, message, name, fields, comment):
        self.message, self.name, self.fields, self.comment = message, name, fields, comment
        self.swift = naming.member(name)
        self.c = name.lower()
        self.type_name = naming.upper_camel(name)
        self.type_name = naming.RESERVED_TYPES.get(self.type_name, self.type_name)
        taken = {inner.name for inner in message.messages + message.enums if not getattr(inner, "map_entry", False)}
        if self.type_name in taken or self.type_name == message.name:
            self.type_name += "Choice"
        self.c_type = naming.c_type(message.full_name) + "__" + naming._c_camel(name) + "Case"

    @property
    def escaped(self):
        return naming.escaped(self.swift)

    @property
    def type(self):
        return f"{self.message.swift}.{self.type_name}"

    def size(self):
        return max(8 if field.indirect else field.value_size() for field in self.fields) + 8


class Message:
    def __init__(self, proto, full_name, swift, module, comments, path):
        self.proto, self.full_name, self.swift, self.module = proto, full_name, swift, module
        self.name = swift.rsplit(".", 1)[1]
        self.comment = comments.get(path, "")
        self.comments, self.path = comments, path
        self.map_entry = proto.options.map_entry
        self.c, self.c_lower = naming.c_type(full_name), naming.c_function(full_name)
        self.messages, self.enums, self.fields, self.oneofs, self.members = [], [], [], [], []
        self.deep = False
        self._size = None

    def finish(self):
        """Makes the fields; to be called when the nested types are known."""
        choices = {}
        for index, field in enumerate(self.proto.field):
            made = Field(self, field, self.comments.get(self.path + (2, index), ""))
            self.fields.append(made)
            if not field.HasField("oneof_index"):
                self.members.append(made)
                continue
            name = self.proto.oneof_decl[field.oneof_index].name
            if name.startswith("_"):
                if name != "_" + field.name or made.is_message:
                    raise SchemaProblem(
                        f"{self.full_name}.{name}: a oneof named with an underscore must hold just the scalar field "
                        f"{name[1:]}")
                made.optional = True
                made.case_field, made.case_type = name + "_case", f"{self.c}__{naming._c_camel(name)}Case"
                self.members.append(made)
            elif name in choices:
                choices[name].fields.append(made)
            else:
                comment = self.comments.get(self.path + (8, field.oneof_index), "")
                choices[name] = Oneof(self, name, [made], comment)
                self.oneofs.append(choices[name])
                self.members.append(choices[name])
        names = [member.swift for member in self.members]
        if len(set(names)) != len(names):
            raise SchemaProblem(f"{self.full_name}: two fields get the same Swift name")

    def inline_targets(self):
        return [field.target for field in self.fields if field.is_message and not field.repeated]

    def all_targets(self):
        found = []
        for field in self.fields:
            if field.map_entry:
                found += [value.target for value in field.map_entry.fields if value.is_message]
            elif field.is_message:
                found.append(field.target)
        return found

    def size(self):
        """About how many bytes the Swift value takes; decides on `indirect` for its large or recursive fields."""
        if self._size is None:
            self._size = 0
            for field in self.fields:
                if field.is_message and not field.repeated:
                    field.indirect = self in field.target.reaches_inline() or field.target.size() > LARGEST_INLINE
            self._size = sum(member.size() for member in self.members)
        return self._size

    def reaches_inline(self):
        if not hasattr(self, "_reaches"):
            self._reaches = reachable(self, Message.inline_targets)
        return self._reaches

    def reaches(self):
        if not hasattr(self, "_reaches_all"):
            self._reaches_all = reachable(self, Message.all_targets)
        return self._reaches_all


def reachable(message, edges):
    """Every message that `message` can hold, itself too only if it can hold itself."""
    found, pending = set(), list(edges(message))
    found.update(pending)
    while pending:
        for target in edges(pending.pop()):
            if target not in found:
                found.add(target)
                pending.append(target)
    # A message is in its own inline closure also as the start of the walk.
    return found | {message} if edges is Message.inline_targets else found


class Schema:
    def __init__(self, descriptors, namespaces):
        self.files, self.types = [], {}
        for file in descriptors.file:
            if file.syntax != "proto3":
                raise SchemaProblem(f"{file.name}: write `syntax = \"proto3\";`")
            if file.package not in namespaces:
                raise SchemaProblem(
                    f"{file.name}: package {file.package} has no namespace; add it to Generator/namespaces.json")
            entry = namespaces[file.package]
            comments = {tuple(l.path): l.leading_comments for l in file.source_code_info.location if l.leading_comments}
            messages = [self._message(m, file.package, entry["namespace"], entry["module"], comments, (4, i))
                        for i, m in enumerate(file.message_type)]
            enums = [self._enum(e, file.package, entry["namespace"], entry["module"], comments, (5, i))
                     for i, e in enumerate(file.enum_type)]
            self.files.append((file, entry, messages, enums))
        for message in self.messages():
            message.finish()
        for message in self.messages():
            for field in message.fields:
                field.resolve(self.types)
        for message in self.messages():
            message.size()
        for message in self.messages():
            message.deep = any(inner in inner.reaches() for inner in message.reaches() | {message})

    def messages(self):
        return [t for t in self.types.values() if isinstance(t, Message)]

    def _message(self, proto, scope, swift_scope, module, comments, path):
        full_name = f"{scope}.{proto.name}"
        swift = f"{swift_scope}.{naming.RESERVED_TYPES.get(proto.name, proto.name)}"
        message = Message(proto, full_name, swift, module, comments, path)
        self.types[full_name] = message
        message.messages = [self._message(m, full_name, swift, module, comments, path + (3, i))
                            for i, m in enumerate(proto.nested_type)]
        message.enums = [self._enum(e, full_name, swift, module, comments, path + (4, i))
                         for i, e in enumerate(proto.enum_type)]
        return message

    def _enum(self, proto, scope, swift_scope, module, comments, path):
        full_name = f"{scope}.{proto.name}"
        swift = f"{swift_scope}.{naming.RESERVED_TYPES.get(proto.name, proto.name)}"
        self.types[full_name] = Enum(proto, full_name, swift, module, comments.get(path, ""))
        return self.types[full_name]
