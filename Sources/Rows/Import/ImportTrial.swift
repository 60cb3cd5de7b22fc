import Catalog
package import Postgres
package import SQL

/// What the server says to the first rows of a file, in a transaction that is rolled back.
package struct ImportTrial: Equatable, Sendable {
    /// How many rows were tried.
    package let rows: Int
    /// The first of all, in the order in which they were met; at most ``most``.
    package let objections: [Objection]

    package static let most = 5

    package init(rows: Int, objections: [Objection]) { (self.rows, self.objections) = (rows, objections) }

    package struct Objection: Equatable, Sendable {
        package let error: PostgresError
        /// Where the row begins in the file; `nil` where nobody knows which one it is.
        package let line: Int?
        package let column: Identifier?

        package init(error: PostgresError, line: Int?, column: Identifier?) {
            (self.error, self.line, self.column) = (error, line, column)
        }
    }
}

extension Connection {
    /// Copies rows into a table and takes them back.
    ///
    /// Behind a row that is refused the others are tried without it. What a sequence has counted stays counted.
    ///
    /// - Throws: The server's ``PostgresError`` where it is about no row, such as a lock that somebody holds.
    package func rehearse(_ plan: ImportPlan, with records: [ImportRecord]) async throws -> ImportTrial {
        try await loading(.rollBack, lock: "SELECT") { session in
            var trial = RunningTrial(session: session, plan: plan)
            try trial.run(records[...])
            return ImportTrial(rows: records.count, objections: trial.objections)
        }
    }
}

/// The trial while it runs.
private struct RunningTrial {
    let session: LoadingSession
    let plan: ImportPlan
    var objections: [ImportTrial.Objection] = []

    /// Looks at deferred constraints at the end, as COMMIT would.
    mutating func run(_ records: ArraySlice<ImportRecord>) throws {
        var rest = records
        while !rest.isEmpty, let error = try refusal(of: rest) {
            guard let place = try place(of: error, in: rest) else { return object(error) }
            let bad = rest.startIndex + place.line - 1
            object(error, rest[bad].line, place.column)
            guard objections.count < ImportTrial.most else { return }
            // They count for those that follow, as where a value has to be unique.
            let good = rest[rest.startIndex..<bad]
            if !good.isEmpty, let error = try refusal(of: good) { return object(error) }
            rest = rest[(bad + 1)...]
        }
        do { try session.run("SET CONSTRAINTS ALL IMMEDIATE") } catch {
            guard error.kind == .server else { throw error }
            object(error)
        }
    }

    private mutating func object(_ error: PostgresError, _ line: Int? = nil, _ column: Identifier? = nil) {
        objections.append(ImportTrial.Objection(error: error, line: line, column: column))
    }

    /// Copies rows; `nil` where the server takes all of them, and none of them is kept where it does not.
    private func refusal(of records: ArraySlice<ImportRecord>) throws -> PostgresError? {
        try session.run("SAVEPOINT raingauge_trial")
        do {
            var rest = records
            try session.copy(plan.statement) { rest.popFirst().map(plan.line) }
            return nil
        } catch let error as PostgresError where error.kind == .server {
            try session.run("ROLLBACK TO SAVEPOINT raingauge_trial")
            return error
        }
    }

    /// Which of the rows it is; a foreign key is only looked at behind all of them, and names none.
    private func place(of error: PostgresError, in records: ArraySlice<ImportRecord>) throws -> CopyPlace? {
        let columns = plan.columns.map(\.name)
        if let place = CopyPlace(error, in: plan.source.relation.name.name, columns) {
            return (1...records.count).contains(place.line) ? place : nil
        }
        guard let line = try shortest(of: records, refusedLike: error) else { return nil }
        return CopyPlace(line: line, column: error.column.map { Identifier($0) })
    }

    /// How many rows from the first on are refused for the same reason, and one fewer are not.
    private func shortest(
        of records: ArraySlice<ImportRecord>, refusedLike error: PostgresError
    ) throws -> Int? {
        guard error.detail != nil else { return nil }
        var (taken, refused) = (0, records.count)
        while refused - taken > 1 {
            let middle = (taken + refused) / 2
            let other = try refusal(of: records.prefix(middle))
            if other == nil { try session.run("ROLLBACK TO SAVEPOINT raingauge_trial") }
            if other?.detail == error.detail { refused = middle } else { taken = middle }
        }
        return refused
    }
}
