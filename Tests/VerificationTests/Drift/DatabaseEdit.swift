/// One change to the database, and the one difference it makes.
struct DatabaseEdit: Sendable {
    let sql: String
    /// As `Difference.account` says it.
    let account: String
    /// What takes it back, where no statement can be proposed that does, but only words.
    let undo: String?

    init(_ sql: String, _ account: String, undo: String? = nil) {
        (self.sql, self.account, self.undo) = (sql, account, undo)
    }
}

extension EditedDatabase {
    var edits: [DatabaseEdit] {
        let ofTables = keys + checks + columns + settings + indexes + tableEdits + partitions
        return ofTables + rights + ownRights + parts + types + objects + viewEdits
    }
}
