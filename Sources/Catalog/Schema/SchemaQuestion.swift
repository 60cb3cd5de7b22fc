package import Postgres
package import SQL

/// The question for a whole schema: several statements, one round trip, whatever the number of tables.
///
/// Only `pg_catalog` is read, which every role may, so a role that can do nothing but SELECT gets the same answer as the
/// owner. Left out are members of extensions, foreign tables, temporary objects and the system's schemas.
package struct SchemaQuestion: Hashable, Sendable {
    package let scope: Scope
    package let includesRoles: Bool
    /// Functions, triggers and whatever else no snapshot records.
    package let includesDefinitions: Bool

    /// Which schemas are looked at.
    package enum Scope: Hashable, Sendable {
        /// All but the system's.
        case all
        case named([String])
    }

    package init(_ scope: Scope, includesRoles: Bool = false, includesDefinitions: Bool = false) {
        (self.scope, self.includesRoles) = (scope, includesRoles)
        self.includesDefinitions = includesDefinitions
    }

    /// To be run in one transaction; the first empties the `search_path` for the rest of it.
    package var statements: [SQL] {
        [
            .onlyQualifiedNames, SchemaRelationsQuery.schemas(scope.condition),
            SchemaRelationsQuery.relations(scope.condition, includesDefinitions),
            SchemaColumnsQuery.sql(scope.condition, includesDefinitions),
            SchemaConstraintsQuery.sql(scope.condition), SchemaIndexesQuery.sql(scope.condition),
            SchemaObjectsQuery.enums(scope.condition), SchemaObjectsQuery.sequences(scope.condition),
            SchemaObjectsQuery.policies(scope.condition), SchemaObjectsQuery.roles(includesRoles),
            SchemaPartitionsQuery.sql(scope.condition),
            SchemaDefinitionsQuery.sql(scope.condition, includesDefinitions),
        ]
    }

    package var batch: Batch { Batch(statements) }

    /// What the answers to ``statements`` mean, in their order.
    ///
    /// - Throws: ``CatalogError/unknownCode(_:column:)``.
    package func schema(in results: some Collection<RowSet>) throws(CatalogError) -> Schema {
        precondition(results.count == 12, "a schema is read with twelve statements")
        let results = Array(results)
        var assembly = SchemaAssembly(relations: results[2])
        try assembly.readColumns(results[3])
        assembly.readSequences(results[7])
        try assembly.readConstraints(results[4])
        assembly.readIndexes(results[5])
        try assembly.readPolicies(results[8])
        assembly.readPartitions(results[10])
        var schema = assembly.schema()
        schema.schemas = SchemaRelationsQuery.schemas(in: results[1])
        schema.enums = SchemaObjectsQuery.enums(in: results[6])
        schema.roles = SchemaObjectsQuery.roles(in: results[9])
        if includesDefinitions { schema.definitions = SchemaDefinitionsQuery.definitions(in: results[11]) }
        return schema
    }
}

extension SchemaQuestion.Scope {
    /// On the alias `n` of `pg_namespace`.
    fileprivate var condition: SQL {
        switch self {
        case .all:
            "n.nspname <> 'information_schema' AND pg_catalog.left(n.nspname::pg_catalog.text, 3) <> 'pg_'"
        case .named(let names):
            "n.nspname = ANY (\(ArrayText.array(of: names))::pg_catalog.name[])"
        }
    }
}
