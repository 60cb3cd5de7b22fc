package import Catalog
import SQL
import Terminal

extension PlainTable {
    /// A line for each table, view and whatever else has rows.
    package init(_ relations: [Relation]) {
        self.init([
            ("schema", .leading), ("name", .leading), ("kind", .leading), ("rows", .trailing),
            ("comment", .leading),
        ])
        for relation in relations {
            append([
                relation.name.schema.name, relation.name.name.name,
                relation.isPartition ? "partition" : relation.kind.word,
                relation.estimatedRows.map { "~\($0)" } ?? "", relation.comment ?? "",
            ])
        }
    }
}
