import CPostgres

extension PostgresError {
    /// What an error result says.
    ///
    /// Whether a cancellation was asked for by us, or by a timeout, only the caller knows.
    init(_ result: ResultHandle) {
        let state = result.field(DIAG_SQLSTATE).map(SQLState.init)
        self.init(
            kind: Self.kind(state, severity: result.field(DIAG_SEVERITY)), sqlState: state,
            message: result.field(DIAG_MESSAGE) ?? Self.plainMessage(result),
            detail: result.field(DIAG_DETAIL), hint: result.field(DIAG_HINT),
            position: result.field(DIAG_POSITION).flatMap { Int($0) }, context: result.field(DIAG_CONTEXT))
        (constraint, column) = (result.field(DIAG_CONSTRAINT), result.field(DIAG_COLUMN))
    }

    /// libpq's own failures have no fields.
    private static func plainMessage(_ result: ResultHandle) -> String {
        let text = PQresultErrorMessage(result.pointer).map { ServerText.decode(cString: $0) } ?? ""
        return text.split(separator: "\n").joined(separator: "\n")
    }

    private static func kind(_ state: SQLState?, severity: String?) -> Kind {
        if severity == "FATAL" || severity == "PANIC" { return .connectionLost }
        return switch state {
        case .queryCanceled?: .cancelled(.byAnotherSession)
        case .lockNotAvailable?: .cancelled(.lockTimeout)
        default: .server
        }
    }

    static func connectionLost(_ words: String) -> PostgresError {
        PostgresError(kind: .connectionLost, message: words.isEmpty ? "the connection is closed" : words)
    }

    static let stoppedBeforeSending = PostgresError(
        kind: .cancelled(.byUser), message: "stopped before anything was sent")
}
