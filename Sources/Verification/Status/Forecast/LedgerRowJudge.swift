import Drizzle

/// Holds the rows that Drizzle would write against the form of the ledger.
///
/// What nobody knows without writing the row, such as a check, is not judged.
struct LedgerRowJudge {
    private let location: LedgerLocation
    private let form: LedgerForm
    private let server: RunServer?
    private let era: Era
    /// The values under unique indexes, by the place of the index.
    private var taken: [Set<[String?]>]
    /// What a trigger says that refuses every row.
    private let triggerRefusal: RowRefusal?

    init(_ ledger: Ledger, _ server: RunServer?, era: Era) {
        (location, self.server, self.era) = (ledger.location, server, era)
        let form = (server?.form ?? .made(by: era)).upgraded(to: era)
        self.form = form
        taken = form.uniques.map { columns in
            Set(ledger.rows.map { row in columns.map { row.value(of: $0) } })
        }
        triggerRefusal = form.triggers.lazy.compactMap(\.refusal).first
    }

    /// Why the row is refused, in the order in which PostgreSQL looks; `hash` is `nil` where the file cannot be read.
    mutating func refusal(of run: Forecast.Run, hash: String?) -> RunFault.Cause? {
        if case .materializedView = form.kind { return .row(.materializedView(location.table)) }
        if case .view(takesRows: false) = form.kind { return .row(.view(location.table)) }
        if let need = server?.lackingForRow(of: location) { return .missing(need) }
        let values = values(of: run, hash: hash)
        return (refusal(of: values, isOfJournal: run.when != nil) ?? repetition(in: values)).map {
            .row($0)
        }
    }

    private typealias Value = (column: String, value: SentValue)

    private func values(of run: Forecast.Run, hash: String?) -> [Value] {
        let time = run.when?.sent ?? .text(JavaScript.text(run.name.folderMilliseconds))
        let values: [Value] = [
            ("hash", .text(hash ?? String(repeating: "0", count: 64))), ("created_at", time),
        ]
        return era == .folders ? values + [("name", .text(run.name))] : values
    }

    private func refusal(of values: [Value], isOfJournal: Bool) -> RowRefusal? {
        if values.contains(where: { $0.value == .nothing }) { return .valueMissing }
        for value in values {
            guard let column = form[value.column] else {
                return .columnGone(value.column, table: location.table)
            }
            if let refusal = LedgerColumnType(column.type).refusal(of: value.value) {
                let isTime = value.column == "created_at" && value.value == .text("NaN") && !isOfJournal
                return isTime ? .noTime(type: column.type) : refusal
            }
        }
        return triggerRefusal ?? nullRefusal(values)
    }

    private func nullRefusal(_ values: [Value]) -> RowRefusal? {
        let column = form.columns.first { column in
            guard let sent = values.first(where: { $0.column == column.name }) else {
                return column.needsValue
            }
            return sent.value == .null && column.isNotNull
        }
        return column.map { .null(column: $0.name, table: location.table) }
    }

    /// A row that says nothing of a column of the index gets a value that nobody knows.
    private mutating func repetition(in values: [Value]) -> RowRefusal? {
        for (place, columns) in form.uniques.enumerated() {
            let sent = columns.map { column in values.first { $0.column == column }?.value }
            let texts = sent.compactMap { value -> String? in
                if case .text(let text) = value { text } else { nil }
            }
            guard texts.count == columns.count else { continue }
            if !taken[place].insert(texts).inserted { return .twice(columns) }
        }
        return nil
    }
}

extension LedgerForm {
    /// With the columns that Drizzle 1.0 gives a ledger of 0.x before anything else.
    fileprivate func upgraded(to era: Era) -> LedgerForm {
        guard era == .folders, self["name"] == nil else { return self }
        return LedgerForm(
            kind: kind, columns: columns + [Column(name: "name", type: "text")], uniques: uniques,
            triggers: triggers)
    }
}

extension LedgerForm.Trigger {
    /// What it says, where its code refuses every row.
    fileprivate var refusal: RowRefusal? {
        guard language == "plpgsql" else { return nil }
        return ProceduralCode(body).raise.map { .trigger(name, $0) }
    }
}

extension LedgerRow {
    fileprivate func value(of column: String) -> String? {
        switch column {
        case "hash": hash
        case "created_at": createdAtText
        case "name": name
        default: nil
        }
    }
}

extension RunServer {
    /// What the role lacks to write the ledger's row.
    fileprivate func lackingForRow(of location: LedgerLocation) -> RunFault.Need? {
        guard let access = ledger else { return nil }
        if !access.canInsert { return .privilegeOnLedger("table \(location.table)", role: role) }
        return access.lockedSequence.map { .privilegeOnLedger("sequence \($0)", role: role) }
    }
}
