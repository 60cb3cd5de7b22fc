import Drizzle

extension RunFault {
    /// Where: `0002_backfill, line 1`.
    package var place: String { piece == nil ? "\(tag), at its ledger row" : "\(tag), line \(line)" }

    /// Where the run stops and what the server says there, in one sentence, then why.
    package var sentence: String {
        let stop = "The run stops at \(place): \(serverWords) (\(sqlState))."
        return reason.isEmpty ? stop : "\(stop) \(reason)"
    }

    /// PostgreSQL's own message, in English.
    package var serverWords: String {
        switch cause {
        case .outsideTransaction(let command): "\(command) cannot run inside a transaction block"
        case .newEnumValue(let new):
            "unsafe use of new value \"\(new.value)\" of enum type \(new.type.shownName)"
        case .cut(.comment, _): "unterminated /* comment"
        case .cut(.string, _): "unterminated quoted string"
        case .cut(.name, _): "unterminated quoted identifier"
        case .cut(.dollarQuote, _): "unterminated dollar-quoted string"
        case .refused(let message, _): message
        case .parameter(let name): "there is no parameter \(name)"
        case .nameTaken(let collision): collision.serverWords
        case .noSuchType(let type): "type \"\(type)\" does not exist"
        case .typeInUse(let type, _): "cannot drop type \(type) because other objects depend on it"
        case .missing(let need): need.serverWords
        case .row(let refusal): refusal.serverWords
        case .execution(let refusal): refusal.serverWords
        case .catalog(let stop): stop.serverWords
        }
    }

    /// - Source: PostgreSQL's errcodes.txt, and recorded runs.
    package var sqlState: String {
        switch cause {
        case .outsideTransaction: "25001"
        case .newEnumValue: "55P04"
        case .cut, .refused: "42601"
        case .parameter: "42P02"
        case .nameTaken(let collision): collision.sqlState
        case .noSuchType: "42704"
        case .typeInUse: "2BP01"
        case .missing(let need): need.sqlState
        case .row(let refusal): refusal.sqlState
        case .execution(let refusal): refusal.sqlState
        case .catalog(let stop): stop.code
        }
    }

    /// What of ours explains it; empty where the server's words are enough.
    private var reason: String {
        switch cause {
        case .outsideTransaction: "Drizzle runs all that is pending in one transaction."
        case .newEnumValue(let new): "\(new.tag) adds it in the same transaction, on line \(new.line)."
        case .cut(_, let isBaseline):
            isBaseline
                ? "It is what `drizzle-kit pull` wrote, commented out, and Drizzle cuts the comment at its markers."
                : "Drizzle cuts at every marker, even inside of it."
        case .refused: "PostgreSQL cannot read the statement."
        case .parameter: "Drizzle sends migrations without values."
        case .nameTaken(let collision):
            "PostgreSQL keeps 63 bytes of a name, and \(collision.first.tag) has made another with the same ones."
        case .noSuchType(let type): "\(type) works for new columns only."
        case .typeInUse(_, let column): "The column \(column) has this type."
        case .missing(let need): need.reason(for: statement)
        case .row(let refusal): refusal.reason
        case .execution(let refusal): refusal.reason
        case .catalog: ""
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch cause {
        case .outsideTransaction(let command): Self.byHand(command)
        case .newEnumValue(let new):
            new.tag == tag
                ? "Put the use into a migration of its own, and apply this one before that is there."
                : "Apply \(new.tag) in a run of its own, before \(tag) is there."
        case .cut(_, let isBaseline):
            isBaseline
                ? "For the database it was pulled from, mark it as applied; for others take the comment signs away, or leave one line of comment in the file."
                : "Move the statement marker behind its end, or close it."
        case .refused: "Correct the statement."
        case .parameter: "Write the value into the SQL."
        case .nameTaken: "Give one of them a shorter name, in the schema and in the file."
        case .noSuchType: "Use the plain type, with a sequence or an identity of its own."
        case .typeInUse(let type, _):
            "Change the column to another type first, or rename \(type) and drop it once no column has it."
        case .missing(let need): need.remedy
        case .row(let refusal): refusal.remedy
        case .execution(let refusal): refusal.remedy
        case .catalog(let stop): stop.remedy
        }
    }

    static func byHand(_ command: String) -> String {
        command.contains("CONCURRENTLY")
            ? "Run it by hand once what stands before it is applied, and mark the migration as applied, or let raingauge migrate --no-transaction do both; or leave CONCURRENTLY out where the table is small."
            : "Run it by hand, outside of the migrations."
    }
}
