package import SQL

extension Schema.Index {
    package func creation(on table: QualifiedName) -> String {
        let unique = isUnique ? "UNIQUE " : ""
        let included = includedColumns.isEmpty ? "" : " INCLUDE (\(includedColumns.quotedList))"
        let nulls = treatsNullsAsEqual ? " NULLS NOT DISTINCT" : ""
        let with = options.isEmpty ? "" : " WITH (\(options.joined(separator: ", ")))"
        let condition = predicate.map { " WHERE \($0)" } ?? ""
        let columns = keys.map { $0.sql(isOrdered: method == "btree") }.joined(separator: ", ")
        return "CREATE \(unique)INDEX \(name.quoted) ON \(table.quoted) USING \(method) (\(columns))"
            + included + nulls + with + condition
    }
}

extension Schema.Index.Key {
    /// One column or expression; only a B-tree has a direction.
    package func sql(isOrdered: Bool) -> String {
        let base = isExpression ? text.asIndexExpression : text.quoted
        let collated = collation.map { " COLLATE \($0.quoted)" } ?? ""
        let classed = isDefaultClass ? "" : operatorClass.map { " \($0)" } ?? ""
        guard isOrdered else { return base + collated + classed }
        let direction = isDescending ? " DESC" : ""
        // PostgreSQL's default: last for ascending, first for descending keys.
        let nulls = putsNullsFirst == isDescending ? "" : putsNullsFirst ? " NULLS FIRST" : " NULLS LAST"
        return base + collated + classed + direction + nulls
    }
}

extension Schema.Policy {
    package func creation(on table: QualifiedName) -> String {
        let expressions =
            (using.map { " USING (\($0))" } ?? "") + (withCheck.map { " WITH CHECK (\($0))" } ?? "")
        return
            "CREATE POLICY \(name.quoted) ON \(table.quoted) AS \(isPermissive ? "PERMISSIVE" : "RESTRICTIVE")"
            + " FOR \(command.rawValue) TO \(roles.map(\.asGrantee).joined(separator: ", "))\(expressions)"
    }
}

extension String {
    /// Words such as `public` and `current_user` are no names.
    var asGrantee: String {
        ["public", "current_user", "current_role", "session_user"].contains(lowercased()) ? self : quoted
    }

    /// In parentheses, unless it has them already or is a call, which needs none.
    ///
    /// An expression as Drizzle writes it may carry its own class and direction, which stay outside.
    fileprivate var asIndexExpression: String {
        let canonical = SQL.canonicalExpression(self)
        return canonical == nil ? self : "(\(self))"
    }
}
