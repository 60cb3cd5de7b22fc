import Drizzle
import Terminal
import Verification

extension MigrationStatus {
    /// What Drizzle would run, in its order, and what stands in its way.
    ///
    /// The sentences are wrapped to the width; the names are not.
    package func nextRunDocument(on sheet: Sheet) -> Document {
        let sentence =
            nextRun.obstacle.map { "Drizzle would stop before running anything: \($0.sentence) \($0.remedy)" }
            ?? (nextRun.migrations.isEmpty
                ? "Drizzle would run nothing."
                : "Drizzle would run \(Numbers.count(nextRun.migrations.count, "migration")) in one transaction, in this order.")
        let role: Role = nextRun.obstacle == nil ? .body : .danger
        let sentences =
            [Styled(sentence, role)]
            + [nextRun.fault.map { Styled("\($0.sentence) \($0.remedy)", .danger) }].compactMap(\.self)
            + nextRun.warnings.map { Styled($0.sentence, $0.isSerious ? .caution : .info) }
            + [outlook.map { Styled($0, .info) }].compactMap(\.self)
        let rows = nextRun.migrations.enumerated().map { index, migration in
            [
                Styled("\(index + 1)", .dim),
                Styled(migration.tag, migration.tag == nextRun.fault?.tag ? .danger : .pending),
                Styled(migration.when?.description ?? "", .time),
                Styled(migration.content.map { Numbers.count($0.statementCount, "statement") } ?? "", .dim),
            ]
        }
        let heads = [
            TextColumn("run", .trailing, minimum: 3), TextColumn("tag", minimum: 12), TextColumn("when"),
            TextColumn("", isOptional: true),
        ]
        let table =
            rows.isEmpty
            ? [] : [Document.Section.blank, .table(TextTable(heads, labels: 2, rows: rows, in: .unicode))]
        return Document(
            [
                .heading("Next run of Drizzle \(folder.era?.rawValue ?? "")", note: ""),
                .lines(sentences.flatMap { sheet.wrapped($0) }),
            ] + table)
    }

    /// The ledger as the server has it.
    package var ledgerDocument: Document {
        let rows = ledger.rows.map { row in
            [
                Styled(row.id.map(String.init) ?? "∅", row.id == nil ? .null : .number),
                Styled(row.createdAt.raw, .number), Styled(row.createdAt.words, .time),
                Styled(row.name ?? ""), Styled(row.appliedAt ?? "", .time),
                Styled(row.hash ?? "∅", row.hash == nil ? .null : .body),
            ]
        }
        let heads = [
            TextColumn("id", .trailing, minimum: 3), TextColumn("created_at", .trailing, minimum: 13),
            TextColumn("when (UTC)"),
            TextColumn("name", isOptional: true), TextColumn("applied_at", isOptional: true),
            TextColumn("hash"),
        ]
        let note = Numbers.count(ledger.rows.count, "row")
        return Document([
            .heading(ledger.location.description, note: note),
            .table(TextTable(heads, rows: rows, in: .unicode)),
        ])
    }
}

extension LedgerRow.CreatedAt {
    /// As the server has it.
    fileprivate var raw: String {
        switch self {
        case .at(let moment): String(moment.rawValue)
        case .null: "∅"
        case .other(let text): text
        }
    }
}
