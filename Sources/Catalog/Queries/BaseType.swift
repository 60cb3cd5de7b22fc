package import SQL

/// What a domain comes down to; every other type is itself.
package enum BaseType {
    /// The oid of the type below the row `type` of `pg_type`.
    ///
    /// Only a domain costs anything: the way down is walked for it.
    package static func oid(of type: SQL) -> SQL {
        """
        CASE WHEN \(type).typtype <> 'd' THEN \(type).oid ELSE (
                    WITH RECURSIVE layer AS (
                         SELECT \(type).typbasetype AS oid
                          UNION ALL
                         SELECT below.typbasetype
                           FROM layer JOIN pg_catalog.pg_type AS below
                             ON below.oid = layer.oid AND below.typtype = 'd')
                    SELECT layer.oid
                      FROM layer JOIN pg_catalog.pg_type AS lowest
                        ON lowest.oid = layer.oid AND lowest.typtype <> 'd') END
        """
    }
}
