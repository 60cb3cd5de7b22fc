package import Drizzle
package import Postgres
package import SQL

/// How a plan is run: what is locked and compared first, what is changed, and what has to have happened before COMMIT.
extension RepairPlan {
    /// The locks, and the ledger as it is now; nothing of it waits longer than the connection's limits allow.
    package var deliberation: WritingTransaction {
        WritingTransaction(question: [advisoryLock] + (makesLedger ? [isAbsent] : [tableLock, rows]))
    }

    /// What is asked before anything is changed, each on its line; together with the ``script`` all that is sent.
    package var questions: String {
        guard needsLedger else { return "" }
        let asked = [WritingTransaction.number, advisoryLock, makesLedger ? isAbsent : rows]
        return asked.map { $0.inlined + ";\n" }.joined()
    }

    /// What a person reads before saying yes: all that locks or changes something, with its values.
    package var script: String {
        guard needsLedger else { return "" }
        let statements = (makesLedger ? [] : [tableLock]) + changes.flatMap { $0.statements(on: location) }
        return (["BEGIN;"] + statements.map { $0.inlined + ";" } + ["COMMIT;"]).joined(separator: "\n") + "\n"
    }

    /// The statements to run, once the answers to the question show that nothing has changed meanwhile.
    package func statements(after answers: [RowSet]) throws(RepairRefusal) -> [SQL] {
        guard answers.first?.bool(0, 0) == true else { throw .busy(location) }
        if makesLedger {
            guard answers.last?.bool(0, 0) == true else { throw .ledgerAppeared(location) }
        } else {
            let found = answers.last.map(LedgerReading(location).rows) ?? []
            guard found.map(\.recorded) == before.ledger.rows.map(\.recorded) else {
                throw .ledgerChanged(location, expected: before.ledger.rows.count, found: found.count)
            }
        }
        return changes.flatMap { $0.statements(on: location) }
    }

    /// Makes sure that each statement touched exactly the one row it was meant for.
    package func check(_ results: [RowSet]) throws(RepairRefusal) {
        let expected = changes.flatMap { change -> [Int?] in
            if case .create = change { [nil, nil] } else { [1] }
        }
        for (result, count) in zip(results, expected) {
            guard let count, let touched = result.affectedRows, touched != count else { continue }
            throw .touched(touched, insteadOf: count)
        }
    }

    private var makesLedger: Bool {
        if case .create? = changes.first { true } else { false }
    }

    /// Keeps a second repair, or a migration run by this program, from getting in between.
    private var advisoryLock: SQL { "SELECT pg_catalog.pg_try_advisory_xact_lock(\(location.lockNumber))" }

    /// Waits for whoever holds that lock.
    package var waitingForLock: SQL { location.waitingForLock }

    /// Drizzle's migrator may still read, but writes only afterwards.
    private var tableLock: SQL { "LOCK TABLE \(location.name) IN SHARE ROW EXCLUSIVE MODE" }

    private var rows: SQL { LedgerReading(location).rows }

    private var isAbsent: SQL { "SELECT pg_catalog.to_regclass(\(location.name.quoted)) IS NULL" }
}

/// Why a plan was not run; then nothing was changed, but for files that could not be restored.
package enum RepairRefusal: Error, Equatable, Sendable {
    /// Another repair holds the lock.
    case busy(LedgerLocation)
    case ledgerChanged(LedgerLocation, expected: Int, found: Int)
    case ledgerAppeared(LedgerLocation)
    case touched(Int, insteadOf: Int)
    case fileChanged(path: String)
    case fileNotWritten(path: String, reason: String)
    case fileNotRemoved(path: String, reason: String)
    /// The plan failed, and these files keep the contents that it gave them.
    case filesNotRestored([KeptOriginal], reason: String)
    /// The answer to COMMIT was lost and nobody can tell what became of the transaction; the files have their new contents.
    case inDoubt(LedgerLocation, transaction: String?, [KeptOriginal], reason: String)
    case replica
    /// The database is one that should not be changed by a slip of the hand.
    case protected(database: String, label: String)
    case otherDatabase(named: String, is: String)
    /// None of its rows is of the folder, and nobody has said that it is meant all the same.
    case ledgerOfOthers(LedgerLocation)
}

