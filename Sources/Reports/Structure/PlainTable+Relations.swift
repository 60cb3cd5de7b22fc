package import Catalog
import SQL

extension PlainTable {
    /// A line for each table, view and whatever else has rows.
    package init(_ relations: [Relation]) {
        self.init([
            ("schema", .left), ("name", .left), ("kind", .left), ("rows", .right), ("comment", .left),
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
