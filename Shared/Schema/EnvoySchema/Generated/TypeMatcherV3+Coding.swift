// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/type_matcher_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyMatcherV3.MetadataMatcher: SchemaCodable {
    /// `envoy.type.matcher.v3.MetadataMatcher`.
    package static var fullName: String { "envoy.type.matcher.v3.MetadataMatcher" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__MetadataMatcher> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__Matcher__V3__MetadataMatcher>.size)
            .bindMemory(to: Envoy__Type__Matcher__V3__MetadataMatcher.self, capacity: 1)
        envoy__type__matcher__v3__metadata_matcher__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__MetadataMatcher> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__MetadataMatcher>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__Matcher__V3__MetadataMatcher>, in arena: SchemaArena) throws(SchemaError) {
        if !self.filter.isEmpty { c.pointee.filter = try SchemaCoding.text(arena, self.filter, "filter") }
        if !self.path.isEmpty {
            let items = self.path
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Type__Matcher__V3__MetadataMatcher__PathSegment>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Type__Matcher__V3__MetadataMatcher__PathSegment>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "path", index) }
            c.pointee.n_path = items.count
            c.pointee.path = list
        }
        if let value = self.value { c.pointee.value = try value.store(in: arena, at: "value") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__MetadataMatcher>) throws(SchemaError) {
        self.init()
        self.filter = try SchemaCoding.string(c.pointee.filter, "filter")
        if c.pointee.n_path > 0, let list = c.pointee.path {
            var items: [EnvoyMatcherV3.MetadataMatcher.PathSegment] = []
            items.reserveCapacity(c.pointee.n_path)
            for index in 0..<c.pointee.n_path {
                guard let item = list[index] else { continue }
                items.append(try EnvoyMatcherV3.MetadataMatcher.PathSegment(c: item, at: "path", index))
            }
            self.path = items
        }
        if let item = c.pointee.value { self.value = try EnvoyMatcherV3.ValueMatcher(c: item, at: "value") }
    }
}

extension EnvoyMatcherV3.MetadataMatcher.PathSegment: SchemaCodable {
    /// `envoy.type.matcher.v3.MetadataMatcher.PathSegment`.
    package static var fullName: String { "envoy.type.matcher.v3.MetadataMatcher.PathSegment" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__MetadataMatcher__PathSegment> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__Matcher__V3__MetadataMatcher__PathSegment>.size)
            .bindMemory(to: Envoy__Type__Matcher__V3__MetadataMatcher__PathSegment.self, capacity: 1)
        envoy__type__matcher__v3__metadata_matcher__path_segment__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__MetadataMatcher__PathSegment> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__MetadataMatcher__PathSegment>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__Matcher__V3__MetadataMatcher__PathSegment>, in arena: SchemaArena) throws(SchemaError) {
        switch self.segment {
        case .key(let value):
            c.pointee.segment_case = Envoy__Type__Matcher__V3__MetadataMatcher__PathSegment__SegmentCase(rawValue: 1)
            c.pointee.key = try SchemaCoding.text(arena, value, "key")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__MetadataMatcher__PathSegment>) throws(SchemaError) {
        self.init()
        switch c.pointee.segment_case.rawValue {
        case 1:
            self.segment = .key(try SchemaCoding.string(c.pointee.key, "key"))
        default: break
        }
    }
}

extension EnvoyMatcherV3.PathMatcher: SchemaCodable {
    /// `envoy.type.matcher.v3.PathMatcher`.
    package static var fullName: String { "envoy.type.matcher.v3.PathMatcher" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__PathMatcher> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__Matcher__V3__PathMatcher>.size)
            .bindMemory(to: Envoy__Type__Matcher__V3__PathMatcher.self, capacity: 1)
        envoy__type__matcher__v3__path_matcher__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__PathMatcher> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__PathMatcher>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__Matcher__V3__PathMatcher>, in arena: SchemaArena) throws(SchemaError) {
        switch self.rule {
        case .path(let value):
            c.pointee.rule_case = Envoy__Type__Matcher__V3__PathMatcher__RuleCase(rawValue: 1)
            c.pointee.path = try value.store(in: arena, at: "path")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__PathMatcher>) throws(SchemaError) {
        self.init()
        switch c.pointee.rule_case.rawValue {
        case 1:
            if let item = c.pointee.path {
                self.rule = .path(try EnvoyMatcherV3.StringMatcher(c: item, at: "path"))
            }
        default: break
        }
    }
}

