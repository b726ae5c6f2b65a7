"""Writes how the Swift values are stored into protobuf-c's structs and read from them."""

from model import F, Oneof


def to_c(field, value, path_index="", name=None):
    """An expression for the C value; errors name the field, or `name` in its stead (the map of an entry)."""
    name = name or field.name
    place = f'"{name}"{path_index}'
    if field.is_message:
        return f"try {value}.store(in: arena, at: {place})"
    if field.is_enum:
        return f"{field.target.c}(rawValue: UInt32(bitPattern: {value}.rawValue))"
    if field.type == F.TYPE_BOOL:
        return f"{value} ? 1 : 0"
    if field.type == F.TYPE_STRING:
        return f"try SchemaCoding.text(arena, {value}, {place})"
    if field.type == F.TYPE_BYTES:
        return f'try SchemaCoding.data(arena, {value}, "{name}")'
    return value


def from_c(field, value, path_index="", name=None):
    """An expression for the Swift value of something that is not a message pointer; `name` as in `to_c`."""
    if field.is_enum:
        return f"{field.value_type}(rawValue: Int32(bitPattern: {value}.rawValue))"
    if field.type == F.TYPE_BOOL:
        return f"{value} != 0"
    if field.type == F.TYPE_STRING:
        return f'try SchemaCoding.string({value}, "{name or field.name}"{path_index})'
    if field.type == F.TYPE_BYTES:
        return f"SchemaCoding.bytes({value})"
    return value


def c_value_type(field):
    if field.is_message:
        return f"UnsafeMutablePointer<{field.target.c}>?"
    if field.is_enum:
        return field.target.c
    if field.type == F.TYPE_BOOL:
        return "protobuf_c_boolean"
    if field.type == F.TYPE_BYTES:
        return "ProtobufCBinaryData"
    return field.value_type


def write_fill(field, out):
    """Lines that move one field that is not in a choice into the C struct."""
    value, c = f"self.{field.swift}", field.c
    if field.map_entry:
        key, item = field.map_entry.fields
        out += [
            f"        if !{value}.isEmpty {{",
            f"            let pairs = {value}.sorted {{ $0.key < $1.key }}",
            f"            let list = try SchemaCoding.allocate(arena, pairs.count * 8)",
            f"                .bindMemory(to: UnsafeMutablePointer<{field.map_entry.c}>?.self, capacity: pairs.count)",
            f"            for index in pairs.indices {{",
            f"                let entry = try SchemaCoding.allocate(arena, MemoryLayout<{field.map_entry.c}>.size)",
            f"                    .bindMemory(to: {field.map_entry.c}.self, capacity: 1)",
            f"                {field.map_entry.c_lower}__init(entry)",
            f"                entry.pointee.key = {to_c(key, 'pairs[index].key', ', index', field.name)}",
            f"                entry.pointee.value = {to_c(item, 'pairs[index].value', ', index', field.name)}",
            f"                list[index] = entry",
            f"            }}",
            f"            c.pointee.n_{field.name.lower()} = pairs.count",
            f"            c.pointee.{c} = list",
            f"        }}",
        ]
    elif field.repeated and field.type == F.TYPE_STRING:
        out += [
            f"        if !{value}.isEmpty {{",
            f'            c.pointee.{c} = try SchemaCoding.texts(arena, {value}, "{field.name}")',
            f"            c.pointee.n_{field.name.lower()} = {value}.count",
            f"        }}",
        ]
    elif field.repeated:
        element = c_value_type(field)
        out += [
            f"        if !{value}.isEmpty {{",
            f"            let items = {value}",
            f"            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<{element}>.stride)",
            f"                .bindMemory(to: ({element}).self, capacity: items.count)",
            f"            for index in items.indices {{ list[index] = {to_c(field, 'items[index]', ', index')} }}",
            f"            c.pointee.n_{field.name.lower()} = items.count",
            f"            c.pointee.{c} = list",
            f"        }}",
        ]
    elif field.is_message:
        out.append(f"        if let value = {value} {{ c.pointee.{c} = {to_c(field, 'value')} }}")
    elif field.optional:
        out += [
            f"        if let value = {value} {{",
            f"            c.pointee.{field.case_field} = {field.case_type}(rawValue: {field.number})",
            f"            c.pointee.{c} = {to_c(field, 'value')}",
            f"        }}",
        ]
    elif field.type in (F.TYPE_STRING, F.TYPE_BYTES):
        out.append(f"        if !{value}.isEmpty {{ c.pointee.{c} = {to_c(field, value)} }}")
    else:
        out.append(f"        c.pointee.{c} = {to_c(field, value)}")


def write_fill_oneof(oneof, out):
    out.append(f"        switch self.{oneof.swift} {{")
    for field in oneof.fields:
        out += [
            f"        case .{field.escaped}(let value):",
            f"            c.pointee.{oneof.c}_case = {oneof.c_type}(rawValue: {field.number})",
            f"            c.pointee.{field.c} = {to_c(field, 'value')}",
        ]
    out += ["        case nil: break", "        }"]


