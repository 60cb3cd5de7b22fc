import Catalog
import SQL

// A text depends on the types of the columns it mentions: `n > -1` is written differently for a bigint. So that another
// type is one difference and not several, copies have the types of the database where those are surely different.
extension Schema {
    /// With the live types where both are PostgreSQL's own and not the same.
    func adoptingTypes(of live: Schema) -> Schema {
        mappingTypes(beside: live) { expected, found in
            expected.schema == nil && found.schema == nil && !expected.matches(found) ? found : expected
        }
    }

    /// Undoes ``adoptingTypes(of:)``.
    func restoringTypes(of expected: Schema, live: Schema) -> Schema {
        let adopted = expected.adoptingTypes(of: live)
        var result = self
        for (place, table) in expected.tables.enumerated() where adopted.tables[place] != table {
            for (index, column) in table.columns.enumerated()
            where adopted.tables[place].columns[index].type != column.type {
                result.tables[place].columns[index].type = column.type
            }
        }
        return result
    }

    private func mappingTypes(
        beside live: Schema, _ choose: (TypeName, TypeName) -> TypeName
    ) -> Schema {
        let tables = Dictionary(live.tables.map { ($0.name, $0) }) { first, _ in first }
        var result = self
        for place in result.tables.indices {
            guard let other = tables[result.tables[place].name] else { continue }
            for index in result.tables[place].columns.indices {
                let column = result.tables[place].columns[index]
                guard let found = other.columns.first(where: { $0.name == column.name }) else { continue }
                result.tables[place].columns[index].type = choose(column.type, found.type)
            }
        }
        return result
    }
}
