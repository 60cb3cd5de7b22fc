package import SQL
package import Verification

/// What is known of a batch of migrations before anybody runs it.
package struct Review: Equatable, Sendable {
    /// In the order of the statements.
    package let findings: [Finding]
    /// What somebody said aloud that they know, with their reason.
    package let ignored: [IgnoredFinding]
    package let statements: [ReviewedStatement]

    /// The findings about a batch, and nothing else.
    package static func findings(_ batch: [ReviewScript], _ facts: Facts = .unknown) -> [Finding] {
        Review(batch, facts: facts).findings
    }

    /// - Parameters:
    ///   - batch: What runs together, in its order.
    ///   - earlier: What runs before it in the same transaction and is not to be told of.
    ///   - facts: What is known of the database.
    ///   - conditions: How it will be run.
    package init(
        _ batch: [ReviewScript], after earlier: [ReviewScript] = [], facts: Facts = .unknown,
        under conditions: Conditions = Conditions()
    ) {
        var walk = ReviewWalk(facts: facts, conditions: conditions)
        for script in earlier { walk.run(script) }
        for script in batch { walk.run(script) }
        walk.finish()
        let files = Set(batch.map(\.file))
        let found = walk.findings.filter { files.contains($0.place.file) }
        let notes = IgnoreNotes(batch)
        findings = found.filter { notes.reason(for: $0) == nil }
        ignored = found.compactMap { finding in
            notes.reason(for: finding).map { IgnoredFinding(finding: finding, reason: $0) }
        }
        statements = walk.statements.filter { files.contains($0.place.file) }
    }

    /// How many statements there are, and of how many it is known what they do.
    package var coverage: (understood: Int, all: Int) {
        (statements.count { $0.isUnderstood }, statements.count)
    }

    package var worst: CheckFinding.Severity? { findings.map(\.severity).min() }
}

/// A finding of which somebody wrote into the file that they know.
package struct IgnoredFinding: Hashable, Sendable {
    package let finding: Finding
    /// Empty where none is written.
    package let reason: String
}

/// One statement, and what it takes hold of.
package struct ReviewedStatement: Hashable, Sendable {
    package let place: Finding.Place
    package let effects: Effects
    /// Tables that are closed to readers when it begins, because of earlier statements.
    package let closedBefore: [QualifiedName]
    /// The relations among its own that are older than the batch.
    package let inUse: Set<QualifiedName>
    /// How large those are, where the server said.
    package let bytes: [QualifiedName: ByteCount]
    /// Why it is not known what it does; `nil` where it is.
    package let obstacle: String?

    package var isUnderstood: Bool { obstacle == nil }
}
