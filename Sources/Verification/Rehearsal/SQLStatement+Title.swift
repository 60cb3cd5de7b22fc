package import SQL

extension SQLStatement {
    /// The statement in short, such as `CREATE POLICY own_read`.
    package var title: String {
        switch self {
        case .createTable(let table): "CREATE TABLE \(table.name.shownName)"
        case .alterTable(let change): "ALTER TABLE \(change.name.shownName)"
        case .createIndex(let index): "CREATE INDEX \(index.name?.name ?? "on \(index.table.shownName)")"
        case .createEnum(let type): "CREATE TYPE \(type.name.shownName)"
        case .alterEnum(let change): "ALTER TYPE \(change.name.shownName)"
        case .createType(let type): "CREATE \(type.isDomain ? "DOMAIN" : "TYPE") \(type.name.shownName)"
        case .createView(let view): "CREATE VIEW \(view.name.shownName)"
        case .createSequence(let sequence): "CREATE SEQUENCE \(sequence.name.shownName)"
        case .alterSequence(let sequence): "ALTER SEQUENCE \(sequence.name.shownName)"
        case .createSchema(let schema): "CREATE SCHEMA \(schema.name)"
        case .createExtension(let definition): "CREATE EXTENSION \(definition.name)"
        case .createFunction(let function): "CREATE FUNCTION \(function.name.shownName)"
        case .createTrigger(let trigger): "CREATE TRIGGER \(trigger.name)"
        case .createPolicy(let policy): "CREATE POLICY \(policy.name)"
        case .alterPolicy(let policy): "ALTER POLICY \(policy.name)"
        case .drop(let drop): "DROP of \(drop.objects.first?.name.shownName ?? "something")"
        case .rename(let rename): "RENAME of \(rename.object.name.shownName)"
        case .setSchema(let move): "SET SCHEMA of \(move.object.name.shownName)"
        case .comment: "COMMENT"
        case .grant(let grant): grant.isGrant ? "GRANT" : "REVOKE"
        case .setSearchPath: "SET search_path"
        case .block: "DO"
        case .other(let words): words
        case .unreadable: "a statement"
        }
    }
}
