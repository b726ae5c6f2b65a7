package import BusSchema
package import MeshDomain

extension CommonWire.Value {
    /// The value as it travels on the bus.
    package init(_ value: MeshValue) {
        self.init()
        switch value {
        case .null: kind = .nullValue(true)
        case .bool(let flag): kind = .boolValue(flag)
        case .int(let number): kind = .intValue(number)
        case .unsigned(let number): kind = .unsignedValue(number)
        case .double(let number): kind = .doubleValue(number)
        case .string(let text): kind = .stringValue(text)
        case .array(let items): kind = .listValue(CommonWire.ValueList(values: items.map(CommonWire.Value.init)))
        case .object(let object): kind = .objectValue(CommonWire.ValueObject(object))
        }
    }

    /// The value as the domain knows it; a missing kind is null.
    package var value: MeshValue {
        switch kind {
        case .nullValue, nil: .null
        case .boolValue(let flag): .bool(flag)
        case .intValue(let number): .int(number)
        case .unsignedValue(let number): .unsigned(number)
        case .doubleValue(let number): .double(number)
        case .stringValue(let text): .string(text)
        case .listValue(let list): .array(list.values.map(\.value))
        case .objectValue(let object): .object(object.object)
        }
    }
}

extension CommonWire.ValueObject {
    /// The object as it travels on the bus.
    package init(_ object: MeshObject) {
        self.init()
        fields = object.entries.map { CommonWire.ValueField(key: $0.key, value: CommonWire.Value($0.value)) }
    }

    /// The object as the domain knows it.
    package var object: MeshObject {
        var object = MeshObject()
        for field in fields { object[field.key] = field.value?.value ?? .null }
        return object
    }
}
