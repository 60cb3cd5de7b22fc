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

    /// Whose the server's processes are that answer.
    enum Session {
        /// Nothing has been answered yet.
        case unknown
        /// It is always the one that we were connected with.
        case ours
        /// A pooler chooses one.
        case pooled
    }

    private enum Progress {
        case sentOnce
        /// Is kept under this name if the server gets as far as parsing it.
        case underWay(String)
        case kept(String)
    }

    /// How many bytes of text are remembered; the server needs several times as much for what it makes of them.
    ///
    /// That is five hundred ordinary pages, or those of two tables with 1,600 columns.
    static let capacity = 1_000_000

    private var statements: [ExactText: Progress] = [:]
    private var size = 0
    private(set) var session = Session.unknown
    /// Part of every name, so that a name never means another session's statement.
    private let token = String(UInt64.random(in: .min ... .max), radix: 36)
    private var names = 0

    /// How the statement travels this time.
    ///
    /// - Parameters:
    ///   - text: The statement.
    ///   - isRecurring: Whether it will certainly be sent again, so that it is worth keeping the first time already.
    /// - Returns: What to send.
    mutating func form(of text: String, isRecurring: Bool) -> Form {
        guard session == .ours else { return .text }
        let key = ExactText(text: text)
        let progress = statements[key]
        if progress == nil { size += text.utf8.count }
        switch progress {
        case nil where !isRecurring:
            statements[key] = .sentOnce
            return .text
        case nil, .sentOnce:
            names += 1
            let name = "raingauge_\(token)_\(names)"
            statements[key] = .underWay(name)
            return .preparing(name)
        case .underWay: return .text
        case .kept(let name): return .byName(name)
        }
    }

    /// Tells what became of a statement that was to be prepared.
    mutating func settle(_ text: String, as name: String, isKept: Bool) {
        let key = ExactText(text: text)
        // Everything may have been forgotten since it was sent.
        guard case .underWay(let current)? = statements[key], current == name else { return }
        statements[key] = isKept ? .kept(name) : .sentOnce
    }

    /// Tells who answered: the server process of this session, or one that a pooler chose.
    mutating func learn(_ session: Session) {
        if self.session == .ours, session != .ours { forget() }
        self.session = session
    }

    /// Begins anew, since the server no longer keeps what it kept, or can no longer use it.
    ///
    /// The server is told nothing: a process that does not know our statements may be somebody else's.
    mutating func forget() { (statements, size) = ([:], 0) }

    /// Begins anew when there are too many; to be asked before anything is sent.
    ///
    /// - Returns: Whether the server has to be told to forget everything first.
    mutating func makeRoom() -> Bool {
        guard session == .ours, size >= Self.capacity else { return false }
        forget()
        return true
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

/// A text that equals only itself, byte by byte.
///
/// To a `String`, é is é however it is written, but to the server those are two names.
private struct ExactText: Hashable {
    let text: String

    static func == (left: ExactText, right: ExactText) -> Bool {
        left.withBytes { left in right.withBytes { left.elementsEqual($0) } }
    }

    func hash(into hasher: inout Hasher) { withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) } }

    private func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        var text = text
        return text.withUTF8(body)
    }
}
