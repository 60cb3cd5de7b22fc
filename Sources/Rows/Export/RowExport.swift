import Catalog
package import SQL

/// Whole rows as text, streamed by the server: nothing is cut, and memory stays flat whatever their number.
///
/// ```swift
/// let export = RowExport(source: source, columns: source.columns.map(\.name), form: .csv)
/// try await connection.copy(export.statement) { output.write($0) }
/// ```
package struct RowExport: Hashable, Sendable {
    package let source: RowSource
    /// What is exported, in this order.
    package let columns: [Identifier]
    package let form: Form
    /// Only rows behind this one, in the order of the source.
    package var after: RowKey?
    /// `nil` exports every row.
    package var limit: Int?

    package enum Form: Hashable, Sendable {
        /// With a line of names at the top; NULL is nothing, '' is `""`, as `psql --csv` has it.
        case csv
        /// The same with tabs between the values.
        case tsv
        /// As COPY writes and reads it by itself; see ``CopyLines``.
        case text
        /// An object per row, made fit for lines by ``JSONLines``.
        case json
    }

    package init(
        source: RowSource, columns: [Identifier], form: Form, after: RowKey? = nil, limit: Int? = nil
    ) {
        (self.source, self.columns, self.form) = (source, columns, form)
        (self.after, self.limit) = (after, limit)
    }

    /// The COPY, which takes no parameters, so that a key stands in it as a quoted literal.
    ///
    /// - Throws: ``RowsError/notSeekable(_:)`` for rows behind another one in a source without an order.
    package func statement() throws(RowsError) -> SQL {
        let rows = SQL(unsafe: try rows().inlined)
        return switch form {
        case .csv: "COPY (\(rows)) TO STDOUT (FORMAT csv, HEADER)"
        case .tsv: "COPY (\(rows)) TO STDOUT (FORMAT csv, HEADER, DELIMITER E'\\t')"
        case .text: "COPY (\(rows)) TO STDOUT"
        case .json:
            // Unknown to JSON, these two bytes leave a line as it is unless it holds a line break.
            """
            COPY (\(Self.objects(of: rows)))
            TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')
            """
        }
    }

    /// A query for a JSON object of each row of another query.
    static func objects(of rows: SQL) -> SQL {
        // A bare `e` would be the column of that name, if there is one.
        "SELECT pg_catalog.row_to_json(e.*)::pg_catalog.text FROM (\(rows)) AS e"
    }

    private func rows() throws(RowsError) -> SQL {
        let names = columns.map { "r.\($0)" as SQL }.joined(separator: ", ")
        var statement: SQL = "SELECT \(names) FROM \(source.rows)"
        if source.isArranged { return try arranged(statement) }
        switch source.order {
        case .key(let columns):
            let seek = Seek(columns: columns)
            if let after { statement = "\(statement) WHERE \(seek.condition(.after, after.literals))" }
            statement = "\(statement) \(seek.order(.forwards))"
        case .physical:
            // A range of ctid comes in the order of the heap, and never from its middle, as a plain scan may.
            let comparison: SQL =
                after?.literals.first.map { "OPERATOR(pg_catalog.>) \($0)::pg_catalog.tid" }
                ?? "OPERATOR(pg_catalog.>=) '(0,0)'"
            statement = "\(statement) WHERE r.ctid \(comparison)"
        case .unordered(let reason):
            if after != nil { throw .notSeekable(reason) }
        }
        return limited(statement)
    }

    /// Stretches are sorted as one: without a limit, those of a union may come from several processes at once.
    ///
    /// - Throws: ``RowsError/notSeekable(_:)`` for rows behind another one where nothing orders them.
    private func arranged(_ statement: SQL) throws(RowsError) -> SQL {
        let terms = source.orderTerms
        guard !terms.isEmpty else {
            guard after != nil, case .unordered(let reason) = source.order else { return limited(statement) }
            throw .notSeekable(reason)
        }
        guard let after else { return limited("\(statement) \(terms.order)") }
        let seek = OrderSeek(terms: terms, values: try source.orderValues(of: after))
        let places = seek.stretches.map { "(\($0))" as SQL }.joined(separator: " OR ")
        return limited("\(statement) WHERE \(places) \(terms.order)")
    }

    private func limited(_ statement: SQL) -> SQL {
        limit.map { "\(statement) LIMIT \(unsafe: String($0))" } ?? statement
    }
}

extension RowKey {
    fileprivate var literals: [SQL] { values.map { SQL(unsafe: SQL.literal($0)) } }
}
