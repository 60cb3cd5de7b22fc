import Catalog
import Postgres
import SQL

extension CopiedRow {
    /// One JSON object: numbers, booleans, json and arrays stay what they are, everything else is a string.
    package var json: String {
        let members = fields.map { field in
            "\(Quoted.json(field.column.name.name)): \(ValueWriter(form: .json).value(field.text, field.column.type))"
        }
        return ServerText.escapingBytes(inJSON: "{" + members.joined(separator: ", ") + "}")
    }

    /// An object for Drizzle's `values()`, with the property names and types of `drizzle-kit pull`.
    ///
    /// Columns that the database fills in by itself, always, are left out: Drizzle does not take them.
    package var drizzle: String {
        let members = fields.filter { !$0.column.value.isAlwaysMade }.map { field in
            let name = PropertyName(of: field.column.name.name).written
            return "\(name): \(ValueWriter(form: .typescript).value(field.text, field.column.type))"
        }
        return ServerText.escapingBytes(inJSON: "{ " + members.joined(separator: ", ") + " }")
    }
}
