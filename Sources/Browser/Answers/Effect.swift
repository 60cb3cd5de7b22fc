package import Rows
package import SQL

/// Something the browser wants done outside of it.
///
/// Data, so that tests compare it and the runner can cancel it.
package enum Effect: Equatable, Sendable {
    /// What is found comes back as ``Event/answered(_:cost:)`` with the same ticket.
    ///
    /// A question for a place ends the one that is still open there.
    case ask(AnyQuestion, Ticket)
    case cancel(Place)
    case reconnect
    case stopConnecting
    case copy(String, what: String)
    /// Opens the person's own editor; what comes back is an ``Event/edited(_:of:)``.
    case edit(EditorFile)
    /// Keeps what is staged, so that a crash does not lose it; nothing is kept where nothing is.
    case keepStaged(ChangeSet)
    /// Writes what was copied last to a file.
    case saveCopy
    /// Remembers for the next time how a table is looked at.
    case keep(KeptTable, of: QualifiedName)
    case useTheme(String)
    case useMouse(Bool)
    case redraw
    case suspend
    case quit
}

extension Effect {
    /// What is asked; `nil` for what has no answer.
    package var question: AnyQuestion? {
        guard case .ask(let question, _) = self else { return nil }
        return question
    }

    /// The ticket that the answer shows; `nil` for what has no answer.
    package var ticket: Ticket? {
        guard case .ask(_, let ticket) = self else { return nil }
        return ticket
    }
}
