import Catalog
import SQL

extension SchemaComparison {
    mutating func compareColumns(_ wanted: Schema.Table, _ found: Schema.Table) {
        let table = wanted.name
        let pairing = columnPairs(wanted, found)
        for column in pairing.missing where !column.isInherited {
            report(
                .init(.column, column.name, in: table), .missing, expected: column.definition, .brokenQueries,
                database: [table.adding(column)] + table.setting(column.settings ?? [], of: column.name),
                expectation: [table.dropping(column)])
        }
        for column in pairing.extra where !column.isInherited {
            // Drizzle does not know the column, so its INSERT leaves it out.
            let isInTheWay = column.isNotNull && column.value == .given
            report(
                .init(.column, column.name, in: table), .extra, live: column.definition,
                isInTheWay ? .brokenQueries : .dataLoss,
                database: dropping(
                    column, of: found, unlessAmong: renames == nil ? pairing.missing : [], of: wanted),
                expectation: [table.adding(column)] + table.setting(column.settings ?? [], of: column.name))
        }
        for (expected, live) in pairing.renamed where !(expected.isInherited && live.isInherited) {
            report(
                .init(.column, expected.name, in: table), .renamed(from: live.name),
                expected: expected.definition, live: live.definition, .brokenQueries,
                database: [table.renaming(live, to: expected)],
                expectation: [table.renaming(expected, to: live)])
            // What else differs is told as if it had the name already.
            var renamed = live
            renamed.name = expected.name
            if expected != renamed { compare(expected, renamed, in: table) }
        }
        for (expected, live) in pairing.pairs
        where expected != live && !isToldWithParent(expected, live, of: wanted) {
            compare(expected, live, in: table)
        }
    }

    private func columnPairs(_ wanted: Schema.Table, _ found: Schema.Table) -> Pairing<Schema.Column> {
        if let renames {
            return Pairing(wanted.columns, found.columns, by: \.name) { expected, live in
                renames.isColumn(live.name, of: found.name, formerly: expected.name)
            }
        }
        var pairing = Pairing(wanted.columns, found.columns, by: \.name) { expected, live in
            expected.type.matches(live.type) && expected.isNotNull == live.isNotNull
                && expected.value == live.value
        }
        pairing.rename { expected, live in
            expected.type.matches(live.type) && wanted.neighbour(of: expected) == found.neighbour(of: live)
        }
        return pairing
    }

    private mutating func compare(
        _ wanted: Schema.Column, _ found: Schema.Column, in table: QualifiedName
    ) {
        let type = types(wanted.type, found.type, in: table)
        let value = values(wanted, found, in: table)
        var aspects: [String] = []
        if type != .same { aspects.append("type") }
        if wanted.isNotNull != found.isNotNull { aspects.append("NOT NULL") }
        if value.verdict != .same { aspects.append(value.aspect) }
        if wanted.collation != found.collation { aspects.append("collation") }
        if !wanted.countsAlike(found) { aspects.append("sequence") }
        let settings = type == .same ? wanted.settingWords(besides: found) : []
        aspects += settings
        guard !aspects.isEmpty else { return }
        // Whatever is the same stays as it is in both directions.
        var (target, source) = (wanted, found)
        if value.verdict == .same, type == .same || !wanted.value.isExpression {
            (target.value, source.value) = (found.value, found.value)
        }
        if type == .same { (target.type, source.type) = (found.type, found.type) }
        let isCertain =
            type == .different || value.verdict == .different || wanted.isNotNull != found.isNotNull
            || wanted.collation != found.collation || !wanted.countsAlike(found) || !settings.isEmpty
        report(
            .init(.column, wanted.name, in: table), .changed(aspects), expected: wanted.definition,
            live: found.definition,
            Set(aspects).isSubset(of: settings + ["collation"]) ? .performance : .brokenQueries,
            database: ColumnChange(table: table, old: source, new: target).statements,
            expectation: ColumnChange(table: table, old: target, new: source).statements,
            isCertain: isCertain,
            moving: .init(
                ColumnChange(table: table, old: source, new: target).moved,
                ColumnChange(table: table, old: target, new: source).moved))
    }

    private mutating func types(
        _ wanted: Schema.TypeName, _ found: Schema.TypeName, in table: QualifiedName
    ) -> TextVerdict {
        if wanted.matches(found) { return .same }
        // PostgreSQL's own types are spelled here as there; what a custom type's text means, only the server knows.
        return wanted.schema == nil ? .different : doubt(table)
    }

    private mutating func values(
        _ wanted: Schema.Column, _ found: Schema.Column, in table: QualifiedName
    ) -> (verdict: TextVerdict, aspect: String) {
        switch (wanted.value.meaningful, found.value.meaningful) {
        case (.given, .given), (.serial, .serial): return (.same, "default")
        case (.expression(let expected), .expression(let live)):
            return (areSame(expected, live, of: table, type: found.type), "default")
        case (.generated(let expected, let isStored), .generated(let live, let isLiveStored)):
            let verdict = isStored == isLiveStored ? areSame(expected, live, of: table) : .different
            return (verdict, "generated")
        case (.identity(let expected), .identity(let live)):
            return (expected == live ? .same : .different, "identity")
        case (.generated, _), (_, .generated): return (.different, "generated")
        case (.identity, _), (_, .identity): return (.different, "identity")
        default: return (.different, "default")
        }
    }
}

extension Schema.Column {
    /// Whether the sequences of two serials count alike, as far as both sides say.
    func countsAlike(_ other: Self) -> Bool {
        guard let mine = sequence, let theirs = other.sequence else { return true }
        return mine.counting == theirs.counting && mine.type == theirs.type
    }
}

extension Schema.Column.Value {
    /// Whether it is a default, which has a type of its own.
    fileprivate var isExpression: Bool {
        if case .expression = self { true } else { false }
    }

    /// `DEFAULT NULL` is no default.
    fileprivate var meaningful: Self {
        guard case .expression(let text) = self, text.lowercased().hasPrefix("null") else { return self }
        let pieces = SQLPieces(text).pieces
        let isNull =
            pieces.first == .word("null")
            && pieces.dropFirst().allSatisfy { if case .cast = $0 { true } else { false } }
        return isNull ? .given : self
    }
}

extension Schema.Column {
    /// What is set differently about how values are stored and counted, as far as both sides say.
    fileprivate func settingWords(besides other: Self) -> [String] {
        guard let mine = settings, let theirs = other.settings else { return [] }
        return mine.words(besides: theirs)
    }
}

extension QualifiedName {
    func setting(_ settings: [Schema.Setting], of column: String) -> [String] {
        settings.map { "ALTER TABLE \(quoted) ALTER COLUMN \(Identifier(column).quoted) \($0.clause)" }
    }

    fileprivate func adding(_ column: Schema.Column) -> String {
        "ALTER TABLE \(quoted) ADD COLUMN \(column.definition)"
    }

    func dropping(_ column: Schema.Column) -> String {
        "ALTER TABLE \(quoted) DROP COLUMN \(Identifier(column.name).quoted)"
    }

    fileprivate func renaming(_ old: Schema.Column, to new: Schema.Column) -> String {
        "ALTER TABLE \(quoted) RENAME COLUMN \(Identifier(old.name).quoted) TO \(Identifier(new.name).quoted)"
    }
}
