/// What a filter may select, and how it compares.
///
/// A value that is absent counts as the empty value of its type, except for the keys of maps.
package indirect enum FilterField: Sendable, Hashable {
    /// A truth value.
    case bool
    /// A whole number with sign.
    case int
    /// A whole number without sign.
    case uint
    /// A number with a fraction.
    case float
    /// Text.
    case string
    /// A list; of records, any element that fits is enough.
    case list(FilterField)
    /// Values by free keys; nil if the values cannot be selected.
    case map(FilterField?)
    /// Values by fixed names.
    case record([String: FilterField])

    /// True when the comparison fits the type.
    ///
    /// - Source: table "Operators by field type" of the filter library's probes.
    func supports(_ comparison: FilterComparison) -> Bool {
        switch (self, comparison) {
        case (.record, _): false
        case (.string, .empty), (.string, .notEmpty): false
        case (.string, _): true
        case (.bool, .equal), (.bool, .notEqual), (.int, .equal), (.int, .notEqual): true
        case (.uint, .equal), (.uint, .notEqual), (.float, .equal), (.float, .notEqual): true
        case (.bool, _), (.int, _), (.uint, _), (.float, _): false
        case (.list, .empty), (.list, .notEmpty), (.map, .empty), (.map, .notEmpty): true
        case (.map, .within), (.map, .notWithin): true
        case (.list(let element), .within), (.list(let element), .notWithin): element.isScalar
        case (.list, _), (.map, _): false
        }
    }

    private var isScalar: Bool {
        switch self {
        case .bool, .int, .uint, .float, .string: true
        case .list, .map, .record: false
        }
    }
}
