import CPostgres
import SQL

/// Runs one `COPY … TO STDOUT`.
///
/// Lives on the connection's thread, for one call.
struct CopyOut {
    let steps: CopySteps

    private var wire: Wire { steps.wire }

    func run(_ sql: SQL, _ sink: (UnsafeRawBufferPointer, Int) throws -> Void) throws(PostgresError) {
        let copy = try Statement(sql)
        try steps.outsideOfPipeline { () throws(PostgresError) in
            let outcome = Result { () throws(PostgresError) in
                try steps.finish(Statement(ours: "BEGIN READ ONLY"))
                try steps.finish(
                    BatchFraming.settings(
                        of: Batch([], searchPath: .session, limits: steps.limits), for: wire
                    )
                    .statement)
                try stream(copy, sink)
            }
            // Also after a failure, when it is the way out of the transaction.
            if wire.isAlive, PQtransactionStatus(wire.pointer) != PQTRANS_IDLE {
                try steps.finish(Statement(ours: "COMMIT"))
            }
            try outcome.get()
        }
    }

    private func stream(_ copy: Statement, _ sink: (UnsafeRawBufferPointer, Int) throws -> Void)
        throws(PostgresError)
    {
        try steps.begin(copy, expecting: PGRES_COPY_OUT)
        let refusal = try deliver(to: sink)
        do {
            try steps.drain(steps.patience)
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
            steps.cancel.send()
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
            if isWaiting { try steps.calm.waitForInput() }
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
}

extension PostgresError {
    fileprivate static func receiverFailed(_ error: any Error) -> PostgresError {
        PostgresError(kind: .receiverFailed, message: "\(error)")
    }
}
