import SQL

/// What a change of a column's type comes to.
///
/// - Source: 36 by 36 types in two time zones, run on PostgreSQL 15.18.
struct TypeChange: Equatable, Sendable {
    let outcome: Outcome
    /// Whether values may not fit, or are changed on the way.
    let isLossy: Bool

    enum Outcome: Equatable, Sendable {
        /// Only the catalog changes.
        case free
        case rewrite
        /// PostgreSQL refuses it, since it does not convert the one into the other unasked.
        case needsUsing
    }

    var isFree: Bool { outcome == .free }

    /// - Parameters:
    ///   - old: The type the column has.
    ///   - new: The one it gets.
    ///   - conversion: What stands behind `USING`.
    ///   - isUTC: Whether a timestamp is the same with and without a zone.
    ///   - isEnum: Whether a type is an enum; `nil` where nobody knows.
    init(
        from old: TypeReference, to new: TypeReference, using conversion: Conversion, isUTC: Bool,
        isEnum: (TypeReference) -> Bool?
    ) {
        let (from, to) = (KnownType(old), KnownType(new))
        isLossy = from.loses(into: to)
        let isPlain = conversion != .expression
        if isPlain, from.isKept(as: to, isUTC: isUTC) {
            outcome = .free
        } else if conversion == .none, Self.isRefused(old, new, from, to, isEnum) {
            outcome = .needsUsing
        } else {
            outcome = .rewrite
        }
    }

    /// What stands behind `USING`.
    enum Conversion: Equatable, Sendable {
        case none
        /// The column itself, or a cast of it to the new type, as it would be done anyway.
        case plain
        case expression
    }

    private static func isRefused(
        _ old: TypeReference, _ new: TypeReference, _ from: KnownType, _ to: KnownType,
        _ isEnum: (TypeReference) -> Bool?
    ) -> Bool {
        if from.family != .unknown, to.family != .unknown { return !from.isAssigned(to: to) }
        if to.family == .text { return false }
        let isOldEnum = isEnum(old) ?? false
        guard isEnum(new) ?? isOldEnum else { return false }
        return old.name.name != new.name.name
    }
}