extension EnvoyMatcherV3.RegexMatcher: SchemaCodable {
    /// `envoy.type.matcher.v3.RegexMatcher`.
    package static var fullName: String { "envoy.type.matcher.v3.RegexMatcher" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__RegexMatcher> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__Matcher__V3__RegexMatcher>.size)
            .bindMemory(to: Envoy__Type__Matcher__V3__RegexMatcher.self, capacity: 1)
        envoy__type__matcher__v3__regex_matcher__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__RegexMatcher> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__RegexMatcher>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__Matcher__V3__RegexMatcher>, in arena: SchemaArena) throws(SchemaError) {
        switch self.engineType {
        case .googleRe2(let value):
            c.pointee.engine_type_case = Envoy__Type__Matcher__V3__RegexMatcher__EngineTypeCase(rawValue: 1)
            c.pointee.google_re2 = try value.store(in: arena, at: "google_re2")
        case nil: break
        }
        if !self.regex.isEmpty { c.pointee.regex = try SchemaCoding.text(arena, self.regex, "regex") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__RegexMatcher>) throws(SchemaError) {
        self.init()
        switch c.pointee.engine_type_case.rawValue {
        case 1:
            if let item = c.pointee.google_re2 {
                self.engineType = .googleRe2(try EnvoyMatcherV3.RegexMatcher.GoogleRE2(c: item, at: "google_re2"))
            }
        default: break
        }
        self.regex = try SchemaCoding.string(c.pointee.regex, "regex")
    }
}

extension EnvoyMatcherV3.RegexMatcher.GoogleRE2: SchemaCodable {
    /// `envoy.type.matcher.v3.RegexMatcher.GoogleRE2`.
    package static var fullName: String { "envoy.type.matcher.v3.RegexMatcher.GoogleRE2" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__RegexMatcher__GoogleRE2> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__Matcher__V3__RegexMatcher__GoogleRE2>.size)
            .bindMemory(to: Envoy__Type__Matcher__V3__RegexMatcher__GoogleRE2.self, capacity: 1)
        envoy__type__matcher__v3__regex_matcher__google_re2__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__RegexMatcher__GoogleRE2> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__RegexMatcher__GoogleRE2>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__Matcher__V3__RegexMatcher__GoogleRE2>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__RegexMatcher__GoogleRE2>) throws(SchemaError) {
        self.init()
    }
}

extension EnvoyMatcherV3.RegexMatchAndSubstitute: SchemaCodable {
    /// `envoy.type.matcher.v3.RegexMatchAndSubstitute`.
    package static var fullName: String { "envoy.type.matcher.v3.RegexMatchAndSubstitute" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__RegexMatchAndSubstitute> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__Matcher__V3__RegexMatchAndSubstitute>.size)
            .bindMemory(to: Envoy__Type__Matcher__V3__RegexMatchAndSubstitute.self, capacity: 1)
        envoy__type__matcher__v3__regex_match_and_substitute__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__RegexMatchAndSubstitute> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__RegexMatchAndSubstitute>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__Matcher__V3__RegexMatchAndSubstitute>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.pattern { c.pointee.pattern = try value.store(in: arena, at: "pattern") }
        if !self.substitution.isEmpty { c.pointee.substitution = try SchemaCoding.text(arena, self.substitution, "substitution") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__RegexMatchAndSubstitute>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.pattern { self.pattern = try EnvoyMatcherV3.RegexMatcher(c: item, at: "pattern") }
        self.substitution = try SchemaCoding.string(c.pointee.substitution, "substitution")
    }
}

