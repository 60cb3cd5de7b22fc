import Catalog
import SQL

extension ColumnValues: Encodable {
    private enum CodingKeys: String, CodingKey { case column, values, isCutShort }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(column.name.name, forKey: .column)
        try container.encode(counts.map(Entry.init), forKey: .values)
        try container.encode(isCutShort, forKey: .isCutShort)
    }

    private struct Entry: Encodable {
        /// `null` is NULL.
        let value: String?
        let rows: Int64

        init(_ count: Count) { (value, rows) = (count.value.text, count.rows) }

        private enum CodingKeys: String, CodingKey { case value, rows }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(value, forKey: .value)
            try container.encode(rows, forKey: .rows)
        }
    }
}
