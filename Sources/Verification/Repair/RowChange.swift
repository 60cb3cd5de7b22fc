package import Drizzle
package import SQL

/// One change to a ledger: as data, so that it can be foreseen, printed, run and reported.
package enum RowChange: Equatable, Sendable {
    /// Makes the table as Drizzle of that era would.
    case create(Era)
    case insert(LedgerRow)
    /// Only what differs is written.
    case update(from: LedgerRow, to: LedgerRow)
    case delete(LedgerRow)

    /// The rows after this change.
    func applied(to rows: [LedgerRow]) -> [LedgerRow] {
        switch self {
        case .create: rows
        case .insert(let row): rows + [row]
        case .update(let old, let new): rows.map { $0 == old ? new : $0 }
        case .delete(let row): rows.filter { $0 != row }
        }
    }

    /// The statements, in order, each of which must touch exactly one row unless it makes something.
    package func statements(on location: LedgerLocation) -> [SQL] {
        let table = location.name
        return switch self {
        case .create(let era):
            [
                "CREATE SCHEMA IF NOT EXISTS \(table.schema)",
                "CREATE TABLE \(table) (\n  \(unsafe: era.ledgerColumns)\n)",
            ]
        case .insert(let row): [Self.insertion(of: row, into: table)]
        case .update(let old, let new): [Self.update(old, to: new, in: table)]
        case .delete(let row):
            [
                """
                DELETE FROM \(table)
                WHERE "id" = \(row.id ?? 0) AND "hash" IS NOT DISTINCT FROM
                  \(row.hash)
                """
            ]
        }
    }

    private static func insertion(of row: LedgerRow, into table: QualifiedName) -> SQL {
        guard let name = row.name else {
            return """
                INSERT INTO \(table) ("hash", "created_at")
                VALUES (
                  \(row.hash),
                  \(row.createdAt.parameter)
                )
                """
        }
        return """
            INSERT INTO \(table) ("hash", "created_at", "name")
            VALUES (
              \(row.hash),
              \(row.createdAt.parameter),
              \(name)
            )
            """
    }

    private static func update(_ old: LedgerRow, to new: LedgerRow, in table: QualifiedName) -> SQL {
        var settings: [SQL] = []
        if old.hash != new.hash { settings.append("\"hash\" = \(new.hash)") }
        if old.createdAt != new.createdAt { settings.append("\"created_at\" = \(new.createdAt.parameter)") }
        if old.name != new.name { settings.append("\"name\" = \(new.name)") }
        return """
            UPDATE \(table)
            SET \(settings.joined(separator: ", "))
            WHERE "id" = \(old.id ?? 0) AND "hash" IS NOT DISTINCT FROM
              \(old.hash)
            """
    }

    /// What it did, for the report: `inserted a row with created_at 1700000000000 and hash 8279…`.
    package var sentence: String {
        switch self {
        case .create: "made the ledger"
        case .insert(let row):
            "inserted a row with created_at \(row.createdAt.parameter ?? "NULL") and hash \(row.shortHash)"
        case .update(let old, let new): "changed row \(old.number): \(Self.differences(old, new))"
        case .delete(let row):
            "deleted row \(row.number) (created_at \(row.createdAt.parameter ?? "NULL"), hash \(row.shortHash))"
        }
    }

    private static func differences(_ old: LedgerRow, _ new: LedgerRow) -> String {
        let parts = [
            old.hash == new.hash ? nil : "hash \(old.shortHash) became \(new.shortHash)",
            old.createdAt == new.createdAt
                ? nil
                : "created_at \(old.createdAt.parameter ?? "NULL") became \(new.createdAt.parameter ?? "NULL")",
            old.name == new.name ? nil : "name \(old.name ?? "NULL") became \(new.name ?? "NULL")",
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

extension LedgerRow.CreatedAt {
    /// The value in the server's text format; `nil` is NULL.
    var parameter: String? {
        switch self {
        case .at(let when): String(when.rawValue)
        case .null: nil
        case .other(let text): text
        }
    }
}

extension LedgerRow {
    fileprivate var shortHash: String { hash.map { "\($0.prefix(8))…" } ?? "NULL" }

    fileprivate var number: String { id.map { "#\($0)" } ?? "without id" }
}
