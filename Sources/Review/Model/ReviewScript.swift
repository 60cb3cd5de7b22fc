package import Drizzle
package import SQL
package import Verification

/// A migration as it is reviewed: read whole, as PostgreSQL would, however Drizzle cuts it.
package struct ReviewScript: Sendable {
    package let tag: String
    package let file: String
    package let script: MigrationScript
    package let statements: [Statement]
    /// The same as Drizzle sends it.
    package let run: RunScript

    /// A statement and where it stands.
    package struct Statement: Sendable {
        package let reading: StatementReading
        /// From 1.
        package let line: Int
        /// In bytes of the script.
        package let range: Range<Int>
    }

    package init(tag: String, file: String, _ script: MigrationScript) {
        (self.tag, self.file, self.script) = (tag, file, script)
        var lines = MigrationScript.Lines(script)
        statements = SQL.statements(in: script.text(of: 0..<script.bytes.count)).compactMap { range in
            let text = script.text(of: range)
            guard let reading = SQL.reading(of: text) else { return nil }
            return Statement(
                reading: reading, line: lines.line(at: range.lowerBound + reading.start), range: range)
        }
        let readings = statements.map {
            ($0.range.lowerBound + $0.reading.start..<$0.range.upperBound, $0.reading)
        }
        run = RunScript(tag: tag, file: file, script, knowing: Dictionary(readings) { first, _ in first })
    }

    /// Reads a migration's file; `nil` where it is not there or cannot be read.
    package static func reading(_ migration: Migration) -> ReviewScript? {
        guard migration.content != nil else { return nil }
        return MigrationScript.reading(migration.file).map {
            ReviewScript(tag: migration.tag, file: migration.file, $0)
        }
    }

    /// Reads the files of migrations, several at once; those are left out that are not there or cannot be read.
    package static func reading(_ migrations: [Migration]) async -> [ReviewScript] {
        let workers = max(1, min(maximalWorkers, migrations.count / 8))
        var read = [ReviewScript?](repeating: nil, count: migrations.count)
        await withTaskGroup(of: [(Int, ReviewScript?)].self) { group in
            for worker in 0..<workers {
                group.addTask {
                    stride(from: worker, to: migrations.count, by: workers).map {
                        ($0, reading(migrations[$0]))
                    }
                }
            }
            for await part in group { for (index, script) in part { read[index] = script } }
        }
        return read.compactMap(\.self)
    }

    /// More would only wait for one another.
    private static let maximalWorkers = 4

    package func text(of statement: Statement) -> String { script.text(of: statement.range) }

    /// The place of a line, and of the statement that begins on it or before it.
    package func place(line: Int = 1) -> Finding.Place {
        let number = statements.lastIndex { $0.line <= line }
        return Finding.Place(
            tag: tag, file: file, line: line, number: number.map { $0 + 1 },
            statement: number.map { statements[$0].reading.statement.title } ?? "")
    }
}
