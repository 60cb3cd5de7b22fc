import Catalog
import SQL

/// The names of the copies' schemas, and the way there and back.
struct ShadowNames {
    /// Needs no quotes.
    private let shadows: [String: String]
    let toCopies: SchemaRenaming
    private let toOriginals: SchemaRenaming

    /// - Parameters:
    ///   - token: Part of every name.
    ///   - schemas: The originals.
    ///   - objects: What has a copy; other names are left alone.
    init(token: String, schemas: [String], objects: Set<QualifiedName>) {
        // No name is the beginning of another one.
        let names = schemas.enumerated().map { ($1, "raingauge_\(token)_\($0)_") }
        shadows = Dictionary(names) { first, _ in first }
        toCopies = SchemaRenaming(schemas: shadows, objects: objects)
        toOriginals = SchemaRenaming(schemas: Dictionary(names.map { ($1, $0) }) { first, _ in first })
    }

    func shadow(_ schema: String) -> String { shadows[schema] ?? schema }

    var all: [String] { shadows.values.sorted() }

    /// The copies' description as if it were the originals'.
    func restored(_ copies: Schema) -> Schema {
        var result = copies
        result.views = copies.views.map(toOriginals.view)
        result.tables = copies.tables.map(toOriginals.table)
        return result
    }
}
