package import Drizzle
import SQL

/// Drizzle's run in thought: what it sends, piece by piece in one transaction, and where PostgreSQL would stop it.
///
/// Knows what the SQL says by itself, what earlier migrations made, and, where a server was asked, what that lacks. What
/// code does (a `DO` block, a function) it does not know, and then says nothing rather than something untrue.
///
/// - Source: drizzle-orm/src/migrator.ts and `migrate` of drizzle-orm/src/pg-core/dialect.ts; recorded runs of both eras.
package struct Rehearsal: Sendable {
    /// In the order in which they would be met; a run ends at the first.
    package private(set) var faults: [RunFault] = []
    package internal(set) var ownTransactions: [OwnTransactionCommand] = []
    let server: RunServer?
    var types = TypeBook()
    var names = LongNames()
    var transaction = RunTransaction()
    /// What this transaction added to enums.
    var newValues: [RunFault.NewEnumValue] = []
    var committedValues: [CommittedValue] = []
    var made = MadeInRun()
    var session = RunSession()
    var relations = RelationsInRun()
    /// Tables and views of the session alone.
    var temporary: Set<Identifier> = []
    /// `nil` where the files alone are judged.
    var ledger: LedgerInRun?
    package internal(set) var unforetold: [Unforetold] = []
    var code: CodeOfTables
    /// How many statements that define nothing may still be taken apart for what they call.
    var codeLooksLeft = 500
    var rows = RowsOfRun()
    /// Where a file deletes all rows of the ledger.
    var emptied: Place?

    /// - Parameters:
    ///   - server: What is there; `nil` where the files alone are judged.
    ///   - ledger: Where Drizzle writes a row behind each migration; `nil` where that is no matter.
    package init(on server: RunServer? = nil, ledger: LedgerLocation? = nil) {
        self.server = server
        code = CodeOfTables(server?.code ?? [:])
        self.ledger = ledger.map { LedgerInRun(location: $0) }
    }

    /// The names that PostgreSQL cuts, in the order in which they are given.
    package var cutNames: [LongName] { names.cut }

    /// Takes a migration as done, in another run.
    package mutating func learn(_ script: RunScript) {
        for statement in script.pieces.flatMap(\.statements) {
            let place = Place(script, 0).at(statement)
            _ = takeNames(statement.examined.statement, { script.text(of: statement.range) }, at: place)
            learn(statement.examined)
        }
        made.types = []
        // The server tells by itself who is still there.
        made.goneRoles = []
    }

    /// A new transaction of Drizzle's begins; what was added to enums before is still remembered.
    package mutating func beginRun() {
        transaction = RunTransaction()
        made.types = []
    }

    /// Goes through a migration's pieces and notes what PostgreSQL would refuse.
    package mutating func run(_ script: RunScript) {
        for piece in script.pieces {
            let place = Place(script, piece.number)
            if script.hasNulByte(in: piece.range) {
                return note(.execution(.nulByte), at: place.at(line: script.line(at: piece.range.lowerBound)))
            }
            if let cut = piece.cut {
                // Both halves are refused, and what the second one begins with nobody can tell.
                let isBaseline = cut.kind == .comment && script.isPulledBaseline
                return note(.cut(cut.kind, isBaseline: isBaseline), at: place.at(line: cut.line))
            }
            // What the parser has read statement by statement it takes as a whole.
            if !piece.isRead, case let text = script.text(of: piece.range),
                let refusal = SQL.refusal(of: text)
            {
                let line = script.line(at: piece.range.lowerBound + refusal.offset)
                note(.refused(message: refusal.message, NewerSyntax(in: text)), at: place.at(line: line))
            }
            for statement in piece.statements {
                judge(statement, script, isAlone: piece.statements.count == 1, at: place.at(statement))
            }
            transaction.endPiece()
            if let end = transaction.endedBy { commitValues(by: end) }
        }
        judgeRow(of: script)
    }

    private mutating func judge(
        _ statement: RunScript.Statement, _ script: RunScript, isAlone: Bool, at place: Place
    ) {
        if let phrase = statement.phrase { judgeTransaction(phrase, isAlone: isAlone, at: place) }
        let look = StatementLook(statement, of: script)
        judgeNeeds(statement.examined, at: place)
        judgeRelations(statement.examined, look, at: place)
        judgeLedger(statement.examined.statement, at: place)
        judgeLoss(of: statement.examined.statement, look, at: place)
        judgeSession(statement.examined.statement, look, at: place)
        judgeCode(statement.examined, look, at: place)
        judgeTableCode(statement.examined, look, at: place)
        judgeTypes(statement.examined, look, at: place)
        judgeEnumValues(statement.examined.statement, look, isAlone: isAlone, at: place)
        for collision in takeNames(statement.examined.statement, { look.text }, at: place) {
            note(.nameTaken(collision), at: place)
        }
        learn(statement.examined)
    }

    mutating func note(_ cause: RunFault.Cause, at place: Place) {
        faults.append(
            RunFault(
                tag: place.tag, file: place.file, line: place.line, piece: place.piece,
                statement: place.statement, cause: cause))
    }

    /// Where a statement is.
    struct Place {
        let tag: String
        let file: String
        /// `nil` for the ledger's row.
        let piece: Int?
        private(set) var line = 1
        private(set) var statement = ""

        init(_ script: RunScript, _ piece: Int?) {
            (tag, file, self.piece) = (script.tag, script.file, piece)
        }

        func at(line: Int) -> Place {
            var place = self
            place.line = line
            return place
        }

        func at(_ statement: RunScript.Statement) -> Place {
            var place = at(line: statement.line)
            place.statement = statement.examined.statement.title
            return place
        }
    }
}
