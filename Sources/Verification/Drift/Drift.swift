package import SQL

/// How a database stands to the schema it should have.
package struct Drift: Equatable, Sendable {
    /// What the database was compared with, such as `0007_add_index`.
    package let against: String
    package let method: DriftMethod
    /// What is certain and does most harm first, otherwise by kind and name.
    package let differences: [Difference]
    /// In what the database differs from the snapshot because a migration's SQL made it so, which is no drift.
    package let fromFiles: [FileMade]
    package let counts: Counts
    /// Tables and views that PostgreSQL could not make a copy of, with its words; their texts were compared as texts.
    package let unmade: [Unmade]
    package let measure: Measure

    /// What a database was compared with.
    package enum Measure: Sendable {
        /// A snapshot, which records less than a database has.
        case snapshot
        case database
        /// What the files make of an empty database, which has privileges and owners only where a file says so.
        case files
        /// Nothing: no migration is applied, and nothing that they make is there.
        case nothing
    }

    /// How much was compared.
    package struct Counts: Equatable, Sendable {
        package let tables: Int
        package let columns: Int
        package let others: Int

        package init(tables: Int, columns: Int, others: Int) {
            (self.tables, self.columns, self.others) = (tables, columns, others)
        }
    }

    package struct Unmade: Equatable, Sendable {
        package let name: QualifiedName
        package let reason: String

        package init(name: QualifiedName, reason: String) { (self.name, self.reason) = (name, reason) }
    }

    package init(
        against: String, method: DriftMethod, differences: [Difference], fromFiles: [FileMade] = [],
        counts: Counts, unmade: [Unmade] = [], measure: Measure = .database
    ) {
        (self.against, self.method, self.fromFiles) = (against, method, fromFiles)
        self.differences = differences.enumerated().sorted {
            ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
        }.map(\.element)
        (self.counts, self.unmade, self.measure) = (counts, unmade, measure)
    }

    /// What was not looked at, in words.
    package var notCompared: [String] {
        switch measure {
        case .snapshot: ["functions", "triggers", "rules", "domains", "privileges", "how tables are stored"]
        case .database: ["comments"] + Self.neverCompared
        case .files: ["comments", "owners and privileges that no file states"] + Self.neverCompared
        case .nothing: []
        }
    }

    private static let neverCompared = [
        "the order of columns", "what single partitions have of their own", "versions of extensions",
        "aggregates", "operators", "collations", "text search", "foreign tables", "event triggers",
        "publications",
    ]

    /// The same with the word of the files.
    func judged(by verdicts: FileVerdicts) -> Drift {
        with(verdicts.remaining, fromFiles: verdicts.explained)
    }

    /// The same without SQL that drops what a file made.
    func guarding(_ files: FileObjects) -> Drift {
        with(
            differences.map { difference in
                guard difference.change == .extra, let file = files.maker(of: difference.subject) else {
                    return difference
                }
                return difference.coming(from: .made(by: file))
            }, fromFiles: fromFiles)
    }

    /// The same without SQL that drops what a file makes that is not applied yet.
    func awaiting(_ files: FileObjects) -> Drift {
        with(
            differences.map { difference in
                let file =
                    switch difference.change {
                    case .missing: files.nextMaker(of: difference.subject)
                    case .extra: files.user(of: difference.subject)
                    case .renamed, .changed: nil as String?
                    }
                return file.map { difference.coming(from: .pending($0)) } ?? difference
            }, fromFiles: fromFiles)
    }

    private func with(_ differences: [Difference], fromFiles: [FileMade]) -> Drift {
        Drift(
            against: against, method: method, differences: differences, fromFiles: fromFiles, counts: counts,
            unmade: unmade, measure: measure)
    }

    /// The differences that are certain.
    package var certain: [Difference] { differences.filter(\.isCertain) }

    /// The texts that differ and may mean the same.
    package var undecided: [Difference] { differences.filter { !$0.isCertain } }

    /// Whether nothing is certainly different.
    package var isInStep: Bool { certain.isEmpty }
}

/// How the expressions of both sides were made comparable.
///
/// What the catalog and the snapshot spell alike needs no more. Of the rest, **shadow** copies exactly the tables whose
/// texts are in doubt, on the server itself, in one transaction that is rolled back: the same version, the same
/// extensions and types, no lock on anybody's table. That is why it comes first. A **scratch** server leaves the
/// database alone altogether, but may be of another version and lacks its extensions and functions; it is taken where the
/// server cannot be asked, or where so many copies are needed that they would crowd the shared lock table. **Text** rules
/// are for where neither may be had, and leave open what they cannot decide.
package enum DriftMethod: Equatable, Sendable {
    /// Nothing was in doubt.
    case catalog
    /// Copies of that many tables and views on the server itself.
    case shadow(copies: Int)
    /// Copies on a server of our own, and why not on the database's.
    case scratch(copies: Int, because: ShadowObstacle?)
    /// Nothing but the texts: why there was no copy on the server, and why none elsewhere.
    case text(because: ShadowObstacle?, scratch: String?)
    /// Both sides were read from a server.
    case databases

    /// What a person may ask for.
    package enum Choice: String, CaseIterable, Sendable { case automatic = "auto", shadow, scratch, text }
}
