/// A table whose rows a statement writes.
package struct TableWrite: Hashable, Sendable {
    package let table: ObjectName
    package let events: RowEvents

    package init(_ table: ObjectName, _ events: RowEvents) { (self.table, self.events) = (table, events) }
}

/// What happens to rows; the bits are PostgreSQL's.
///
/// - Source: pg_trigger.h, `TRIGGER_TYPE_INSERT` and what follows it.
package struct RowEvents: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let insert = RowEvents(rawValue: 4)
    package static let delete = RowEvents(rawValue: 8)
    package static let update = RowEvents(rawValue: 16)
    package static let truncate = RowEvents(rawValue: 32)
}

extension StatementBuilder {
    /// What a node does to rows; empty where it is none of the statements that write any.
    func writes(_ kind: String, _ node: SyntaxNode) -> [TableWrite] {
        let events: RowEvents
        switch kind {
        case "InsertStmt":
            let isUpdating = node["onConflictClause"]?.text("action") == "ONCONFLICT_UPDATE"
            events = isUpdating ? [.insert, .update] : .insert
        case "UpdateStmt": events = .update
        case "DeleteStmt": events = .delete
        case "MergeStmt": events = [.insert, .update, .delete]
        case "TruncateStmt":
            return node.elements("relations").compactMap { name($0) }.map { TableWrite($0, .truncate) }
        default: return []
        }
        return name(node["relation"]).map { [TableWrite($0, events)] } ?? []
    }
}
