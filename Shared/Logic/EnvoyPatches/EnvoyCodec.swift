package import MeshDomain

/// Messages of Envoy's API between JSON (proto3's mapping) and bytes, without a generated type for them.
///
/// Nothing is repaired or left out: an unknown field, a wrong type, two fields of one oneof are errors with their place.
package struct EnvoyCodec: Sendable {
    /// Bounds of what is read.
    package struct Limits: Sendable, Hashable {
        /// Of a text, and of a message.
        package var byteCount = 1 << 20
        /// Messages inside each other.
        package var depth = 64

        /// 1 MiB and 64 messages.
        package init() {}
    }

    let api: EnvoyAPI
    let limits: Limits

    /// A codec of the published API.
    package init(_ api: EnvoyAPI = .published, limits: Limits = Limits()) {
        self.api = api
        self.limits = limits
    }

    /// The bytes of a message.
    ///
    /// - Parameters:
    ///   - value: The message in proto3's JSON; field names as in the API or in lowerCamelCase.
    ///   - name: The message's full name: `envoy.config.listener.v3.Listener`.
    /// - Returns: The bytes; fields in the order of their numbers, maps sorted by key.
    /// - Throws: ``EnvoyJSONProblem`` with the place.
    package func bytes(of value: MeshValue, as name: String) throws(EnvoyJSONProblem) -> [UInt8] {
        let bytes = try MessageWriter(codec: self).message(value, name, .whole)
        guard bytes.count <= limits.byteCount else {
            throw EnvoyJSONProblem(.whole, "the message has more than \(limits.byteCount) bytes")
        }
        return bytes
    }

    /// A message as JSON, with names in lowerCamelCase; the reverse of ``bytes(of:as:)``.
    ///
    /// - Throws: ``EnvoyJSONProblem``, also for fields and values of enums that the API does not have.
    package func value(of bytes: [UInt8], as name: String) throws(EnvoyJSONProblem) -> MeshValue {
        guard bytes.count <= limits.byteCount else {
            throw EnvoyJSONProblem(.whole, "the message has more than \(limits.byteCount) bytes")
        }
        return try MessageReader(codec: self).message(bytes[...], name, .whole)
    }

    /// Reads a text whose `@type` names the message, as escape hatches are written.
    ///
    /// - Returns: The message without its `@type`.
    /// - Throws: ``EnvoyJSONProblem`` when it is no JSON, too large, or of another type than `name`.
    package func object(parsing text: String, as name: String) throws(EnvoyJSONProblem) -> MeshObject {
        guard text.utf8.count <= limits.byteCount else {
            throw EnvoyJSONProblem(.whole, "the text has more than \(limits.byteCount) bytes")
        }
        let value: MeshValue
        do { value = try JSONText.parse(text) } catch {
            throw EnvoyJSONProblem(.whole, "this is no JSON: \(error)")
        }
        guard var object = value.objectValue else {
            throw EnvoyJSONProblem(.whole, "an object is needed, not \(value.kindName)")
        }
        guard let type = object["@type"]?.stringValue else {
            throw EnvoyJSONProblem(.whole, "\"@type\" is missing; set it to \"type.googleapis.com/\(name)\"")
        }
        guard Self.messageName(ofType: type) == name else {
            throw EnvoyJSONProblem(.whole, "\"@type\" must be \"type.googleapis.com/\(name)\", not \"\(type)\"")
        }
        object["@type"] = nil
        return object
    }

    /// What stands behind the last slash of a type's URL.
    static func messageName(ofType url: String) -> String {
        String(url.split(separator: "/", omittingEmptySubsequences: false).last ?? "")
    }

    func shape(_ name: String, _ path: FieldPath) throws(EnvoyJSONProblem) -> MessageShape {
        guard path.depth <= limits.depth else {
            throw EnvoyJSONProblem(path, "more than \(limits.depth) messages are inside each other")
        }
        guard let shape = api.message(name) else {
            throw EnvoyJSONProblem(path, "\"\(name)\" is no message of Envoy's API")
        }
        return shape
    }
}
