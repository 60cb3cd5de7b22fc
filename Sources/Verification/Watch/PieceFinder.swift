/// Finds in migrations that are not applied yet what a session runs, whoever has sent it.
package struct PieceFinder: Equatable, Sendable {
    /// By what is sent, without comments in front and a semicolon behind.
    private let places: [String: Place]

    package struct Place: Equatable, Sendable {
        package let tag: String
        /// Which query of the migration, from 1.
        package let number: Int
        package let count: Int
        /// Of the file, from 1.
        package let line: Int
        /// Such as `CREATE TABLE orders`.
        package let title: String

        package init(tag: String, number: Int, count: Int, line: Int, title: String) {
            (self.tag, self.number, self.count) = (tag, number, count)
            (self.line, self.title) = (line, title)
        }
    }

    package init(_ steps: [ApplyStep]) {
        var places: [String: Place] = [:]
        for step in steps {
            for piece in step.pieces {
                func place(_ line: Int, _ title: String) -> Place {
                    Place(
                        tag: step.tag, number: piece.number, count: step.pieces.count, line: line,
                        title: title)
                }
                for (number, statement) in piece.statements.enumerated() {
                    places[piece.text(ofStatement: number).bare] = place(statement.line, statement.title)
                }
                places[piece.text.bare] = place(piece.line, piece.title)
            }
        }
        places[""] = nil
        self.places = places
    }

    /// What a query of `pg_stat_activity` is, which cuts long ones; `nil` for what is nothing of the migrations.
    package func place(of query: String) -> Place? {
        let query = query.bare
        if let place = places[query] { return place }
        guard query.utf8.count >= Self.shortestCut else { return nil }
        // A query is sent whole more often than one of its statements by itself.
        return places.lazy.filter { $0.key.hasPrefix(query) }.max { $0.key.utf8.count < $1.key.utf8.count }?
            .value
    }

    /// A server that is told nothing else keeps 1,023 bytes; comments in front are of them.
    private static let shortestCut = 200
}

extension String {
    /// Without blanks and comments in front, and without blanks and semicolons behind.
    fileprivate var bare: String {
        var rest = drop(while: \.isWhitespace)
        while rest.hasPrefix("--") { rest = rest.drop { !$0.isNewline }.drop(while: \.isWhitespace) }
        guard let end = rest.lastIndex(where: { !$0.isWhitespace && $0 != ";" }) else { return "" }
        return String(rest[...end])
    }
}
