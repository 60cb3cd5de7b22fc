import SQL

/// As whom the migrations of a folder run on a server of our own: they may be a stranger's.
///
/// The role owns its database and may make roles, as migrations do. It is no superuser, so it reads and writes no file of
/// this machine, runs no program and loads no library.
enum ReplayRole {
    /// Takes away what a role that may make roles could give itself before PostgreSQL 16: the roles of PostgreSQL's own that
    /// reach beyond the server.
    ///
    /// They cannot be dropped, so their names are.
    ///
    /// - Source: PostgreSQL, "Predefined Roles"; `pg_authid.dat`.
    static let locks: [SQL] = [
        """
        DELETE FROM pg_catalog.pg_authid
         WHERE rolname IN ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files',
                           'pg_create_subscription')
        """
    ]

    /// Whether an extension may be made by a superuser because a file wants it.
    ///
    /// Those that PostgreSQL calls trusted the role makes itself, but for `cube`, which comes along with another one. Of the
    /// others these compute and look; what reaches for files, programs or other servers, such as `dblink` and `file_fdw`,
    /// is not among them.
    static func mayHave(_ name: Identifier) -> Bool { harmless.contains(name.name) }

    private static let harmless: Set = [
        "address_standardizer", "address_standardizer_data_us", "bloom", "cube", "earthdistance", "hypopg",
        "pg_hashids", "pg_stat_statements", "pg_uuidv7", "pgrouting", "postgis", "postgis_topology", "vector",
    ]
}
