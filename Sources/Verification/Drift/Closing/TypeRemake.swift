import Catalog
import SQL

/// Statements that make a type anew under its name while columns are of it, which move over by way of text.
struct TypeRemake {
    let type: QualifiedName
    /// What makes the new one.
    let creation: [String]
    /// The columns that are of the type.
    let users: [(table: QualifiedName, column: Schema.Column)]

    /// `schema` is where the columns are.
    init(_ type: QualifiedName, _ creation: [String], in schema: Schema, renaming: TableRenaming) {
        (self.type, self.creation) = (type, creation)
        users = schema.tables.flatMap { table in
            table.columns.filter {
                !$0.isInherited && $0.type.schema == type.schema.name && $0.type.name == type.name.name
            }
            .map { (renaming.name(table.name), $0) }
        }
    }

    func statements(removal: String) -> [String] {
        guard !users.isEmpty else { return [removal] + creation }
        let old = QualifiedName(type.schema.name, type.name.name + "_old")
        return Renaming.type(type, to: old) + creation + users.flatMap(moving)
            + [removal.replacing(type.quoted, with: old.quoted)]
    }

    /// What has to let go meanwhile.
    var moved: [Moved] {
        [.type(type)] + users.map { .column($0.table, $0.column.name, isRemade: false) }
    }

    private func moving(_ table: QualifiedName, _ column: Schema.Column) -> [String] {
        let name = Identifier(column.name).quoted
        let head = "ALTER TABLE \(table.quoted) ALTER COLUMN \(name)"
        let (sql, text) = (column.type.sql, column.type.isArray ? "text[]" : "text")
        let change = "\(head) SET DATA TYPE \(sql) USING \(name)::\(text)::\(sql)"
        guard case .expression(let value) = column.value else { return [change] }
        return ["\(head) DROP DEFAULT", change, "\(head) SET DEFAULT \(value)"]
    }
}
