package import SQL

/// Why the catalog gave no answer, where the reader can act on it.
package enum CatalogError: Error, Hashable, Sendable {
    /// No relation has this number any more: it was dropped since it was listed.
    case noSuchRelation(Oid)
    /// No relation goes by this name, or none that the session may see.
    case noRelation(named: String)
    /// The server's catalog has a code in this column that no server had when this was written.
    case unknownCode(String, column: String)
}