def write_read(field, out):
    """Lines that move one field that is not in a choice out of the C struct."""
    value, c, count = f"self.{field.swift}", f"c.pointee.{field.c}", f"c.pointee.n_{field.name.lower()}"
    if field.map_entry:
        key, item = field.map_entry.fields
        out += [
            f"        if {count} > 0, let list = {c} {{",
            f"            var pairs = {field.swift_type}(minimumCapacity: {count})",
        ]
        out.append(f"            for index in 0..<{count} {{")
        out.append("                guard let entry = list[index] else { continue }")
        out.append(f"                let key = {from_c(key, 'entry.pointee.key', ', index', field.name)}")
        if item.is_message:
            out += [
                f"                var value = {item.value_type}()",
                f"                if let pointer = entry.pointee.value {{",
                f'                    value = try {item.value_type}(c: pointer, at: "{field.name}", index)',
                "                }",
                "                pairs[key] = value",
            ]
        else:
            out.append(f"                pairs[key] = {from_c(item, 'entry.pointee.value', ', index', field.name)}")
        out += ["            }", f"            {value} = pairs", "        }"]
    elif field.repeated and field.type == F.TYPE_STRING:
        out.append(f'        {value} = try SchemaCoding.strings({c}, {count}, "{field.name}")')
    elif field.repeated:
        out += [
            f"        if {count} > 0, let list = {c} {{",
            f"            var items: {field.swift_type} = []",
            f"            items.reserveCapacity({count})",
            f"            for index in 0..<{count} {{",
        ]
        if field.is_message:
            out += [
                "                guard let item = list[index] else { continue }",
                f'                items.append(try {field.value_type}(c: item, at: "{field.name}", index))',
            ]
        else:
            out.append(f"                items.append({from_c(field, 'list[index]', ', index')})")
        out += ["            }", f"            {value} = items", "        }"]
    elif field.is_message:
        out.append(f'        if let item = {c} {{ {value} = try {field.value_type}(c: item, at: "{field.name}") }}')
    elif field.optional:
        out.append(f"        if c.pointee.{field.case_field}.rawValue == {field.number} {{ {value} = {from_c(field, c)} }}")
    else:
        out.append(f"        {value} = {from_c(field, c)}")


def write_read_oneof(oneof, out):
    out.append(f"        switch c.pointee.{oneof.c}_case.rawValue {{")
    for field in oneof.fields:
        out.append(f"        case {field.number}:")
        if field.is_message:
            out += [
                f"            if let item = c.pointee.{field.c} {{",
                f'                self.{oneof.swift} = .{field.escaped}(try {field.value_type}(c: item, at: "{field.name}"))',
                "            }",
            ]
        else:
            out.append(f"            self.{oneof.swift} = .{field.escaped}({from_c(field, f'c.pointee.{field.c}')})")
    out += ["        default: break", "        }"]


def write_coding(message, out):
    c, name = message.c, message.swift
    out += [
        f"extension {name}: SchemaCodable {{",
        f"    /// `{message.full_name}`.",
        f'    package static var fullName: String {{ "{message.full_name}" }}',
    ]
    if message.deep:
        out += ["    /// Messages of this type can hold themselves.", "    package static var isRecursive: Bool { true }"]
    out += [
        "",
        "    /// An empty C message in the arena.",
        f"    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<{c}> {{",
        f"        let c = try SchemaCoding.allocate(arena, MemoryLayout<{c}>.size)",
        f"            .bindMemory(to: {c}.self, capacity: 1)",
        f"        {message.c_lower}__init(c)",
        "        return c",
        "    }",
        "",
        "    /// Builds the message in the arena for the field of another one.",
        "    package func store(",
        "        in arena: SchemaArena, at field: StaticString, _ index: Int = -1",
        f"    ) throws(SchemaError) -> UnsafeMutablePointer<{c}> {{",
        "        do throws(SchemaError) {",
        "            let c = try Self.blank(in: arena)",
        "            try fill(c, in: arena)",
        "            return c",
        "        } catch {",
        "            throw error.nested(in: field, index)",
        "        }",
        "    }",
        "",
        "    /// Reads the message of the field of another one.",
        f"    package init(c: UnsafePointer<{c}>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {{",
        "        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }",
        "    }",
        "",
        "    /// Moves the fields into the C message.",
        f"    package func fill(_ c: UnsafeMutablePointer<{c}>, in arena: SchemaArena) throws(SchemaError) {{",
    ]
    for member in message.members:
        write_fill_oneof(member, out) if isinstance(member, Oneof) else write_fill(member, out)
    out += [
        "    }",
        "",
        "    /// Reads the fields of a C message.",
        f"    package init(c: UnsafePointer<{c}>) throws(SchemaError) {{",
        "        self.init()",
    ]
    for member in message.members:
        write_read_oneof(member, out) if isinstance(member, Oneof) else write_read(member, out)
    out += ["    }", "}"]
    for nested in message.messages:
        if not nested.map_entry:
            out.append("")
            write_coding(nested, out)
