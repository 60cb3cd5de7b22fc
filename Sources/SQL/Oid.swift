/// The number by which the server knows one of its objects.
package struct Oid: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let number: UInt32

    package init(_ number: UInt32) { self.number = number }

    /// Reads what the server writes for an `oid`; `nil` for anything else and for 0, which is no object.
    package init?(_ text: some StringProtocol) {
        guard let number = UInt32(text), number > 0 else { return nil }
        self.init(number)
    }

    package var description: String { String(number) }

    package static func < (left: Oid, right: Oid) -> Bool { left.number < right.number }
}

extension SQL.Interpolation {
    package mutating func appendInterpolation(_ oid: Oid) { appendInterpolation(oid.number) }
}
