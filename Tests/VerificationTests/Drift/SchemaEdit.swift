import Catalog
import Drizzle
import SQL
import Verification

/// One change to a snapshot, and the one difference it has to make.
struct SchemaEdit {
    let schema: RecordedSchema
    let what: String
    /// As `Difference.account` says it.
    let account: String

    /// An edit that can be made of this schema; `nil` when the kind that was drawn does not apply.
    static func any(of schema: RecordedSchema, using random: inout SeededGenerator) -> SchemaEdit? {
        let edits = all(schema)
        return edits.randomElement(using: &random)
    }

    private static func all(_ recorded: RecordedSchema) -> [SchemaEdit] {
        recorded.schema.tables.indices.flatMap { tableEdits(recorded, $0) } + objectEdits(recorded)
    }

    private static func objectEdits(_ recorded: RecordedSchema) -> [SchemaEdit] {
        let schema = recorded.schema
        var edits: [SchemaEdit] = []
        func edit(_ what: String, _ account: String, _ change: (inout Schema) -> Void) {
            var edited = recorded
            change(&edited.schema)
            edits.append(SchemaEdit(schema: edited, what: what, account: account))
        }
        if !schema.enums.isEmpty {
            edit("a value more", "enum \(schema.enums[0].name.display) changed values") {
                $0.enums[0].values.insert("maybe", at: 1)
            }
        }
        if !schema.sequences.isEmpty {
            edit("another increment", "sequence counter changed counting") {
                $0.sequences[0].counting.increment = "17"
            }
            edit("no sequence", "sequence counter extra") { $0.sequences = [] }
        }
        if let view = schema.views.first {
            let kind = view.isMaterialized ? "materialised view" : "view"
            edit("another view", "\(kind) some view changed definition") {
                $0.views[0].definition = view.definition.replacing("> 3", with: "> 4")
            }
            edit("no view", "\(kind) some view extra") { $0.views = [] }
        }
        edit("a sequence more", "sequence another missing") {
            $0.sequences.append(.init(QualifiedName("public", "another")))
        }
        edit("a table more", "table another missing") {
            var table = Schema.Table(QualifiedName("public", "another"))
            table.columns = [.init("alone", type: .init("text"))]
            $0.tables.append(table)
        }
        return edits
    }

    private static func tableEdits(_ recorded: RecordedSchema, _ place: Int) -> [SchemaEdit] {
        let table = recorded.schema.tables[place]
        let name = table.name.display
        var edits: [SchemaEdit] = []
        func edit(_ what: String, _ account: String, _ change: (inout Schema.Table) -> Void) {
            var edited = recorded
            change(&edited.schema.tables[place])
            edits.append(SchemaEdit(schema: edited, what: what, account: "\(name) \(account)"))
        }
        edit("a column more", "column fresh missing") {
            $0.columns.append(.init("fresh", type: .init("uuid")))
        }
        edit("another type", "column Amount changed type") { table in
            table.setType("bigint", of: "Amount")
        }
        edit("NOT NULL", "column note changed NOT NULL") { table in
            for index in table.columns.indices where table.columns[index].name == "note" {
                table.columns[index].isNotNull.toggle()
            }
        }
        edit("a default", "column note changed default") { table in
            for index in table.columns.indices where table.columns[index].name == "note" {
                table.columns[index].value = .expression("'something else'")
            }
        }
        if let index = table.columns.firstIndex(where: { column in
            if case .expression = column.value { column.type == .init("integer") } else { false }
        }) {
            edit("another default", "column \(table.columns[index].name) changed default") {
                $0.columns[index].value = .expression("4711")
            }
        }
        constraintEdits(table, edit)
        securityEdits(table, edit)
        return edits
    }

    private static func securityEdits(
        _ table: Schema.Table,
        _ edit: (String, String, (inout Schema.Table) -> Void) -> Void
    ) {
        guard let policy = table.policies.first else {
            return edit("row-level security", "row-level security row-level security changed enabled") {
                $0.hasRowSecurity.toggle()
            }
        }
        edit("another policy", "policy \(policy.name) changed USING") {
            $0.policies[0].using = "\"Amount\" = 99"
        }
        edit("a restrictive policy", "policy \(policy.name) changed AS") {
            $0.policies[0].isPermissive.toggle()
        }
    }

    private static func constraintEdits(
        _ table: Schema.Table,
        _ edit: (String, String, (inout Schema.Table) -> Void) -> Void
    ) {
        if let check = table.checks.first {
            edit("another check", "check \(check.name) changed expression") {
                $0.checks[0].expression = "id > 99"
            }
            edit("no check", "check \(check.name) extra") { $0.checks = [] }
            edit("a check by another name", "check other renamed from \(check.name)") {
                $0.checks[0].name = "other"
            }
        }
        if let unique = table.uniques.first {
            edit("a unique by another name", "unique constraint other renamed from \(unique.name)") {
                $0.uniques[0].name = "other"
            }
            edit("nulls", "unique constraint \(unique.name) changed NULLS NOT DISTINCT") {
                $0.uniques[0].treatsNullsAsEqual.toggle()
            }
        }
        if let key = table.foreignKeys.first {
            let action: ForeignKey.Action = key.onDelete == .cascade ? .restrict : .cascade
            edit("another action", "foreign key \(key.name) changed ON DELETE") {
                $0.foreignKeys[0].onDelete = action
            }
            edit("no foreign key", "foreign key \(key.name) extra") { $0.foreignKeys = [] }
        }
        guard let index = table.indexes.first else { return }
        edit("a unique index", "index \(index.name) changed UNIQUE") { $0.indexes[0].isUnique.toggle() }
        edit("no index", "index \(index.name) extra") { $0.indexes = [] }
        edit("an index by another name", "index other renamed from \(index.name)") {
            $0.indexes[0].name = "other"
        }
        edit("another predicate", "index \(index.name) changed WHERE") { $0.indexes[0].predicate = "id = 3" }
        if index.keys.last?.operatorClass == nil {
            edit("another direction", "index \(index.name) changed order") {
                $0.indexes[0].keys[$0.indexes[0].keys.count - 1].isDescending.toggle()
            }
        }
    }
}

extension Schema.Table {
    fileprivate mutating func setType(_ type: String, of name: String) {
        for index in columns.indices where columns[index].name == name { columns[index].type = .init(type) }
    }
}
