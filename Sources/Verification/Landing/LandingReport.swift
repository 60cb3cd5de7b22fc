/// What migrations should have left or would leave in the database, and what is there.
package struct LandingReport: Equatable, Sendable {
    package let migrations: [MigrationLanding]
    /// How far the migrations that nobody recorded are there.
    package let reach: LandingReach
    private let places: [String: Int]

    package init(migrations: [MigrationLanding], reach: LandingReach = LandingReach()) {
        (self.migrations, self.reach) = (migrations, reach)
        places = Dictionary(migrations.enumerated().map { ($1.tag, $0) }) { first, _ in first }
    }

    package subscript(tag tag: String) -> MigrationLanding? { places[tag].map { migrations[$0] } }

    /// Those that the ledger says were applied.
    package var applied: [MigrationLanding] { migrations.filter { !$0.isAhead } }
    /// Those that it does not record, in the order in which Drizzle takes them.
    package var ahead: [MigrationLanding] { migrations.filter(\.isAhead) }

    /// Whether nothing is missing and nothing is different of what was applied.
    package var isSound: Bool { applied.allSatisfy(\.isSound) }

    /// Whether something is there of what nobody recorded.
    package var isThereAlready: Bool { ahead.contains { $0.presence == .all || $0.presence == .part } }

    /// Of what was applied.
    package var statements: LandingCounts {
        applied.reduce(into: LandingCounts()) { $0 += $1.statementCounts }
    }
    package var effects: LandingCounts { applied.reduce(into: LandingCounts()) { $0 += $1.effectCounts } }
}

/// One migration, statement by statement.
package struct MigrationLanding: Equatable, Sendable {
    package let tag: String
    /// The file is no longer what was applied, so that its statements are not those that ran.
    package let isEdited: Bool
    /// Nobody recorded it, so that what there is of it was made otherwise.
    package let isAhead: Bool
    /// The first thing in it that the server would refuse because of what is there, or is not.
    package let stop: LandingStop?
    package let statements: [StatementLanding]
    package let statementCounts: LandingCounts
    package let effectCounts: LandingCounts

    package init(
        tag: String, isEdited: Bool = false, isAhead: Bool = false, stop: LandingStop? = nil,
        statements: [StatementLanding]
    ) {
        (self.tag, self.isEdited, self.statements) = (tag, isEdited, statements)
        (self.isAhead, self.stop) = (isAhead, stop)
        var (ofStatements, ofEffects) = (LandingCounts(), LandingCounts())
        for statement in statements {
            ofStatements.count(statement.verdict, times: statement.count)
            for effect in statement.effects { ofEffects.count(effect.verdict) }
        }
        (statementCounts, effectCounts) = (ofStatements, ofEffects)
    }

    package var isSound: Bool { effectCounts.crosses == 0 }

    /// Whether something of it has the name that a later migration should have changed.
    package var isUnderOldName: Bool {
        statements.contains { $0.effects.contains(where: \.isUnderOldName) }
    }

    /// How much of it there is.
    package var presence: Presence {
        guard effectCounts.judged > 0 else { return .unknown }
        let hasEvidence = statements.contains { $0.effects.contains(where: \.isEvidence) }
        if isSound { return hasEvidence ? .all : .unknown }
        return hasEvidence ? .part : .nothing
    }

    package enum Presence: String, Equatable, Sendable, Encodable {
        case all, part, nothing
        /// There is nothing to look for, or it would look the same without it.
        case unknown
    }
}

/// One statement and its effects.
package struct StatementLanding: Equatable, Sendable {
    /// The line of the file on which it begins, from 1.
    package let line: Int
    /// Its first words on one line.
    package let text: String
    /// How many statements of the same kind in a row it stands for; more than one only where nothing can be judged.
    package let count: Int
    package let effects: [EffectLanding]

    package init(line: Int, text: String, count: Int = 1, effects: [EffectLanding]) {
        (self.line, self.text, self.count, self.effects) = (line, text, count, effects)
    }

    /// The worst of its effects; what could not be judged counts only where nothing else could.
    package var verdict: LandingVerdict {
        let verdicts = effects.map(\.verdict)
        let first = verdicts.first(where: \.isCross) ?? verdicts.first(where: \.isLanded)
        return first ?? verdicts.first(where: \.isSuperseded) ?? verdicts.first(where: \.isUnjudged)
            ?? verdicts.first
            ?? .notJudged(.leavesNothing)
    }
}

/// What became of one thing that a statement should have left.
package struct EffectLanding: Equatable, Sendable {
    package let kind: LandingKind
    /// As the statement calls it: `orders.total`.
    package let name: String
    /// What the statement says of it; empty where it says only that it is there.
    package let wanted: String
    /// What the catalog has; `nil` when there is nothing.
    package let live: String?
    package let verdict: LandingVerdict
    /// What is worth knowing although it changes nothing, such as an expression that is written differently.
    package let notes: [String]
    /// Whether it is there because somebody did what the statement says.
    package let isEvidence: Bool
    /// Whether it is there under the name it had before a rename that did not happen.
    package let isUnderOldName: Bool

    package init(
        kind: LandingKind, name: String, wanted: String, live: String?, verdict: LandingVerdict,
        notes: [String] = [], isEvidence: Bool = false, isUnderOldName: Bool = false
    ) {
        (self.kind, self.name, self.wanted) = (kind, name, wanted)
        (self.live, self.verdict, self.notes) = (live, verdict, notes)
        (self.isEvidence, self.isUnderOldName) = (isEvidence, isUnderOldName)
    }
}

/// Whether an effect is to be seen.
package enum LandingVerdict: Hashable, Sendable {
    case landed
    case missing
    /// It is there, but not as the statement says: in which ways.
    case different([String])
    /// A later statement undid or changed it.
    case superseded(by: String, inSameMigration: Bool)
    case notJudged(LandingObstacle)

    package var isLanded: Bool { self == .landed }

    package var isCross: Bool {
        switch self {
        case .missing, .different: true
        case .landed, .superseded, .notJudged: false
        }
    }

    package var isSuperseded: Bool {
        if case .superseded = self { true } else { false }
    }

    /// Whether there is something nobody can say; a statement that leaves nothing is none.
    package var isUnjudged: Bool {
        if case .notJudged(let obstacle) = self { obstacle != .leavesNothing } else { false }
    }
}

/// How many verdicts of each kind there are.
package struct LandingCounts: Equatable, Sendable {
    package private(set) var landed = 0
    package private(set) var crosses = 0
    package private(set) var superseded = 0
    package private(set) var notJudged = 0

    package init() {}

    mutating func count(_ verdict: LandingVerdict, times: Int = 1) {
        if verdict.isLanded { landed += times }
        if verdict.isCross { crosses += times }
        if verdict.isSuperseded { superseded += times }
        if verdict.isUnjudged { notJudged += times }
    }

    /// Those that could be looked up and still hold or should.
    package var judged: Int { landed + crosses }
    package var all: Int { judged + superseded + notJudged }

    package static func += (left: inout Self, right: Self) {
        left.landed += right.landed
        left.crosses += right.crosses
        left.superseded += right.superseded
        left.notJudged += right.notJudged
    }
}
