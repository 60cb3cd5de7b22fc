import CPostgres

/// Which statements the server keeps parsed for this session, so that asking them again costs it half.
///
/// What is sent for the second time is prepared, and from then on only its parameters travel. That is done only where the
/// session is known to be ours: behind a pooler the next transaction may find another server process, which has never heard
/// of the statement. A pooler is told by the process id it gave out, which is not that of the process that answers.
struct PreparedStatements {
    /// How a statement travels.
    enum Form: Equatable {
        /// As text that is forgotten afterwards.
        case text
        /// As text to be kept under this name, and then by the name.
        case preparing(String)
        case byName(String)
    }

    private enum Progress {
        case sentOnce
        /// Is kept if the server gets as far as parsing it.
        case underWay
        case kept(String)
    }

    /// How many bytes of text are remembered; the server needs several times as much for what it makes of them.
    ///
    /// That is five hundred ordinary pages, or those of two tables with 1,600 columns.
    static let capacity = 1_000_000

    private var statements: [String: Progress] = [:]
    private var size = 0
    private var isSessionOurs = false
    /// Part of every name, so that a name never means another session's statement.
    private let token = String(UInt64.random(in: .min ... .max), radix: 36)
    private var names = 0
    private var isStale = false

    /// How the statement travels this time.
    mutating func form(of text: String) -> Form {
        guard isSessionOurs else { return .text }
        switch statements[text] {
        case nil:
            statements[text] = .sentOnce
            size += text.utf8.count
            return .text
        case .sentOnce:
            statements[text] = .underWay
            names += 1
            return .preparing("raingauge_\(token)_\(names)")
        case .underWay: return .text
        case .kept(let name): return .byName(name)
        }
    }

    /// Tells what became of a statement that was to be prepared.
    mutating func settle(_ text: String, as name: String, isKept: Bool) {
        statements[text] = isKept ? .kept(name) : .sentOnce
    }

    /// Tells who answered: the server process of this session, or one that a pooler chose.
    mutating func learn(isSessionOurs: Bool) {
        if self.isSessionOurs, !isSessionOurs { (statements, size) = ([:], 0) }
        self.isSessionOurs = isSessionOurs
    }

    /// Begins anew, since the server no longer keeps what it kept, or can no longer use it.
    mutating func distrust() { (statements, size, isStale) = ([:], 0, true) }

    /// Begins anew when there are too many; to be asked before anything is sent.
    ///
    /// - Returns: Whether the server has to be told to forget everything first.
    mutating func clear() -> Bool {
        if size >= Self.capacity { distrust() }
        defer { isStale = false }
        return isStale && isSessionOurs
    }

    /// Whether an error only says that a prepared statement can no longer be used: it is gone, or its columns have got
    /// other types.
    static func isOutdated(_ error: ResultHandle) -> Bool {
        switch error.field(DIAG_SQLSTATE).map(SQLState.init) {
        case .invalidStatementName?: true
        // Said for much else; the function is the one that looks whether a plan still holds (plancache.c).
        case .featureNotSupported?: error.field(DIAG_FUNCTION) == "RevalidateCachedQuery"
        default: false
        }
    }
}
