import CPostgres
import SQL

/// Runs one COPY.
///
/// Lives on the connection's thread, for one call.
///
/// libpq has no COPY in pipeline mode, so the pipeline is left for as long as it lasts. The COPY goes out alone, by the
/// extended protocol, where the server takes no second statement behind it.
struct CopyOut {
    let wire: Wire
    let cancel: CancelRequest
    let limits: SessionLimits

    private var patience: ResultWait { ResultWait(wire: wire, cancel: cancel, silence: limits.silence) }
    /// Between the pieces of a long answer.
    private var calm: ResultWait {
        ResultWait(wire: wire, cancel: cancel, isAlert: false, silence: limits.silence)
    }
    /// What surrounds the COPY is quick, however long that may take.
    private var haste: ResultWait {
        ResultWait(wire: wire, cancel: cancel, silence: SessionLimits.standard.silence)
    }

    func run(_ sql: SQL, _ sink: (UnsafeRawBufferPointer, Int) throws -> Void) throws(PostgresError) {
        let copy = try Statement(sql)
        PQexitPipelineMode(wire.pointer)
        defer { PQenterPipelineMode(wire.pointer) }
        let outcome = Result { () throws(PostgresError) in
            try finish(Statement(ours: "BEGIN READ ONLY"))
            try finish(
                BatchFraming.settings(of: Batch([], searchPath: .session, limits: limits), for: wire)
                    .statement)
            try stream(copy, sink)
        }
        // Also after a failure, when it is the way out of the transaction.
        if wire.isAlive, PQtransactionStatus(wire.pointer) != PQTRANS_IDLE {
            try finish(Statement(ours: "COMMIT"))
        }
        try outcome.get()
    }

    /// Runs a statement whose answer is only that it succeeded.
    private func finish(_ statement: Statement) throws(PostgresError) {
        guard statement.send(to: wire.pointer, as: .text) else { throw .connectionLost(wire.complaint) }
        try drain(haste)
    }

    private func stream(_ copy: Statement, _ sink: (UnsafeRawBufferPointer, Int) throws -> Void)
        throws(PostgresError)
    {
        guard copy.send(to: wire.pointer, as: .text) else { throw .connectionLost(wire.complaint) }
        guard let first = try patience.nextResult() else { throw .connectionLost(wire.complaint) }
        guard first.status == PGRES_COPY_OUT else {
            try drain(patience)
            try check(first)
            throw .notACopy
        }
        let refusal = try deliver(to: sink)
        do {
            try drain(patience)
        } catch {
            throw error.kind == .connectionLost ? error : refusal ?? error
        }
        if let refusal { throw refusal }
    }

    /// Passes everything on; if the receiver refuses, stops the server, reads the rest and returns the refusal.
    private func deliver(to sink: (UnsafeRawBufferPointer, Int) throws -> Void) throws(PostgresError)
        -> PostgresError?
    {
        do {
            try passOn(sink)
            return nil
        } catch {
            guard error.kind == .receiverFailed else { throw error }
            cancel.send()
            try passOn { _, _ in }
            return error
        }
    }

    /// Gathers rows, which libpq hands out one by one, and passes them on in larger pieces.
    private func passOn(_ sink: (UnsafeRawBufferPointer, Int) throws -> Void) throws(PostgresError) {
        var (piece, rows): ([UInt8], Int) = ([], 0)
        piece.reserveCapacity(Self.pieceSize * 2)
        var row: UnsafeMutablePointer<CChar>?
        while true {
            let length = PQgetCopyData(wire.pointer, &row, 1)
            if length > 0, let row {
                piece.append(contentsOf: UnsafeRawBufferPointer(start: row, count: Int(length)))
                PQfreemem(row)
                rows += 1
            }
            let isWaiting = length == 0
            if piece.count >= Self.pieceSize || (length <= 0 && !piece.isEmpty) {
                try hand(&piece, &rows, to: sink)
            }
            if length < 0 { return }
            if isWaiting { try calm.waitForInput() }
        }
    }

    private static let pieceSize = 65_536

    private func hand(
        _ piece: inout [UInt8], _ rows: inout Int, to sink: (UnsafeRawBufferPointer, Int) throws -> Void
    ) throws(PostgresError) {
        do { try piece.withUnsafeBytes { try sink($0, rows) } } catch { throw .receiverFailed(error) }
        piece.removeAll(keepingCapacity: true)
        rows = 0
    }

    /// Reads to the end of a statement and throws what went wrong on the way.
    private func drain(_ wait: ResultWait) throws(PostgresError) {
        var failure: PostgresError?
        while let result = try wait.nextResult() {
            do { try check(result) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }

    private func check(_ result: ResultHandle) throws(PostgresError) {
        guard result.status == PGRES_FATAL_ERROR || result.status == PGRES_BAD_RESPONSE else { return }
        var error = PostgresError(result).stopped(byUser: cancel.isWanted, after: .zero, limits: limits)
        if !wire.isAlive { error.kind = .connectionLost }
        throw error
    }
}

extension PostgresError {
    fileprivate static let notACopy = PostgresError(
        kind: .server, sqlState: .syntaxError, message: "the statement is not a COPY … TO STDOUT")

    fileprivate static func receiverFailed(_ error: any Error) -> PostgresError {
        PostgresError(kind: .receiverFailed, message: "\(error)")
    }
}
