import SQL

/// Why a statement is not run to be taken back.
package enum DryRunObstacle: Equatable, Sendable {
    /// PostgreSQL refuses it inside of a transaction.
    case outsideTransaction(command: String)
    /// It ends the transaction, and with it the rehearsal.
    case endsTransaction(command: String)
    /// Data from the client, or to a file of the server.
    case copy
    /// What the function does stays, whatever becomes of the transaction.
    case survives(function: String)
    /// Code of which nobody knows what it does.
    case opaque(String)
    /// The parser does not understand it.
    case unread

    /// Whether it can be run on a server that nobody else uses.
    package var allowsScratch: Bool {
        switch self {
        case .survives, .opaque, .unread: true
        case .outsideTransaction, .endsTransaction, .copy: false
        }
    }

    /// Why not, behind the statement's name.
    package var reason: String {
        switch self {
        case .outsideTransaction(let command): "\(command) cannot run inside a transaction block"
        case .endsTransaction(let command): "\(command) would end the transaction that is to be taken back"
        case .copy: "COPY has no data here, or writes where no ROLLBACK reaches"
        case .survives(let function): "what \(function) does is not undone by ROLLBACK"
        case .opaque(let what): "nobody can tell what the code of \(what) does"
        case .unread: "it is not understood, so nobody can tell what of it would stay"
        }
    }
}

extension DryRunStatement {
    /// What speaks against running it; `nil` where ROLLBACK undoes everything of it but gaps in sequences.
    package var obstacle: DryRunObstacle? {
        let phrase = StatementPhrase(text)
        if let command = phrase.transactionCommand { return .endsTransaction(command: command.words) }
        if let command = phrase.commandOutsideTransaction { return .outsideTransaction(command: command) }
        guard let examined = SQL.examined(text, isDeep: true) else { return nil }
        let lasting = examined.mentions.functions.first { Self.isLasting($0.name.name) }
        if let lasting { return .survives(function: lasting.name.name) }
        if case .block(let block) = examined.statement { return block.guarded.isEmpty ? .opaque("DO") : nil }
        if case .unreadable = examined.statement { return .unread }
        if case .other(let words) = examined.statement { return Self.obstacle(words) }
        return nil
    }

    private static func obstacle(_ words: String) -> DryRunObstacle? {
        if words.hasPrefix("COPY") { return .copy }
        return words.hasPrefix("CALL") ? .opaque("CALL") : nil
    }

    /// Slots, other servers, files, other sessions, statistics and settings of the whole server.
    ///
    /// - Source: tried on PostgreSQL 15: what each has done is there after ROLLBACK.
    private static func isLasting(_ name: String) -> Bool {
        lastingNames.contains(name) || lastingBeginnings.contains { name.hasPrefix($0) }
    }

    private static let lastingBeginnings = [
        "dblink", "http_", "pg_create_", "pg_copy_", "pg_drop_replication", "pg_replication_", "pg_logical_",
        "pg_file_", "pg_stat_reset", "pg_wal_replay",
    ]

    private static let lastingNames: Set<String> = [
        "lo_export", "pg_terminate_backend", "pg_cancel_backend", "pg_reload_conf", "pg_rotate_logfile",
        "pg_switch_wal", "pg_promote",
    ]
}
