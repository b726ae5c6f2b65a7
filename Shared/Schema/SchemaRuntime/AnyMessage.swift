extension GoogleProtobuf.AnyMessage {
    /// Carries `message` under its type URL.
    ///
    /// - Throws: `SchemaError`, if the message cannot be encoded.
    package init(packing message: some SchemaMessage) throws(SchemaError) {
        self.init(typeURL: Swift.type(of: message).typeURL, value: try message.encoded())
    }

    /// Whether this carries a message of the type, whatever host its URL names.
    package func holds<Message: SchemaMessage>(_ type: Message.Type) -> Bool {
        typeURL == Message.typeURL || typeURL.utf8.reversed().starts(with: ("/" + Message.fullName).utf8.reversed())
    }

    /// The message this carries.
    ///
    /// - Throws: `SchemaError` `typeMismatch` if it is of another type, or why it cannot be decoded.
    package func unpacked<Message: SchemaMessage>(as type: Message.Type) throws(SchemaError) -> Message {
        guard holds(type) else { throw SchemaError(.typeMismatch, at: typeURL) }
        return try Message(decoding: value)
    }
}
