package import Postgres
package import SQL

/// Where in what a COPY was sent the server stopped: which of its lines, from 1, and which column.
package struct CopyPlace: Equatable, Sendable {
    package let line: Int
    /// `nil` where the line as a whole is meant.
    package let column: Identifier?

    init(line: Int, column: Identifier?) { (self.line, self.column) = (line, column) }

    /// `nil` where the server does not say where, as of a foreign key, which is looked at when all rows are there.
    ///
    /// - Parameters:
    ///   - error: What the server says, whose context is `COPY goods, line 3, column price: "abc"` in its own language.
    ///   - table: The table that is copied into.
    ///   - columns: The columns that are copied.
    package init?(_ error: PostgresError, in table: Identifier, _ columns: [Identifier]) {
        let start = "COPY \(table.name), "
        let lines = error.context?.split(separator: "\n").reversed() ?? []
        guard let text = lines.first(where: { $0.hasPrefix(start) })?.dropFirst(start.count) else {
            return nil
        }
        let rest = text.drop { !$0.isWholeNumber }
        let digits = rest.prefix { $0.isWholeNumber }
        guard let line = Int(digits) else { return nil }
        self.line = line
        // A word of the server's language, and the name.
        let behind = rest.dropFirst(digits.count)
        guard behind.hasPrefix(", "), let blank = behind.dropFirst(2).firstIndex(of: " ") else {
            column = error.column.map { Identifier($0) }
            return
        }
        let name = behind[behind.index(after: blank)...]
        column = columns.filter { name.hasPrefix("\($0.name):") }.max { $0.name.count < $1.name.count }
    }
}
