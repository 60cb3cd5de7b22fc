extension KnownType {
    /// Whether a value may not fit into the other type, or lose something on the way.
    func loses(into other: KnownType) -> Bool {
        guard !isArray, !other.isArray else { return false }
        switch (family, other.family) {
        case (.number, .number): return losesDigits(into: other)
        case (.text, .text): return isLonger(than: other)
        case (.uuid, .text): return other.limits.first.map { $0 < 36 } ?? false
        case (.time, .time): return losesTime(into: other)
        case (.interval, .interval): return isFiner(than: other)
        case (.bits, .bits): return isLonger(than: other)
        default: return false
        }
    }

    private func isLonger(than other: KnownType) -> Bool {
        guard let limit = other.limits.first ?? (other.name == "bpchar" || other.name == "bit" ? 1 : nil)
        else {
            return false
        }
        let own = limits.first ?? (name == "bpchar" || name == "bit" ? 1 : nil)
        return own.map { $0 > limit } ?? true
    }

    private func isFiner(than other: KnownType) -> Bool {
        guard let precision = other.limits.first else { return false }
        return (limits.first ?? 6) > precision
    }

    private func losesTime(into other: KnownType) -> Bool {
        switch (name, other.name) {
        case ("timestamp", "date"), ("timestamptz", "date"), ("timestamp", "time"), ("timestamptz", "time"),
            ("timestamptz", "timetz"), ("timetz", "time"):
            true
        case ("date", _): false
        default: isFiner(than: other)
        }
    }

    private func losesDigits(into other: KnownType) -> Bool {
        if let digits = other.wholeDigits {
            // A whole number keeps nothing behind the point, and each kind has its range.
            if let own = wholeDigits { return own > digits || fraction > other.fraction }
            return true
        }
        switch (name, other.name) {
        case ("float8", "float4"), ("numeric", "float4"), ("numeric", "float8"): return name == "float8"
        default: return false
        }
    }

    /// Digits behind the point.
    private var fraction: Int { name == "numeric" && limits.count > 1 ? limits[1] : 0 }

    /// Digits in front of the point; `nil` where there is no limit.
    private var wholeDigits: Int? {
        switch name {
        case "int2": 5
        case "int4": 10
        case "int8": 19
        case "numeric": limits.first.map { $0 - (limits.count > 1 ? limits[1] : 0) }
        default: nil
        }
    }
}
