/// A value kept on the heap, so that messages may hold themselves and large messages stay cheap to move.
package indirect enum Indirect<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The only case.
    case box(Value)

    /// The value.
    package var value: Value {
        switch self {
        case .box(let value): value
        }
    }
}
