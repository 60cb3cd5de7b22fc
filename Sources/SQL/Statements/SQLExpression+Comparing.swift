extension SQLExpression {
    /// How an expression stands to one that the server writes back.
    package enum Comparison: Hashable, Sendable {
        case same
        /// A value in it is another one.
        case different
        /// Written differently, which may mean the same.
        case unclear
    }

    /// Compares what was written with what the server has made of it.
    ///
    /// The server adds types behind constants, casts of `varchar` to `text` and schemas of functions, leaves out the table in
    /// front of a column, and writes `IN` as `= ANY`. Only constants whose text the server keeps as it is tell two
    /// expressions apart for sure.
    package func compared(with live: SQLExpression) -> Comparison {
        if let same = comparedAsCasts(with: live) { return same }
        switch (self, live) {
        case (.constant(let mine), .constant(let theirs)): return Self.compared(mine, theirs, as: nil)
        case (.column(let mine), .column(let theirs)): return mine.last == theirs.last ? .same : .unclear
        case (.call(let mine, let parts), .call(let theirs, let others)):
            return mine.name == theirs.name ? Self.compared(parts, others) : .unclear
        case (.operation("IN", let parts), .operation("= ANY", let others)):
            return Self.compared(parts.prefix(1) + [.array(Array(parts.dropFirst()))], others)
        case (.operation(let mine, let parts), .operation(let theirs, let others)):
            if mine == theirs { return Self.compared(parts, others) }
            return isKept ? .different : .unclear
        case (.array(let parts), .array(let others)): return Self.compared(parts, others)
        default:
            if self == live { return .same }
            // The server computes nothing beforehand: `true` stays `true`, and what depends on a row depends on it.
            return isKept || isTruth != live.isTruth
                || isValue != live.isValue && (isComputed || live.isComputed)
                ? .different : .unclear
        }
    }

    private var isTruth: Bool {
        if case .constant(let text) = self { Self.truths.contains(text) } else { false }
    }

    private var isValue: Bool { constantText != nil }

    private var isComputed: Bool {
        switch self {
        case .column, .call: true
        case .operation(_, let parts): parts.count > 1
        case .null, .constant, .cast, .array, .keyword, .other: false
        }
    }

    /// Whether the server writes the same operator back; it takes rows apart, which are none of the known expressions.
    private var isKept: Bool {
        guard case .operation(let sign, let parts) = self, Self.kept.contains(sign) else { return false }
        return parts.allSatisfy { if case .other = $0 { false } else { true } }
    }

    private static let kept: Set = ["=", "<>", "<", ">", "<=", ">=", "IS NULL", "IS NOT NULL", "AND", "OR"]

    private func comparedAsCasts(with live: SQLExpression) -> Comparison? {
        switch (self, live) {
        case (.cast(let mine, _), .cast(let theirs, let type)) where mine.isConstant && theirs.isConstant:
            return Self.compared(mine.constantText, theirs.constantText, as: type)
        case (.cast(let mine, let type), .cast(let theirs, let other)):
            return type.name.name == other.name.name ? mine.compared(with: theirs) : .unclear
        case (.cast(let mine, _), _) where mine.isConstant: return mine.compared(with: live)
        case (_, .cast(let theirs, let type)) where isConstant && theirs.isConstant:
            return Self.compared(constantText, theirs.constantText, as: type)
        case (_, .cast(let theirs, let type)) where Self.texts.contains(type.name.name.name):
            return compared(with: theirs)
        case (.array, .cast(let theirs, _)) where !theirs.isEmptyArray: return compared(with: theirs)
        default: return nil
        }
    }

    private static func compared(
        _ mine: some Sequence<SQLExpression>, _ theirs: some Sequence<SQLExpression>
    ) -> Comparison {
        let (mine, theirs) = (Array(mine), Array(theirs))
        guard mine.count == theirs.count else { return .unclear }
        let all = zip(mine, theirs).map { $0.compared(with: $1) }
        return all.contains(.different) ? .different : all.contains(.unclear) ? .unclear : .same
    }

    /// Other types write their values their own way: a date, JSON or a number with other zeros may be the same.
    private static func compared(_ mine: String?, _ theirs: String?, as type: TypeReference?) -> Comparison {
        if mine == theirs { return .same }
        if let mine = mine.flatMap({ Int64($0) }), let theirs = theirs.flatMap({ Int64($0) }) {
            return mine == theirs ? .same : .different
        }
        if let mine, let theirs, truths.contains(mine), truths.contains(theirs) { return .different }
        let isPlain =
            type.map { $0.name.schema == nil && plain.contains($0.name.name.name) && !$0.isArray } ?? false
        return isPlain ? .different : .unclear
    }

    private static let truths: Set = ["true", "false"]
    private static let texts: Set = ["text", "varchar", "bpchar"]
    private static let plain: Set = ["text", "varchar", "name", "regconfig"]

    private var isConstant: Bool {
        switch self {
        case .null, .constant: true
        case .column, .cast, .call, .operation, .array, .keyword, .other: false
        }
    }

    private var isEmptyArray: Bool { self == .array([]) }
}
