package import Catalog

/// A value that somebody knows without knowing where it is, such as a uuid of a log line.
package struct SoughtValue: Hashable, Sendable {
    package let text: String

    /// `nil` for what is nothing but blanks.
    package init?(_ typed: String) {
        let scalars = typed.unicodeScalars
        guard let first = scalars.firstIndex(where: { $0 != " " }),
            let last = scalars.lastIndex(where: { $0 != " " })
        else { return nil }
        text = String(scalars[first...last])
    }

    /// Asks which columns it could stand in.
    package var question: FittingColumnsQuestion { FittingColumnsQuestion(types: types, label: text) }

    /// The types that take it as it is; whatever it is, it may be a text.
    private var types: [String] {
        ["text", "varchar", "bpchar", "name", "citext"] + numbers + times + networks
            + (isUUID ? ["uuid"] : [])
    }

    private var numbers: [String] {
        guard text.isPlainNumber else { return [] }
        let whole = [
            Int16(text) != nil ? "int2" : nil, Int32(text) != nil ? "int4" : nil,
            Int64(text) != nil ? "int8" : nil,
        ]
        return whole.compactMap(\.self) + ["numeric", "float8"]
    }

    /// A day, or a day with a time; PostgreSQL would take a good deal more, such as `now`, for a time.
    private var times: [String] {
        let parts = text.split(maxSplits: 1) { $0 == " " || $0 == "T" }
        guard let day = parts.first, Self.isDay(day) else { return [] }
        guard parts.count > 1 else { return ["date", "timestamp", "timestamptz"] }
        let isTime = parts[1].allSatisfy { "0123456789:.+-Z".contains($0) } && parts[1].contains(":")
        return isTime ? ["timestamp", "timestamptz"] : []
    }

    private static func isDay(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-").map { Int($0) ?? 0 }
        return parts.count == 3 && (1...9999).contains(parts[0]) && (1...12).contains(parts[1])
            && (1...31).contains(parts[2])
    }

    private var networks: [String] {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        let isAddress = parts.count == 4 && !parts.contains(nil)
        return isAddress ? ["inet", "cidr"] : []
    }

    private var isUUID: Bool {
        let digits = text.replacing("-", with: "")
        return digits.utf8.count == 32 && digits.allSatisfy(\.isHexDigit)
            && [0, 4].contains(text.count { $0 == "-" })
    }
}
