import SQL

extension Schema {
    /// The statements that make all of it in an empty database, in an order that works; none ends with a semicolon.
    ///
    /// Texts that came from a file (defaults, checks, view definitions) are as they were written.
    package var script: [String] {
        let made = schemas.filter { $0 != "public" }.map { "CREATE SCHEMA \($0.quoted)" }
        return roles.map(\.creation) + made + objects
    }

    /// The same without roles and schemas.
    package var objects: [String] {
        var script = enums.map(\.creation) + sequences.map(\.creation) + tables.map(\.creation)
        for table in tables {
            script += table.foreignKeys.map { "ALTER TABLE \(table.name.quoted) ADD \($0.definition)" }
        }
        for table in tables { script += table.indexes.map { $0.creation(on: table.name) } }
        for view in views { script += [view.creation] + view.indexCreations }
        return script + tables.flatMap(\.security)
    }
}

extension String {
    /// As a name in SQL.
    var quoted: String { Identifier(self).quoted }
}

extension [String] {
    /// As a list of names in SQL.
    var quotedList: String { map(\.quoted).joined(separator: ", ") }
}

extension Schema.Enum {
    package var creation: String {
        "CREATE TYPE \(name.quoted) AS ENUM (\(values.map { SQL.literal($0) }.joined(separator: ", ")))"
    }
}

extension Schema.Sequence {
    package var creation: String {
        "CREATE SEQUENCE \(name.quoted)\(type.map { " AS \($0)" } ?? "") \(counting.clauses)"
    }

    package var alteration: String {
        "ALTER SEQUENCE \(name.quoted)\(type.map { " AS \($0)" } ?? "") \(counting.clauses)"
    }
}

extension Schema.Counting {
    /// As in `INCREMENT BY 1 MINVALUE 1 …`, everything that is said.
    package var clauses: String { settings.joined(separator: " ") }

    /// The same one by one.
    package var settings: [String] {
        let numbers = [
            ("INCREMENT BY", increment), ("MINVALUE", minimum), ("MAXVALUE", maximum), ("START WITH", start),
            ("CACHE", cache),
        ]
        return numbers.compactMap { word, number in number.map { "\(word) \($0)" } }
            + [cycles ? "CYCLE" : "NO CYCLE"]
    }
}

extension Schema.View {
    package var creation: String {
        let kind = isMaterialized ? "MATERIALIZED VIEW" : "VIEW"
        let method = accessMethod.map { " USING \($0.quoted)" } ?? ""
        let space = tablespace.map { " TABLESPACE \($0.quoted)" } ?? ""
        let with = options.isEmpty ? "" : " WITH (\(options.joined(separator: ", ")))"
        return "CREATE \(kind) \(name.quoted)\(method)\(with)\(space) AS \(definition)"
            + (isMaterialized ? " WITH NO DATA" : "")
    }

    package var indexCreations: [String] { (indexes ?? []).map { $0.creation(on: name) } }

    /// What makes it whole once it is made: its indexes, and rows.
    package var completion: [String] {
        indexCreations + (isMaterialized ? ["REFRESH MATERIALIZED VIEW \(name.quoted)"] : [])
    }

    package var removal: String { "DROP \(isMaterialized ? "MATERIALIZED VIEW" : "VIEW") \(name.quoted)" }
}

extension Schema.Role {
    package var creation: String { "CREATE ROLE \(name.quoted) WITH \(attributes)" }

    package var alteration: String { "ALTER ROLE \(name.quoted) WITH \(attributes)" }

    private var attributes: String {
        [
            createsDatabases ? "CREATEDB" : "NOCREATEDB", createsRoles ? "CREATEROLE" : "NOCREATEROLE",
            inherits ? "INHERIT" : "NOINHERIT",
        ].joined(separator: " ")
    }
}
