import SQL

/// The text of a statement that gives somebody privileges, of grouped rows of `aclexplode`, which are called `a`.
///
/// Whoever has them is `r` of `pg_roles`, or everybody. A second statement, on a line of its own, says which of them may be
/// passed on.
struct Grant {
    /// A privilege's name.
    let privilege: SQL
    /// What it is for, as it stands behind `ON`.
    let object: SQL
    /// What stands in front.
    let prefix: SQL

    static let grantee: SQL = "COALESCE(pg_catalog.quote_ident(r.rolname), 'public')"

    init(_ privilege: SQL, on object: SQL, behind prefix: SQL = "''") {
        (self.privilege, self.object, self.prefix) = (privilege, object, prefix)
    }

    var sql: SQL {
        """
        pg_catalog.concat(
            pg_catalog.format(
                '%sGRANT %s ON %s TO %s', \(prefix),
                pg_catalog.string_agg(DISTINCT \(privilege), ', ' ORDER BY \(privilege)), \(object), \(Self.grantee)),
            CASE WHEN pg_catalog.bool_or(a.is_grantable) THEN pg_catalog.format(
                E';\\n%sGRANT %s ON %s TO %s WITH GRANT OPTION', \(prefix),
                pg_catalog.string_agg(DISTINCT \(privilege), ', ' ORDER BY \(privilege))
                    FILTER (WHERE a.is_grantable), \(object), \(Self.grantee)) END)
        """
    }
}
