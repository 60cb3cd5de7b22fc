import Reports
import Rows

// A session only reads until a person says otherwise; every read is read-only even then.
extension Browser {
    /// The question of the root's own that the name of the database answers.
    static let writing = NameConfirmation(
        question: "write", wish: "change rows there", otherwise: "this session only reads")

    /// Lets the session change rows; where it may already, no longer.
    mutating func changeAccess() -> [Effect] {
        guard !context.staging.isWritable else { return stopWriting() }
        guard let name = context.session.databaseName else { return say("There is no connection yet.") }
        guard !context.link.isReplica else { return say("This server is a standby, which takes no changes.") }
        guard context.session.environment?.isProtected == true else { return write() }
        overlay = .prompt(Self.writing.prompt(name))
        return []
    }

    /// Goes on when what was typed is the database's name, letter by letter.
    mutating func takeWriting(_ text: String) -> [Effect] {
        guard let name = context.session.databaseName else { return say("There is no connection any more.") }
        guard text == name else { return fulfil(Self.writing.again(name, insteadOf: text)) }
        return write()
    }

    /// What was wished for at the start, once there is a connection.
    mutating func beginWritingIfWished() -> [Effect] {
        guard wishesToWrite else { return [] }
        wishesToWrite = false
        return context.staging.isWritable ? [] : changeAccess()
    }

    private mutating func write() -> [Effect] {
        context.staging.isWritable = true
        notice = Notice("Rows may be changed now: e a cell, o a new row, dd deletes; W commits.")
        let effects = settleAll()
        guard let left = kept else { return effects }
        kept = nil
        return effects + open(Destination { ChangesScreen(id: $0, restoring: left) })
    }

    /// Says once that something is left of a session before, where rows may not be changed yet.
    mutating func mentionKept() {
        guard let kept, !hasMentionedKept, !context.staging.isWritable else { return }
        hasMentionedKept = true
        let changes = Numbers.count(kept.entries.count, "change")
        notice = Notice("Staged here before and not committed: \(changes); :write shows it.", tone: .caution)
    }

    private mutating func stopWriting() -> [Effect] {
        guard context.staging.isEmpty else {
            return say("\(context.staging.changes.words) staged; W commits or drops them first.")
        }
        context.staging.isWritable = false
        notice = Notice("This session only reads again.")
        return settleAll()
    }

    private mutating func say(_ words: String) -> [Effect] {
        notice = Notice(words, tone: .caution)
        return []
    }

    private mutating func settleAll() -> [Effect] { each(screens.map(\.id)) { $0.settle(in: $1) } }
}
