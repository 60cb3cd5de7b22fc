import Catalog

/// What one step back loses, or what rows may have against it.
package enum RollbackLoss: Equatable, Sendable {
    /// A table goes, with what was written into it since.
    case rows(table: String)
    /// A column goes, with what was written into it since.
    case values(column: String)
    /// A table comes back empty.
    case emptyTable(String)
    /// A column comes back without what stood in it.
    case emptyColumn(String, Filling)
    /// The values take another type, which the way there has changed already.
    case converted(column: String, to: String)
    /// A sequence comes back, and begins anew.
    case counter(String)
    /// A role comes back without a password and memberships, or goes with them.
    case role(String)
    /// Values of a type go, which rows may have.
    case labels([String], type: String)
    /// Rows may lack a value that is required again.
    case requirement(column: String)
    /// Rows may break a rule that applies again.
    case rule(String, table: String, sqlState: String)

    /// What stands in a column that comes back.
    package enum Filling: Equatable, Sendable {
        case nothing
        /// Its default, or the next number.
        case given
        /// Somebody has to say before it is required.
        case asked
    }

    /// Whether something is gone for good, as opposed to rows that may stop the step.
    package var isForGood: Bool {
        switch self {
        case .rows, .values, .emptyTable, .emptyColumn, .converted, .counter, .role: true
        case .labels, .requirement, .rule: false
        }
    }

    /// Whether it is that statement, of those that close its difference, that it is to be said of.
    func isMet(by statement: String) -> Bool {
        switch self {
        case .rows: statement.hasPrefix("DROP TABLE ")
        case .values: statement.contains(" DROP COLUMN ")
        case .emptyTable: statement.contains("TABLE ") && statement.hasPrefix("CREATE ")
        case .emptyColumn(_, .asked), .requirement: statement.hasSuffix(" SET NOT NULL")
        case .emptyColumn: statement.contains(" ADD COLUMN ")
        case .converted, .labels: statement.contains(" SET DATA TYPE ")
        case .counter: statement.contains("SEQUENCE ") || statement.contains(" AS IDENTITY")
        case .role: statement.contains(" ROLE ")
        case .rule: statement.contains(" ADD ") || statement.hasPrefix("CREATE UNIQUE INDEX ")
        }
    }
}

extension RollbackLoss {
    /// What closing a difference does to rows, where `old` is the schema that comes back.
    static func losses(of difference: Difference, _ old: Schema, _ new: Schema) -> [RollbackLoss] {
        let subject = difference.subject
        switch subject.kind {
        case .table, .partition:
            return difference.change == .extra
                ? [.rows(table: subject.name)]
                : difference.change == .missing ? [.emptyTable(subject.name)] : []
        case .column: return columnLosses(of: difference, old, new)
        case .sequence: return difference.change == .missing ? [.counter(subject.name)] : []
        case .role:
            return difference.change == .missing || difference.change == .extra ? [.role(subject.name)] : []
        case .enumeration:
            let there = new.enumeration(of: subject)?.values ?? []
            let gone = there.filter { !(old.enumeration(of: subject)?.values ?? there).contains($0) }
            return gone.isEmpty ? [] : [.labels(gone, type: subject.name)]
        case .primaryKey, .unique: return checkedAgain(difference, "23505")
        case .index:
            return difference.expected?.hasPrefix("CREATE UNIQUE ") == true
                ? checkedAgain(difference, "23505") : []
        case .check: return checkedAgain(difference, "23514")
        case .foreignKey: return checkedAgain(difference, "23503")
        case .exclusion: return checkedAgain(difference, "23P01")
        case .schema, .rowSecurity, .policy, .view, .materializedView, .trigger, .rule, .function, .domain,
            .compositeType, .rangeType, .extension, .statistics, .owner, .privileges, .defaultPrivileges:
            return []
        }
    }

    /// Of what is checked again.
    private static func checkedAgain(_ difference: Difference, _ sqlState: String) -> [RollbackLoss] {
        switch difference.change {
        case .extra, .renamed: []
        case .missing, .changed:
            [
                .rule(
                    difference.subject.name.isEmpty
                        ? difference.subject.kind.rawValue : difference.subject.name,
                    table: difference.subject.table?.display ?? "", sqlState: sqlState)
            ]
        }
    }
}
