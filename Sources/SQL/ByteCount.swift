/// A size in bytes.
package struct ByteCount: Hashable, Comparable, Sendable {
    package var bytes: Int64

    package init(_ bytes: some BinaryInteger) { self.bytes = Int64(clamping: bytes) }

    package static let zero: ByteCount = 0

    package static func + (left: ByteCount, right: ByteCount) -> ByteCount {
        ByteCount(left.bytes + right.bytes)
    }

    package static func - (left: ByteCount, right: ByteCount) -> ByteCount {
        ByteCount(left.bytes - right.bytes)
    }

    package static func += (left: inout ByteCount, right: ByteCount) { left.bytes += right.bytes }

    package static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }
}

extension ByteCount: ExpressibleByIntegerLiteral {
    package init(integerLiteral bytes: Int64) { self.bytes = bytes }
}

extension ByteCount: CustomStringConvertible {
    /// Three digits and a unit in steps of 1024, as a person reads it: `512 B`, `1.2 kB`, `31 GB`.
    package var description: String {
        var amount = Double(bytes)
        var unit = "B"
        for larger in ["kB", "MB", "GB", "TB", "PB"] where amount.magnitude >= 1000 {
            (amount, unit) = (amount / 1024, larger)
        }
        let tenths = (amount * 10).rounded()
        let isShort = unit != "B" && tenths.magnitude < 100
        return isShort ? "\(tenths / 10) \(unit)" : "\(Int64(amount.rounded())) \(unit)"
    }
}