extension RepairRefusal {
    /// Why, in one sentence; that nothing was changed is said too.
    package var sentence: String {
        switch self {
        case .busy(let location): "Another repair of \(location) is under way; nothing was changed."
        case .ledgerChanged(let location, let expected, let found):
            expected == found
                ? "The rows of \(location) are not what they were when the plan was made; nothing was changed."
                : "\(location) had \(expected) rows when the plan was made and has \(found) now; nothing was changed."
        case .ledgerAppeared(let location):
            "\(location) was not there when the plan was made, and is now; nothing was changed."
        case .touched(let found, let expected):
            "A statement touched \(found) rows instead of \(expected); everything was taken back."
        case .fileChanged(let path): "\(path) has changed since the plan was made; nothing was changed."
        case .fileNotWritten(let path, let reason):
            "\(path) cannot be replaced: \(reason); nothing was changed."
        case .fileNotRemoved(let path, let reason):
            "\(path) cannot be removed: \(reason); nothing was changed."
        case .filesNotRestored(let files, let reason):
            "The ledger was not changed, but \(files.map(\.path).inFull) could not be given back the old contents: \(reason).\(KeptOriginal.places(files))"
        case .inDoubt(let location, _, let files, let reason):
            "The connection was lost while the server was to commit, so nobody knows whether \(location) was changed: \(reason)."
                + (files.isEmpty
                    ? ""
                    : " \(files.map(\.path).inFull) \(files.count == 1 ? "has" : "have") the new contents.")
                + KeptOriginal.places(files)
        case .replica: "This server is a standby, which takes no changes; nothing was changed."
        case .protected(let database, let label): "\(database) is \(label); nothing was changed."
        case .ledgerOfOthers(let location):
            "No row of \(location) belongs to this folder, so it may be another project's; nothing was changed."
        case .otherDatabase(let name, let database):
            "The database is called \(database) and not \(name); nothing was changed."
        }
    }

    package var remedy: String? {
        switch self {
        case .busy: "Wait for it, and look at the status again."
        case .ledgerChanged, .ledgerAppeared, .touched, .fileChanged:
            "Look at the status again and make a new plan."
        case .fileNotWritten, .fileNotRemoved: nil
        case .inDoubt(_, let transaction, let files, _): Self.wayToFindOut(transaction, files)
        case .filesNotRestored: "Take the files from version control, and look at the status again."
        case .replica: "Connect to the primary."
        case .protected(let database, _): "Say which one you mean: --database \(database.shellWord)."
        case .ledgerOfOthers(let location):
            "If it is this project's, say so: --ledger \(location.description.shellWord)."
        case .otherDatabase: nil
        }
    }
}

extension RepairRefusal {
    private static func wayToFindOut(_ transaction: String?, _ files: [KeptOriginal]) -> String {
        let question =
            transaction.map { " The server knows it as well: SELECT pg_xact_status('\($0)');" } ?? ""
        let back =
            files.isEmpty ? "" : " Where the ledger was not changed, put the old contents of the files back."
        return "Look with `raingauge status` before anything else.\(question)\(back)"
    }
}

/// A file with new contents, and where its old ones are.
package struct KeptOriginal: Equatable, Sendable {
    package let path: String
    /// `nil` where they could not be written either.
    package let copy: String?

    package init(path: String, copy: String?) { (self.path, self.copy) = (path, copy) }

    /// A sentence with a space in front of it; empty where there is nothing to say.
    fileprivate static func places(_ files: [KeptOriginal]) -> String {
        let copies = files.compactMap(\.copy)
        guard !copies.isEmpty else { return "" }
        return " What \(copies.count == 1 ? "it" : "they") held before is in \(copies.inFull)."
    }
}

/// What a plan that was run has changed.
package struct RepairReport: Equatable, Sendable {
    /// A sentence for each row.
    package let changes: [String]
    /// The files that have new contents.
    package let files: [String]
    /// Whether the answer to COMMIT was lost, and the server said afterwards that it was carried out.
    package let wasInDoubt: Bool

    package init(_ plan: RepairPlan, wasInDoubt: Bool = false) {
        changes = plan.changes.map(\.sentence)
        files = plan.files.map(\.path)
        self.wasInDoubt = wasInDoubt
    }
}
