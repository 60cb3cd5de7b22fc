import Postgres
package import Rows
package import Verification

extension Problem {
    /// Why nothing of what is staged was committed, or why nobody can tell.
    package init(_ refusal: ChangeRefusal, blockers: [Blocker]) {
        switch refusal {
        case .conflicts(let conflicts):
            self.init(
                "\(conflicts.sentence) Nothing was changed.",
                remedy: "The entry shows both versions; x drops it.")
        case .notFindable:
            self.init(
                "A row cannot be told from others: it has no key, and not all of it is known. Nothing was changed.",
                remedy: "x drops its entry.")
        case .noExpression(let text, _):
            self.init("“\(text)” is no expression of SQL. Nothing was changed.")
        case .refused(let error, _):
            let held = blockers.map { "Held by \($0.sentence)" }
            self.init(
                "\(error.changeSentence) Nothing was changed.",
                detail: ([error.words] + held).joined(separator: "\n"),
                remedy: error.remedy(error.changeRemedy))
        case .inDoubt(let transaction, let reason):
            let number = transaction.map { ", transaction \($0)" } ?? ""
            self.init(
                "The connection was lost at COMMIT\(number), and nobody can tell what became of it.",
                detail: reason, remedy: "Read the rows again before you commit once more.")
        }
    }
}

extension [ChangeConflict] {
    fileprivate var sentence: String {
        let several = filter { $0.touched > 1 }
        if several.count == count {
            return "\(Numbers.count(count, "row", verb: "look")) the same as others."
        }
        return count == 1
            ? "1 row is no longer as it was shown." : "\(count) rows are no longer as they were shown."
    }
}

extension PostgresError {
    fileprivate var changeSentence: String {
        if kind == .cancelled(.lockTimeout) { return "Another session holds a lock on a row." }
        return switch sqlState {
        case .deadlockDetected: "Another transaction and this one waited for each other."
        case .serializationFailure: "Another transaction has changed the same rows meanwhile."
        case .insufficientPrivilege: "The role may not do this."
        default: "The server refuses an entry."
        }
    }

    fileprivate var changeRemedy: String? {
        if kind == .cancelled(.lockTimeout) { return "a tries again; --lock-timeout waits longer." }
        return switch sqlState {
        case .deadlockDetected, .serializationFailure: "a tries again."
        default: "The entry stays; it can be mended in its table, or dropped with x."
        }
    }
}