extension EnvoyMatcherV3.StringMatcher: SchemaCodable {
    /// `envoy.type.matcher.v3.StringMatcher`.
    package static var fullName: String { "envoy.type.matcher.v3.StringMatcher" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__StringMatcher> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__Matcher__V3__StringMatcher>.size)
            .bindMemory(to: Envoy__Type__Matcher__V3__StringMatcher.self, capacity: 1)
        envoy__type__matcher__v3__string_matcher__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__StringMatcher> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__StringMatcher>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__Matcher__V3__StringMatcher>, in arena: SchemaArena) throws(SchemaError) {
        switch self.matchPattern {
        case .exact(let value):
            c.pointee.match_pattern_case = Envoy__Type__Matcher__V3__StringMatcher__MatchPatternCase(rawValue: 1)
            c.pointee.exact = try SchemaCoding.text(arena, value, "exact")
        case .prefix(let value):
            c.pointee.match_pattern_case = Envoy__Type__Matcher__V3__StringMatcher__MatchPatternCase(rawValue: 2)
            c.pointee.prefix = try SchemaCoding.text(arena, value, "prefix")
        case .suffix(let value):
            c.pointee.match_pattern_case = Envoy__Type__Matcher__V3__StringMatcher__MatchPatternCase(rawValue: 3)
            c.pointee.suffix = try SchemaCoding.text(arena, value, "suffix")
        case .safeRegex(let value):
            c.pointee.match_pattern_case = Envoy__Type__Matcher__V3__StringMatcher__MatchPatternCase(rawValue: 5)
            c.pointee.safe_regex = try value.store(in: arena, at: "safe_regex")
        case .contains(let value):
            c.pointee.match_pattern_case = Envoy__Type__Matcher__V3__StringMatcher__MatchPatternCase(rawValue: 7)
            c.pointee.contains = try SchemaCoding.text(arena, value, "contains")
        case nil: break
        }
        c.pointee.ignore_case = self.ignoreCase ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__StringMatcher>) throws(SchemaError) {
        self.init()
        switch c.pointee.match_pattern_case.rawValue {
        case 1:
            self.matchPattern = .exact(try SchemaCoding.string(c.pointee.exact, "exact"))
        case 2:
            self.matchPattern = .prefix(try SchemaCoding.string(c.pointee.prefix, "prefix"))
        case 3:
            self.matchPattern = .suffix(try SchemaCoding.string(c.pointee.suffix, "suffix"))
        case 5:
            if let item = c.pointee.safe_regex {
                self.matchPattern = .safeRegex(try EnvoyMatcherV3.RegexMatcher(c: item, at: "safe_regex"))
            }
        case 7:
            self.matchPattern = .contains(try SchemaCoding.string(c.pointee.contains, "contains"))
        default: break
        }
        self.ignoreCase = c.pointee.ignore_case != 0
    }
}

extension EnvoyMatcherV3.ValueMatcher: SchemaCodable {
    /// `envoy.type.matcher.v3.ValueMatcher`.
    package static var fullName: String { "envoy.type.matcher.v3.ValueMatcher" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__ValueMatcher> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__Matcher__V3__ValueMatcher>.size)
            .bindMemory(to: Envoy__Type__Matcher__V3__ValueMatcher.self, capacity: 1)
        envoy__type__matcher__v3__value_matcher__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__Matcher__V3__ValueMatcher> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__ValueMatcher>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__Matcher__V3__ValueMatcher>, in arena: SchemaArena) throws(SchemaError) {
        switch self.matchPattern {
        case .stringMatch(let value):
            c.pointee.match_pattern_case = Envoy__Type__Matcher__V3__ValueMatcher__MatchPatternCase(rawValue: 3)
            c.pointee.string_match = try value.store(in: arena, at: "string_match")
        case .boolMatch(let value):
            c.pointee.match_pattern_case = Envoy__Type__Matcher__V3__ValueMatcher__MatchPatternCase(rawValue: 4)
            c.pointee.bool_match = value ? 1 : 0
        case .presentMatch(let value):
            c.pointee.match_pattern_case = Envoy__Type__Matcher__V3__ValueMatcher__MatchPatternCase(rawValue: 5)
            c.pointee.present_match = value ? 1 : 0
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__Matcher__V3__ValueMatcher>) throws(SchemaError) {
        self.init()
        switch c.pointee.match_pattern_case.rawValue {
        case 3:
            if let item = c.pointee.string_match {
                self.matchPattern = .stringMatch(try EnvoyMatcherV3.StringMatcher(c: item, at: "string_match"))
            }
        case 4:
            self.matchPattern = .boolMatch(c.pointee.bool_match != 0)
        case 5:
            self.matchPattern = .presentMatch(c.pointee.present_match != 0)
        default: break
        }
    }
}
