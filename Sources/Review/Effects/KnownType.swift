import SQL

/// A type of PostgreSQL's own, as far as conversions depend on it.
struct KnownType: Equatable, Sendable {
    let name: String
    let family: Family
    /// Length or precision, and scale.
    let limits: [Int]
    let isArray: Bool

    enum Family: Equatable, Sendable {
        case text, number, time, boolean, uuid, json, bytes, network, interval, bits, array
        /// Somebody made it, or nothing is known of it.
        case unknown
    }

    init(_ type: TypeReference) {
        let type = type.serial ?? type
        isArray = type.isArray
        name = type.name.schema == nil ? type.name.name.name : "\(type.name)"
        limits = type.modifiers.compactMap { Int($0) }
        family = isArray ? .array : Self.families[name] ?? .unknown
    }

    private static let families: [String: Family] = [
        "text": .text, "varchar": .text, "bpchar": .text, "int2": .number, "int4": .number, "int8": .number,
        "numeric": .number, "float4": .number, "float8": .number, "money": .number, "date": .time,
        "time": .time, "timetz": .time, "timestamp": .time, "timestamptz": .time, "interval": .interval,
        "bool": .boolean, "uuid": .uuid, "json": .json, "jsonb": .json, "bytea": .bytes, "inet": .network,
        "cidr": .network, "bit": .bits, "varbit": .bits,
    ]

    /// The first limit; `nil` for none.
    private var length: Int? { limits.first }

    // MARK: What stays as it is

    /// Whether the values on the disk already are those of the other type.
    func isKept(as other: KnownType, isUTC: Bool) -> Bool {
        if self == other { return true }
        guard !isArray, !other.isArray else { return false }
        switch (name, other.name) {
        case ("varchar", "varchar"), ("varbit", "varbit"), ("time", "time"), ("timetz", "timetz"),
            ("timestamp", "timestamp"), ("timestamptz", "timestamptz"), ("interval", "interval"):
            return fits(into: other)
        case ("varchar", "text"), ("text", "text"), ("cidr", "inet"): return true
        case ("text", "varchar"): return other.length == nil
        case ("numeric", "numeric"):
            guard let precision = other.length else { return true }
            guard let own = length else { return false }
            return precision >= own && scale == other.scale
        case ("timestamp", "timestamptz"), ("timestamptz", "timestamp"): return isUTC && other.length == nil
        default: return false
        }
    }

    private var scale: Int { limits.count > 1 ? limits[1] : 0 }

    private func fits(into other: KnownType) -> Bool {
        guard let limit = other.length else { return true }
        return length.map { $0 <= limit } ?? false
    }

    // MARK: What is converted without being asked

    /// Whether PostgreSQL converts it in an assignment.
    func isAssigned(to other: KnownType) -> Bool {
        if other.family == .text { return true }
        if isArray || other.isArray { return isArray && other.isArray }
        if name == other.name { return true }
        switch (family, other.family) {
        case (.number, .number): return !(name.hasPrefix("float") && other.name == "money")
        case (.time, .time): return isTimeAssigned(to: other.name)
        case (.time, .interval): return name == "time"
        case (.interval, .time): return other.name == "time"
        case (.json, .json), (.network, .network), (.bits, .bits): return true
        case (.text, _), (.number, _), (.time, _), (.boolean, _), (.uuid, _), (.json, _), (.bytes, _),
            (.network, _), (.interval, _), (.bits, _), (.array, _), (.unknown, _):
            return false
        }
    }

    private func isTimeAssigned(to other: String) -> Bool {
        switch (name, other) {
        case ("date", "timestamp"), ("date", "timestamptz"), ("timestamptz", _), ("time", "timetz"),
            ("timetz", "time"):
            true
        case ("timestamp", _): other != "timetz"
        default: false
        }
    }
}
