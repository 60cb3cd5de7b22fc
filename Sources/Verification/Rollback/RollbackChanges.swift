import Catalog
import SQL

/// What is different between the schema without a migration and the one with it, and the steps back.
struct RollbackChanges {
    let old: Schema
    let new: Schema
    let differences: [Difference]

    /// Texts of both sides are one spelling, so what differs is different.
    init(_ old: Schema, _ new: Schema, renames: MadeRenames) {
        let followed = renames.followed(in: new)
        (self.old, self.new) = (old, new)
        let names = old.relationNames + new.relationNames
        differences =
            SchemaComparison(
                expected: old, live: followed, settled: Set(names), renames: renames
            ).differences
    }

    /// In an order in which each finds what it needs.
    var steps: [RollbackPlan.Step] {
        let ordered = differences.map(filled).arranged(.database)
        var losses = differences.flatMap { difference in
            RollbackLoss.losses(of: difference, old, new).map { (subject: difference.subject, loss: $0) }
        }
        return ordered.map { step in
            let met = losses.filter { $0.subject == step.subject && $0.loss.isMet(by: step.statement) }
                .map(\.loss)
            // Each is said once, of the first statement that does it.
            losses.removeAll { $0.subject == step.subject && met.contains($0.loss) }
            return RollbackPlan.Step(statement: step.statement, losses: met)
        }
    }

    /// A column that has to have values is made without that first, so that somebody can give it some.
    private func filled(_ difference: Difference) -> Difference {
        guard difference.change == .missing, let column = old.column(of: difference.subject),
            let table = difference.subject.table, column.isNotNull, column.value == .given
        else { return difference }
        var free = column
        free.isNotNull = false
        let head = "ALTER TABLE \(table.quoted)"
        let settings = difference.closing.own.database.dropFirst()
        return Difference(
            difference.subject, difference.change, expected: difference.expected, live: nil,
            harm: difference.harm,
            closing: .init(
                database: ["\(head) ADD COLUMN \(free.definition)"] + settings
                    + ["\(head) ALTER COLUMN \(Identifier(column.name).quoted) SET NOT NULL"],
                expectation: difference.closing.own.expectation))
    }
}

extension Schema {
    /// The column that a difference is about.
    func column(of subject: Difference.Subject) -> Column? {
        guard subject.kind == .column, let name = subject.table else { return nil }
        return tables.first { $0.name == name }?.columns.first { $0.name == subject.name }
    }

    func enumeration(of subject: Difference.Subject) -> Enum? {
        guard subject.kind == .enumeration else { return nil }
        return enums.first { $0.name.display == subject.name }
    }
}
