import Catalog
import SQL

/// Statements that turn one definition of a column into another.
struct ColumnChange {
    let table: QualifiedName
    let old: Schema.Column
    let new: Schema.Column

    private var head: String { "ALTER TABLE \(table.quoted) ALTER COLUMN \(Identifier(new.name).quoted)" }

    var statements: [String] {
        if isRecreation { return recreation }
        return leaving + typeChange + arriving + requirement + counting + settings
    }

    /// What nothing may hold on to meanwhile.
    var moved: [Moved] {
        isRecreation || changesType ? [.column(table, new.name, isRemade: isRecreation)] : []
    }

    private var isRecreation: Bool {
        if case .generated = new.value { old.value != new.value } else { false }
    }

    /// What a column is computed from cannot be changed.
    private var recreation: [String] {
        [
            "ALTER TABLE \(table.quoted) DROP COLUMN \(Identifier(old.name).quoted)",
            "ALTER TABLE \(table.quoted) ADD COLUMN \(new.definition)",
        ]
    }

    private var changesType: Bool { !old.type.matches(new.type) || old.collation != new.collation }

    /// A default of one type is seldom one of another, whatever it looks like.
    private var changesValue: Bool {
        if case .expression = old.value, !old.type.matches(new.type) { return true }
        return old.value != new.value
    }

    /// The old value goes before the type changes, since it may not fit the new one.
    private var leaving: [String] {
        guard changesValue else { return [] }
        switch old.value {
        case .given: return []
        case .expression: return ["\(head) DROP DEFAULT"]
        case .serial:
            return ["\(head) DROP DEFAULT"] + (old.sequence.map { ["DROP SEQUENCE \($0.name.quoted)"] } ?? [])
        case .generated: return ["\(head) DROP EXPRESSION"]
        case .identity:
            if case .identity = new.value { return [] }
            return ["\(head) DROP IDENTITY"]
        }
    }

    private var typeChange: [String] {
        guard changesType else { return [] }
        let collation = new.collation.map { " COLLATE \($0.quoted)" } ?? ""
        return [
            "\(head) SET DATA TYPE \(new.type.sql)\(collation)"
                + " USING \(Identifier(new.name).quoted)\(detour)::\(new.type.sql)"
        ]
    }

    /// Between two types that somebody made, such as enums, there is no way but through text.
    private var detour: String {
        guard old.type.schema != nil, new.type.schema != nil, !old.type.matches(new.type) else { return "" }
        return new.type.isArray ? "::text[]" : "::text"
    }

    private var arriving: [String] {
        guard changesValue else { return [] }
        switch new.value {
        case .given, .generated: return []
        case .expression(let text): return ["\(head) SET DEFAULT \(text)"]
        case .serial: return serial
        case .identity(let identity):
            let kind = identity.isAlways ? "ALWAYS" : "BY DEFAULT"
            guard case .identity = old.value else {
                return ["\(head) ADD GENERATED \(kind) AS IDENTITY (\(identity.counting.clauses))"]
            }
            let settings = identity.counting.settings.map { "SET " + $0 }.joined(separator: " ")
            return ["\(head) SET GENERATED \(kind) \(settings)"]
        }
    }

    private var serial: [String] {
        let sequence = QualifiedName(table.schema.name, "\(table.name.name)_\(new.name)_seq")
        return [
            // It may have been left there when the default went.
            "CREATE SEQUENCE IF NOT EXISTS \(sequence.quoted) OWNED BY \(table.quoted).\(Identifier(new.name).quoted)",
            "\(head) SET DEFAULT nextval(\(SQL.literal(sequence.quoted)))",
        ]
    }

    /// A serial's sequence stays, whatever it is called.
    private var counting: [String] {
        guard let mine = new.sequence, let theirs = old.sequence, !new.countsAlike(old) else { return [] }
        return [Schema.Sequence(theirs.name, counting: mine.counting, type: mine.type).alteration]
    }

    /// Another type brings its own way of being stored.
    private var settings: [String] {
        guard !changesType, let mine = new.settings, let theirs = old.settings else { return [] }
        return mine.clauses(from: theirs).map { "\(head) \($0)" }
    }

    private var requirement: [String] {
        guard old.isNotNull != new.isNotNull else { return [] }
        return ["\(head) \(new.isNotNull ? "SET" : "DROP") NOT NULL"]
    }
}
