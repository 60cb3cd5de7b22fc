/// The order in which Drizzle 1.0 runs folders: JavaScript's `localeCompare` in the root locale.
///
/// Exact for the ASCII that folder names are made of: marks before digits before letters, and case only where
/// nothing else differs, lower case first. Other characters follow by their code.
package enum LocaleOrder {
    private static let marks = Array("_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".unicodeScalars)

    package static func areInIncreasingOrder(_ left: String, _ right: String) -> Bool {
        let leftWeights = left.unicodeScalars.map(weight)
        let rightWeights = right.unicodeScalars.map(weight)
        if leftWeights != rightWeights { return leftWeights.lexicographicallyPrecedes(rightWeights) }
        // A lower-case letter has the greater code and comes first.
        return right.unicodeScalars.lexicographicallyPrecedes(left.unicodeScalars)
    }

    private static func weight(_ scalar: Unicode.Scalar) -> UInt32 {
        if scalar == " " { return 0 }
        if let index = marks.firstIndex(of: scalar) { return UInt32(index) + 1 }
        switch scalar {
        case "0"..."9": return 100 + scalar.value
        case "A"..."Z": return 1_000 + scalar.value + 32
        default: return 1_000 + scalar.value
        }
    }
}
