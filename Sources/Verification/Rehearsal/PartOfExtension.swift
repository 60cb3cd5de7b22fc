package import SQL

/// A type, function or operator class that an extension brings along, and that people use without saying so.
///
/// Only the well-known ones of Drizzle's own column types and of its users' files; of others nothing is said.
package struct PartOfExtension: Equatable, Sendable {
    package let kind: Kind
    package let name: String
    package let home: String

    package enum Kind: Equatable, Sendable { case type, function, operatorClass }

    /// What of it a statement needs, in the order of the kinds.
    package static func needed(by mentions: StatementMentions) -> [PartOfExtension] {
        let types = mentions.types.map(\.name).filter { $0.schema == nil }.map(\.name.name)
        let functions = mentions.functions.filter { $0.schema == nil }.map(\.name.name)
        return known(types, .type, Self.types) + known(functions, .function, Self.functions)
            + known(mentions.operatorClasses.map(\.name), .operatorClass, operatorClasses)
    }

    private static func known(
        _ names: [String], _ kind: Kind, _ homes: [String: String]
    ) -> [PartOfExtension] {
        names.compactMap { name in
            homes[name].map { PartOfExtension(kind: kind, name: name, home: $0) }
        }
    }

    private static let types = [
        "vector": "vector", "halfvec": "vector", "sparsevec": "vector", "citext": "citext",
        "geometry": "postgis", "geography": "postgis", "hstore": "hstore", "ltree": "ltree",
    ]
    private static let functions = [
        "uuid_generate_v1": "uuid-ossp", "uuid_generate_v4": "uuid-ossp", "uuid_generate_v5": "uuid-ossp",
        "gen_random_bytes": "pgcrypto", "gen_salt": "pgcrypto",
    ]
    private static let operatorClasses = [
        "gin_trgm_ops": "pg_trgm", "gist_trgm_ops": "pg_trgm", "vector_l2_ops": "vector",
        "vector_ip_ops": "vector", "vector_cosine_ops": "vector", "halfvec_l2_ops": "vector",
        "halfvec_cosine_ops": "vector",
    ]
}
