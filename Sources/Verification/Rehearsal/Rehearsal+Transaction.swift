import Drizzle
import SQL

/// Whether a statement runs inside of a transaction block.
struct RunTransaction: Sendable {
    private enum State { case inside, outside(since: Int) }

    private var state = State.inside
    /// What holds once the piece is over: several statements that are sent at once are one transaction all the same.
    private var next: State?

    mutating func end(by command: Int) { next = .outside(since: command) }
    mutating func begin() { next = .inside }

    mutating func endPiece() {
        state = next ?? state
        next = nil
    }

    /// The command that ended Drizzle's transaction; `nil` inside of it, or of another that a file began.
    var endedBy: Int? {
        switch state {
        case .inside: nil
        case .outside(let command): command
        }
    }
}

extension Rehearsal {
    mutating func judgeTransaction(_ phrase: StatementPhrase, isAlone: Bool, at place: Place) {
        if phrase.isPartialRollback { loseTrack() }
        if let command = phrase.transactionCommand {
            let own = OwnTransactionCommand(command, tag: place.tag, file: place.file, line: place.line)
            ownTransactions.append(own)
            guard command.isEnd else { return transaction.begin() }
            if command.words == "PREPARE TRANSACTION", server?.session.canPrepareTransactions == false {
                note(.execution(.preparedTransactionsDisabled), at: place)
            }
            session.endTransaction(isRollback: own.isRollback)
            if own.isRollback { loseTrack() }
            if transaction.endedBy == nil { own.isRollback ? rows.rollBack() : rows.commit() }
            endTransaction(isChained: phrase.isChained)
        } else if let command = phrase.commandOutsideTransaction {
            guard isAlone, let end = transaction.endedBy else {
                return note(.outsideTransaction(command: command), at: place)
            }
            credit(command, to: end, at: place)
        }
    }

    /// What has been undone may be there again.
    private mutating func loseTrack() {
        relations.isLost = true
        made.restoreRoles()
    }

    private mutating func endTransaction(isChained: Bool) {
        let command = ownTransactions.count - 1
        commitValues(by: command)
        if isChained { transaction.begin() } else { transaction.end(by: command) }
    }

    /// What was added to enums is there for everybody.
    mutating func commitValues(by command: Int) {
        committedValues += newValues.map { CommittedValue(value: $0, command: command) }
        (newValues, made.types) = ([], [])
    }

    /// Says that something in the same file could not run without the command that ended Drizzle's transaction.
    mutating func credit(_ what: String, to command: Int, at place: Place) {
        if ownTransactions[command].file == place.file { ownTransactions[command].allow(what) }
    }
}

/// A value of an enum that a file's own COMMIT made usable.
struct CommittedValue: Sendable {
    let value: RunFault.NewEnumValue
    /// Which of the files' own commands.
    let command: Int
}
