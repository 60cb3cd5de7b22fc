import Drizzle
import SQL

extension Rehearsal {
    /// What the statement does to the session, and what the session has against the statement.
    mutating func judgeSession(_ statement: SQLStatement, _ look: StatementLook, at place: Place) {
        judgeReadOnly(statement, at: place)
        judgeSearchPath(statement, at: place)
        judgeLocks(statement, at: place)
        let words = statement.words
        for command in SessionCommand.read(look, words: words) {
            take(command, at: place)
        }
        if !Self.withoutView.contains(words) { session.hasQueried = true }
    }

    /// Commands that look at no data, so that the isolation level may still be set behind them.
    private static let withoutView: Set = [
        "SET", "RESET", "SHOW", "BEGIN", "START", "SAVEPOINT", "COMMIT", "END", "ROLLBACK", "LOCK",
    ]

    private var isInTransaction: Bool { transaction.endedBy == nil }

    private mutating func take(_ command: SessionCommand, at place: Place) {
        switch command {
        case .setting(let name, let value, let isLocal):
            judgeSetting(name, value, at: place)
            session.set(name, to: value, isLocal: isLocal, isInTransaction: isInTransaction)
        case .isolationLevel:
            if isInTransaction, session.hasQueried { note(.execution(.lateIsolationLevel), at: place) }
        case .readOnly(let isReadOnly): session.isReadOnly = isInTransaction && isReadOnly
        case .copyFromStandardInput: note(.execution(.copyFromStandardInput), at: place)
        case .divisionByZero: note(.execution(.divisionByZero), at: place)
        case .endSession: note(.execution(.sessionEnds), at: place)
        case .sleep(let milliseconds):
            let limit = session.duration(
                of: "statement_timeout", atStart: server?.session.statementTimeout ?? .zero)
            if limit > .zero, .milliseconds(Int64(milliseconds)) >= limit {
                note(.execution(.statementTimeout), at: place)
            }
        }
    }

    private mutating func judgeSetting(_ name: String, _ value: String?, at place: Place) {
        if name == "role" {
            guard let server, let role = value.map(Identifier.init(cutting:)),
                !hasRole(role, server)
            else { return }
            return note(.missing(.sessionRole(role.name)), at: place)
        }
        guard let refusal = Setting.named(name)?.refusal(of: value, on: server?.majorVersion) else { return }
        note(.execution(.setting(refusal)), at: place)
    }

    private mutating func judgeReadOnly(_ statement: SQLStatement, at place: Place) {
        guard session.isReadOnly, let command = statement.writingCommand else { return }
        note(.execution(.readOnly(command: command)), at: place)
    }

    /// The schemas in which names without one are looked up, where the session knows any.
    var searchPath: [Identifier] {
        let path = session.searchPath(atStart: server?.session.searchPath ?? "public")
        guard let server else { return path }
        return path.compactMap { $0.name == "$user" ? Identifier(server.role) : $0 }
            .filter { server.schemas[$0] != nil || made.schemas.contains($0) || made.mayTouch($0) }
    }

    /// The empty path that a dump of pg_dump sets.
    private mutating func judgeSearchPath(_ statement: SQLStatement, at place: Place) {
        guard session.current["search_path"] != nil, statement.makesInSchema, statement.home == nil,
            searchPath.isEmpty
        else { return }
        note(.execution(.noSchemaSelected), at: place)
    }

    private mutating func judgeLocks(_ statement: SQLStatement, at position: Place) {
        guard let server else { return }
        let limit = session.duration(of: "lock_timeout", atStart: server.session.lockTimeout)
        for name in statement.exclusivelyLocked {
            let places = candidates(for: name)
            if let place = places.first(where: server.locked.contains) {
                judgeWait(for: place, limit, at: position)
            } else if limit > .zero,
                let place = places.first(where: { server.relations?.contains($0) ?? false })
            {
                noteLimit(limit, on: place, at: position)
            }
        }
    }

    private mutating func judgeWait(for table: QualifiedName, _ limit: Duration, at place: Place) {
        if limit > .zero {
            note(.execution(.lockTimeout(table: table.description)), at: place)
        } else {
            unforetold.append(Unforetold(place, .waits(for: table.description)))
        }
    }

    /// Nobody holds the table at this moment; once is enough to know that somebody may by then.
    private mutating func noteLimit(_ limit: Duration, on table: QualifiedName, at place: Place) {
        guard !unforetold.contains(where: \.isOfLimit) else { return }
        unforetold.append(Unforetold(place, .mayWait(for: table.description, limit)))
    }
}

extension SQLStatement {
    /// With what it begins, where nothing more is known of it.
    fileprivate var words: String { if case .other(let words) = self { words } else { title } }

    /// What the server calls it, where it changes something.
    fileprivate var writingCommand: String? {
        if case .other(let words) = self {
            return ["INSERT", "UPDATE", "DELETE", "TRUNCATE", "MERGE"].contains(words) ? words : nil
        }
        if case .setSearchPath = self { return nil }
        if case .block = self { return nil }
        if case .unreadable = self { return nil }
        return title.split(separator: " ").prefix(2).filter { $0 == $0.uppercased() }.joined(separator: " ")
    }

    /// The tables that nobody else may even read meanwhile.
    fileprivate var exclusivelyLocked: [ObjectName] {
        if case .alterTable(let alteration) = self { return [alteration.name] }
        if case .drop(let drop) = self { return drop.objects.filter { $0.kind == .table }.map(\.name) }
        if case .rename(let rename) = self, [.table, .column].contains(rename.object.kind) {
            return [rename.object.name]
        }
        return []
    }
}
