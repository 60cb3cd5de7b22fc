package import Postgres
package import SQL

/// Where a type may be that a statement did not find: in a schema that the path leaves out, or in an extension.
package struct MissingTypeLook: Sendable {
    private let name: String

    fileprivate enum Column: Int, ResultColumns { case schema, extensionName }

    /// - Returns: `nil` where the error is about something else.
    package init?(_ error: PostgresError) {
        // The server quotes the name in every language it speaks; what is no quotation mark of ASCII is not looked for.
        let parts = error.message.split(separator: "\"", omittingEmptySubsequences: false)
        guard error.sqlState?.code == "42704", parts.count == 3,
            let last = parts[1].split(separator: ".").last
        else { return nil }
        name = last.hasSuffix("[]") ? String(last.dropLast(2)) : String(last)
    }

    /// A row for each place.
    package var question: SQL {
        """
        SELECT n.nspname AS schema, NULL AS extension_name
          FROM pg_catalog.pg_type AS t
          JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) t.typnamespace
         WHERE t.typname OPERATOR(pg_catalog.=) \(name)
        UNION ALL
        SELECT NULL, e.name FROM pg_catalog.pg_available_extensions AS e
         WHERE e.name OPERATOR(pg_catalog.=) \(name) AND e.installed_version IS NULL
        """
    }

    /// What the answer means.
    package func sentences(_ answer: RowSet) -> [String] {
        ResultRows<Column>(answer).compactMap { row in
            if let schema = row[.schema] {
                return "A type \(name) is there in the schema \(schema), where the session does not look."
            }
            return row[.extensionName].map {
                "The extension \($0) would bring it, and is not installed in this database: CREATE EXTENSION \(Identifier($0).quoted);"
            }
        }
    }
}
