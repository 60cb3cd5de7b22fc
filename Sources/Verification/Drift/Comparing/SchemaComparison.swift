import Catalog
import SQL

/// Compares what is expected with what is there.
///
/// Texts that differ are noted in ``unsettled``; PostgreSQL can then be asked what it makes of those tables and views
/// (see ``Shadow``), and whatever it was asked is certain.
struct SchemaComparison {
    let expected: Schema
    let live: Schema
    /// What is in the database, also where nobody asks about it: it may hold on to what is compared.
    let around: Schema
    /// The tables and views whose expected texts are PostgreSQL's own.
    let settled: Set<QualifiedName>
    let strictness: ExpressionRules.Strictness
    /// What was renamed on the way from what is expected, where that is known; else what looks alike is taken for one.
    let renames: MadeRenames?
    /// What the live tables are called that are known under another name.
    let renaming: TableRenaming
    let tables: Pairing<Schema.Table>
    private(set) var differences: [Difference] = []
    /// What is made anew, or gets another type, while a difference is closed.
    private var moved: [Difference.Subject: Difference.Sides<Moved>] = [:]
    /// Tables and views with texts that PostgreSQL would have to settle.
    private(set) var unsettled: Set<QualifiedName> = []

    init(
        expected: Schema, live: Schema, around: Schema? = nil, settled: Set<QualifiedName> = [],
        strictness: ExpressionRules.Strictness = .strict, renames: MadeRenames? = nil
    ) {
        (self.expected, self.live, self.settled) = (expected, live, settled)
        (self.around, self.renames) = (around ?? live, renames)
        tables = Pairing(expected: expected.tables, live: live.tables, renames)
        renaming = TableRenaming(tables.renamed)
        self.strictness = strictness
        compareRoles()
        compareSchemas()
        compareEnums()
        compareSequences()
        compareTables()
        compareViews()
        compareDefinitions()
        releaseHolders()
    }

    /// Where something gets another type or is made anew, lets go what holds on to it.
    private mutating func releaseHolders() {
        guard !moved.isEmpty else { return }
        let there = HoldGraph(around, renaming: renaming)
        let wanted = HoldGraph(expected, renaming: TableRenaming())
        let changed = Set(differences.map(\.subject))
        for index in differences.indices {
            let subject = differences[index].subject
            guard let moved = moved[subject] else { continue }
            differences[index] = differences[index].held(
                by: .init(
                    // A text that PostgreSQL wrote for a column of the one type may say that type.
                    wanted.remaking(there.holders(on: moved.database, except: subject), except: changed),
                    there.remaking(wanted.holders(on: moved.expectation, except: subject), except: changed)))
        }
    }

    mutating func report(
        _ subject: Difference.Subject, _ change: Difference.Change, expected: String? = nil,
        live: String? = nil,
        _ harm: Difference.Harm, database: [String], expectation: [String], isCertain: Bool = true,
        moving moved: Difference.Sides<Moved>? = nil
    ) {
        self.moved[subject] = moved
        differences.append(
            Difference(
                subject, change, expected: expected, live: live, harm: harm,
                closing: .init(database: database, expectation: expectation), isCertain: isCertain))
    }

    /// Whether two expressions of a table are the same; if not, PostgreSQL has to look at it.
    mutating func areSame(
        _ expected: String?, _ live: String?, of table: QualifiedName, type: Schema.TypeName? = nil
    ) -> TextVerdict {
        switch (expected, live) {
        case (nil, nil): return .same
        case (let expected?, let live?):
            let strictness = settled.contains(table) ? .strict : strictness
            let rules = ExpressionRules(strictness: strictness, table: table.name.name, type: type)
            if renaming.matches(live, { rules.areSame(expected, $0) }) { return .same }
            return doubt(table)
        default: return .different
        }
    }

    /// What is settled is different; everything else may still be the same.
    mutating func doubt(_ name: QualifiedName) -> TextVerdict {
        if settled.contains(name) { return .different }
        unsettled.insert(name)
        return .undecided
    }
}

/// Whether two texts mean the same.
enum TextVerdict {
    case same
    case different
    /// They differ, and PostgreSQL has not said what they mean.
    case undecided

    var isCertain: Bool { self != .undecided }
}
