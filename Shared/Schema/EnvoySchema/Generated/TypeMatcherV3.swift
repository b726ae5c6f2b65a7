// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/type_matcher_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyMatcherV3 {
    /// `envoy.type.matcher.v3.MetadataMatcher`.
    package struct MetadataMatcher: Sendable, Hashable {
        /// Field 1, `filter`.
        package var filter: String = ""
        /// Field 2, `path`.
        package var path: [EnvoyMatcherV3.MetadataMatcher.PathSegment] = []
        /// Field 3, `value`.
        package var value: EnvoyMatcherV3.ValueMatcher? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            filter: String = "",
            path: [EnvoyMatcherV3.MetadataMatcher.PathSegment] = [],
            value: EnvoyMatcherV3.ValueMatcher? = nil
        ) {
            self.filter = filter
            self.path = path
            self.value = value
        }

        /// `envoy.type.matcher.v3.MetadataMatcher.PathSegment`.
        package struct PathSegment: Sendable, Hashable {
            /// One of the fields of `segment`, or none.
            package var segment: EnvoyMatcherV3.MetadataMatcher.PathSegment.Segment? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                segment: EnvoyMatcherV3.MetadataMatcher.PathSegment.Segment? = nil
            ) {
                self.segment = segment
            }

            /// The fields of `segment`, of which one is set.
            package enum Segment: Sendable, Hashable {
                /// Field 1, `key`.
                case key(String)
            }
        }
    }

    /// `envoy.type.matcher.v3.PathMatcher`.
    package struct PathMatcher: Sendable, Hashable {
        /// One of the fields of `rule`, or none.
        package var rule: EnvoyMatcherV3.PathMatcher.Rule? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            rule: EnvoyMatcherV3.PathMatcher.Rule? = nil
        ) {
            self.rule = rule
        }

        /// The fields of `rule`, of which one is set.
        package enum Rule: Sendable, Hashable {
            /// Field 1, `path`.
            case path(EnvoyMatcherV3.StringMatcher)
        }
    }

    /// `envoy.type.matcher.v3.RegexMatcher`.
    package struct RegexMatcher: Sendable, Hashable {
        /// One of the fields of `engine_type`, or none.
        package var engineType: EnvoyMatcherV3.RegexMatcher.EngineType? = nil
        /// Field 2, `regex`.
        package var regex: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            engineType: EnvoyMatcherV3.RegexMatcher.EngineType? = nil,
            regex: String = ""
        ) {
            self.engineType = engineType
            self.regex = regex
        }

        /// The fields of `engine_type`, of which one is set.
        package enum EngineType: Sendable, Hashable {
            /// Field 1, `google_re2`.
            case googleRe2(EnvoyMatcherV3.RegexMatcher.GoogleRE2)
        }

        /// `envoy.type.matcher.v3.RegexMatcher.GoogleRE2`.
        package struct GoogleRE2: Sendable, Hashable {
            /// A message with every field at its default.
            package init() {}
        }
    }

    /// `envoy.type.matcher.v3.RegexMatchAndSubstitute`.
    package struct RegexMatchAndSubstitute: Sendable, Hashable {
        /// Field 1, `pattern`.
        package var pattern: EnvoyMatcherV3.RegexMatcher? = nil
        /// Field 2, `substitution`.
        package var substitution: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            pattern: EnvoyMatcherV3.RegexMatcher? = nil,
            substitution: String = ""
        ) {
            self.pattern = pattern
            self.substitution = substitution
        }
    }

    /// `envoy.type.matcher.v3.StringMatcher`.
    package struct StringMatcher: Sendable, Hashable {
        /// One of the fields of `match_pattern`, or none.
        package var matchPattern: EnvoyMatcherV3.StringMatcher.MatchPattern? = nil
        /// Field 6, `ignore_case`.
        package var ignoreCase: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            matchPattern: EnvoyMatcherV3.StringMatcher.MatchPattern? = nil,
            ignoreCase: Bool = false
        ) {
            self.matchPattern = matchPattern
            self.ignoreCase = ignoreCase
        }

        /// The fields of `match_pattern`, of which one is set.
        package enum MatchPattern: Sendable, Hashable {
            /// Field 1, `exact`.
            case exact(String)
            /// Field 2, `prefix`.
            case prefix(String)
            /// Field 3, `suffix`.
            case suffix(String)
            /// Field 5, `safe_regex`.
            case safeRegex(EnvoyMatcherV3.RegexMatcher)
            /// Field 7, `contains`.
            case contains(String)
        }
    }

    /// `envoy.type.matcher.v3.ValueMatcher`.
    package struct ValueMatcher: Sendable, Hashable {
        /// One of the fields of `match_pattern`, or none.
        package var matchPattern: EnvoyMatcherV3.ValueMatcher.MatchPattern? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            matchPattern: EnvoyMatcherV3.ValueMatcher.MatchPattern? = nil
        ) {
            self.matchPattern = matchPattern
        }

        /// The fields of `match_pattern`, of which one is set.
        package enum MatchPattern: Sendable, Hashable {
            /// Field 3, `string_match`.
            case stringMatch(EnvoyMatcherV3.StringMatcher)
            /// Field 4, `bool_match`.
            case boolMatch(Bool)
            /// Field 5, `present_match`.
            case presentMatch(Bool)
        }
    }
}
