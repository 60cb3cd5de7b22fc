package import Catalog
import SQL

/// The way back from one migration: what undoes it, what does not come back, and what nothing undoes.
///
/// Making a plan changes nothing, and nothing here runs it.
package struct RollbackPlan: Equatable, Sendable {
    package let tag: String
    package let source: Source
    /// In an order that works.
    package let steps: [Step]
    /// The statements of the file that no step undoes.
    package let leftovers: [Leftover]
    /// What a step is about although no statement of the file names it: the snapshot may record more than the file does.
    package let unnamed: [String]
    /// The migrations that come behind it, and have to be undone first where they are applied.
    package let later: [String]

    /// Where it is known from what the migration has changed.
    package enum Source: String, Equatable, Sendable {
        /// From its snapshot and the one before.
        case snapshots
        /// From what the files make of an empty database, without it and with it.
        case files
    }

    /// One statement, and what has to be known of it.
    package struct Step: Equatable, Sendable {
        package let statement: String
        package let losses: [RollbackLoss]
    }

    /// - Parameters:
    ///   - migration: What is to be undone.
    ///   - old: The schema without it.
    ///   - new: The schema with it.
    ///   - source: Where the two come from.
    ///   - later: The migrations behind it.
    package init(
        of migration: ParsedMigration, from old: Schema, to new: Schema, _ source: Source,
        later: [String] = []
    ) {
        let statements = migration.statements.map(\.statement)
        let changes = RollbackChanges(old, new, renames: MadeRenames(statements))
        self.init(
            tag: migration.tag, source: source, steps: changes.steps,
            leftovers: migration.leftovers(of: changes, from: source),
            unnamed: migration.unnamed(in: changes),
            later: later)
    }

    private init(
        tag: String, source: Source, steps: [Step], leftovers: [Leftover], unnamed: [String], later: [String]
    ) {
        (self.tag, self.source, self.steps) = (tag, source, steps)
        (self.leftovers, self.unnamed, self.later) = (leftovers, unnamed, later)
    }

    /// How many steps lose something for good.
    package var lossCount: Int { steps.count { $0.losses.contains(where: \.isForGood) } }
}

extension RollbackPlan {
    /// All of it as SQL to read and to run by hand; what has to be known stands above each statement.
    package var script: String {
        let notes = leftovers.map { "-- Not undone: \($0.place): \($0.words). \($0.reason)" }
        let head = ["-- Undoes \(tag.onOneLine)."] + notes
        guard !steps.isEmpty else { return (head + ["-- There is nothing to run."]).lines }
        return (head + ["BEGIN;"] + steps.map(\.script) + ["COMMIT;"]).lines
    }
}

extension RollbackPlan.Step {
    /// The statement with what has to be known above it; a name ends no line there.
    package var script: String {
        (losses.map { "-- \($0.sentence.onOneLine)" } + [statement + ";"]).joined(separator: "\n")
    }
}

extension [String] {
    fileprivate var lines: String { map { $0 + "\n" }.joined() }
}
