package import Drizzle

/// Where the choice of the database comes from.
package enum TargetOrigin: Equatable, Sendable {
    case argument
    /// `--against`: the database that another one is compared with.
    case against
    case service(String)
    case configuration(file: String, Provenance)
    case databaseURL
    /// libpq's own environment; without any of its variables, its built-in defaults.
    case libpq(variables: [String])

    /// The variables of libpq that say where to connect or as whom.
    package static let libpqVariables = [
        "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE", "PGSERVICEFILE",
    ]
}
