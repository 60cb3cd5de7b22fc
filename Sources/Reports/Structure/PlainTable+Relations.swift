package import Catalog
import SQL
package import Terminal

extension PlainTable {
    /// A line for each table, view and whatever else has rows.
    package init(_ relations: [Relation], in glyphs: Glyphs) {
        self.init(
            [
                ("schema", .leading), ("name", .leading), ("kind", .leading), ("rows", .trailing),
                ("comment", .leading),
            ], in: glyphs)
        for relation in relations {
            append([
                relation.name.schema.name, relation.name.name.name,
                relation.isPartition ? "partition" : relation.kind.word,
                relation.estimatedRows.map { "~\($0)" } ?? "", relation.comment ?? "",
            ])
        }
    }
}
