import Postgres
import Verification

extension ApplyRun {
    /// One piece by the simple protocol, as Drizzle sends it; the server is waited for.
    func apply(
        _ piece: ApplyPiece, of step: ApplyStep, _ session: PlainSession, _ transaction: OpenTransaction
    ) throws -> Duration {
        announce(piece, of: step)
        do throws(PlainFailure) {
            return try session.run(piece.text)
        } catch {
            throw stopped(at: piece, of: step, error, session, transaction)
        }
    }

    /// Several pieces in one go; each is told of when the server begins with it.
    func apply(
        _ pieces: ArraySlice<ApplyPiece>, of step: ApplyStep, _ session: PlainSession,
        _ transaction: OpenTransaction, _ report: inout ApplyReport
    ) throws -> Duration {
        var (duration, notices): (Duration, [String]) = (.zero, [])
        announce(pieces[pieces.startIndex], of: step)
        do throws(PlainFailure) {
            try session.run(pieces.map(\.text)) { place, time in
                duration += time
                notices += told(session)
                let next = pieces.startIndex + place + 1
                if next < pieces.endIndex { announce(pieces[next], of: step) }
            }
        } catch {
            throw stopped(
                at: pieces[pieces.startIndex + min(error.completed, pieces.count - 1)], of: step,
                PlainFailure(error: error.error, completed: 0), session, transaction)
        }
        report.notices += notices
        return duration
    }

    private func announce(_ piece: ApplyPiece, of step: ApplyStep) {
        tell(
            .runs(
                tag: step.tag, piece: piece.number, of: step.pieces.count, line: piece.line,
                statement: piece.title))
    }

    private func stopped(
        at piece: ApplyPiece, of step: ApplyStep, _ failure: PlainFailure, _ session: PlainSession,
        _ transaction: OpenTransaction
    ) -> ApplyFailure {
        var transaction = transaction
        transaction.look(at: session, behind: step.tag)
        _ = told(session)
        let place = piece.place(
            ofPosition: failure.error.position, afterStatements: failure.completed)
        var stopped = self.failure(
            .piece(
                tag: step.tag, file: step.file, number: piece.number, place,
                statement: piece.title(ofStatement: failure.completed)),
            failure.error, transaction.kept)
        stopped.statement = piece.text(ofStatement: failure.completed)
        return stopped
    }
}
