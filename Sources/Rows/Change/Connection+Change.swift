import Catalog
package import Postgres
import SQL

extension Connection {
    /// Commits everything that is staged, in one transaction, or nothing of it: three round trips.
    ///
    /// Each statement has to touch exactly one row. Triggers, defaults and policies find what they name through the
    /// session's search path, and may change the session: use a connection for this that nobody uses afterwards.
    ///
    /// - Returns: What was done, in the order of the entries.
    /// - Throws: ``ChangeRefusal``, or the server's ``PostgresError`` where it is not about an entry.
    package func commit(_ changes: ChangeSet) async throws -> CommittedChanges {
        let edits = changes.edits
        let statements = try edits.map { edit throws(ChangeRefusal) in try edit.sql() }
        // Held to the end, so that whoever waits for it afterwards knows that the transaction is over.
        let lock = SQL.ownTransactionLock
        do {
            let results = try await transact(
                WritingTransaction(question: [lock], searchPath: .session), decide: { _ in statements },
                confirm: { try edits.expectOneRowEach($0) })
            return CommittedChanges(zip(edits, results).map { $0.done($1) })
        } catch let miss as OtherThanOneRow {
            throw ChangeRefusal.conflicts(try await conflicts(miss, among: edits))
        } catch let doubt as CommitInDoubt {
            return try await settle(doubt, after: lock, of: edits)
        } catch let error as PostgresError where error.isAboutContents {
            // Of a lock that is not to be had no entry is to blame.
            let culprit = error.kind == .server ? error.statement : nil
            throw ChangeRefusal.refused(error, edit: culprit.map { edits[$0].id })
        }
    }

    /// The number of a new row is not known where the answer was lost.
    private func settle(
        _ doubt: CommitInDoubt, after lock: SQL, of edits: [StagedEdit]
    ) async throws -> CommittedChanges {
        switch await fate(of: doubt, after: lock) {
        case .committed: return CommittedChanges(edits.map { CommittedChange(edit: $0, newKey: nil) })
        case .aborted: throw doubt.loss
        case .unknown(let reason): throw ChangeRefusal.inDoubt(doubt.transaction, reason: reason)
        }
    }

    private func conflicts(
        _ miss: OtherThanOneRow, among edits: [StagedEdit]
    ) async throws -> [ChangeConflict] {
        let missed = miss.touched.map { (edit: edits[$0.index], count: $0.count) }
        let questions = try missed.map { try $0.edit.asItIsNow() }
        let answers = try await run(Batch(questions.compactMap(\.self), searchPath: .session))
        var rest = answers[...]
        return zip(missed, questions).map { missed, question in
            let rows = question == nil ? nil : rest.popFirst()
            return ChangeConflict(
                edit: missed.edit.id, touched: missed.count, now: rows.flatMap { missed.edit.row(in: $0) })
        }
    }
}

/// What was committed.
package struct CommittedChanges: Equatable, Sendable {
    package let changes: [CommittedChange]

    init(_ changes: [CommittedChange]) { self.changes = changes }
}

/// One entry, done.
package struct CommittedChange: Equatable, Sendable {
    package let edit: StagedEdit
    /// By what a new row is found, where the server has said so.
    package let newKey: RowKey?
}

/// Which statements touched no row, or several.
private struct OtherThanOneRow: Error {
    let touched: [(index: Int, count: Int)]
}

extension [StagedEdit] {
    fileprivate func expectOneRowEach(_ results: [RowSet]) throws {
        let counts = results.map { $0.affectedRows ?? 0 }
        let others = counts.enumerated().filter { $0.element != 1 }.map {
            (index: $0.offset, count: $0.element)
        }
        guard others.isEmpty else { throw OtherThanOneRow(touched: others) }
    }
}

extension StagedEdit {
    fileprivate func done(_ result: RowSet) -> CommittedChange {
        guard case .insert = kind, !result.isEmpty else { return CommittedChange(edit: self, newKey: nil) }
        return CommittedChange(edit: self, newKey: RowKey(result.columns.indices.map { result.text(0, $0) }))
    }

    /// Reads the row that the key leads to; `nil` for a new row, and for one without a key.
    fileprivate func asItIsNow() throws(ChangeRefusal) -> SQL? {
        guard let row = oldRow, !row.values.isEmpty, let place = try place(of: row).first else { return nil }
        let texts = row.values.map { value -> SQL in
            "CASE WHEN pg_catalog.num_nulls(r.\(value.column)) OPERATOR(pg_catalog.=) 0 THEN pg_catalog.concat(r.\(value.column)) END"
        }
        return "SELECT \(texts.joined(separator: ", ")) FROM \(source.relation.name) AS r WHERE \(place)"
    }

    fileprivate func row(in result: RowSet) -> [OldRow.OldValue]? {
        guard let row = oldRow, result.count == 1 else { return nil }
        return zip(row.values, result.columns.indices).map { OldRow.OldValue($0.column, result[0, $1]) }
    }
}
