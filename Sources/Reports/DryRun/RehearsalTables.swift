import SQL
package import Terminal
package import Verification

/// What a rehearsal has shown of its statements and locks, whatever room there is to show it.
///
/// Made once: that takes as long as there are statements, and a screen is drawn at every key.
package struct RehearsalTables: Equatable, Sendable {
    let migrations: [Migration]
    /// `nil` where nothing was held that keeps anybody waiting.
    let locks: TextTable?

    /// The statements of one migration, in columns as wide as those of the others.
    struct Migration: Equatable {
        let tag: String
        let note: String
        let table: TextTable
    }

    package init(_ report: DryRunReport, in glyphs: Glyphs) {
        let seen = report.observations
        let table = TextTable(Self.columns, rows: seen.map(\.cells), in: glyphs)
        let starts = seen.indices.filter { $0 == 0 || seen[$0].statement.tag != seen[$0 - 1].statement.tag }
        migrations = zip(starts, starts.dropFirst() + [seen.count]).map { start, end in
            let time = seen[start..<end].reduce(Duration.zero) { $0 + $1.duration }
            return Migration(
                tag: seen[start].statement.tag,
                note: "\(Numbers.count(end - start, "statement")), \(time.shown)",
                table: table.part(start..<end))
        }
        let holds = report.holds.filter { $0.level >= .shareUpdateExclusive }
        locks =
            holds.isEmpty ? nil : TextTable(Self.lockColumns, rows: holds.map(\.cells), in: glyphs)
    }

    private static let columns = [
        TextColumn("line", .trailing, minimum: 4), TextColumn("statement", minimum: 16, maximum: 40),
        TextColumn("time", .trailing, minimum: 6), TextColumn("rows", .trailing, minimum: 4),
        TextColumn("what it does", minimum: 36),
    ]

    private static let lockColumns = [
        TextColumn("table", minimum: 12), TextColumn("lock", minimum: 20),
        TextColumn("for", .trailing, minimum: 6), TextColumn("meanwhile", minimum: 20),
        TextColumn("since", minimum: 12),
    ]
}

extension Observation {
    fileprivate var cells: [Styled] {
        [
            Styled(String(statement.line), .dim), Styled(statement.title), Styled(duration.brief, .time),
            Styled(rows.shown, .number),
            Styled(effects.joined(separator: "; "), rewritten.isEmpty ? .body : .caution),
        ]
    }

    /// Locks, rewrites, scans and what the server said.
    private var effects: [String] {
        locks.map { "\($0.level.name) on \($0.relation.short)" } + rewritten.map { "writes \($0.short) anew" }
            + scanned.map { "reads all of \($0.short)" } + notices
    }
}

extension DryRunReport.Hold {
    fileprivate var cells: [Styled] {
        [
            Styled(relation.short), Styled(level.name, level.blocksWrites ? .caution : .body),
            Styled(duration.brief, .time), Styled(meanwhile), Styled(since.title, .dim),
        ]
    }

    private var meanwhile: String {
        if level.blocksReads { return "no reads, no writes" }
        return level.blocksWrites ? "no writes" : "reads and writes"
    }
}

extension Duration {
    /// As in a column: nothing where it is next to nothing.
    fileprivate var brief: String { self < .milliseconds(1) ? "" : shown }
}

extension RowCounts {
    fileprivate var shown: String {
        let parts = [(inserted, "+"), (updated, "~"), (deleted, "-")]
        return parts.filter { $0.0 > 0 }.map { "\($0.1)\(Numbers.exact(Int64($0.0)))" }.joined(separator: " ")
    }
}

extension QualifiedName {
    /// Without `public`.
    fileprivate var short: String { schema.name == "public" ? name.name : description }
}
