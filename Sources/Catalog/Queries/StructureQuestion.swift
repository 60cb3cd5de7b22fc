package import Postgres
package import SQL

/// The question for everything the catalog says about one relation: several statements, one round trip.
package struct StructureQuestion: Hashable, Sendable {
    package let relation: Oid

    package init(_ relation: Oid) { self.relation = relation }

    package var batch: Batch {
        Batch([
            .onlyQualifiedNames, RelationSummary.sql(relation), DetailsQuery.sql(relation),
            ColumnsQuery.sql(relation), IndexesQuery.sql(relation), ConstraintsQuery.sql(relation),
            ForeignKeysQuery.sql(relation), TriggersQuery.sql(relation), PoliciesQuery.sql(relation),
            FamilyQuery.sql(relation), SequencesQuery.sql(relation), ExtrasQuery.sql(relation),
        ])
    }

    /// - Throws: ``CatalogError/noSuchRelation(_:)`` when the relation is gone, or the server's ``PostgresError``.
    package func structure(in answer: BatchAnswer) throws -> Structure {
        var results = try answer.get()[...]
        guard results.popFirst() != nil, results.count == 11 else {
            throw CatalogError.noSuchRelation(relation)
        }
        let relation = try RelationSummary.relation(relation, in: results.removeFirst())
        guard let details = ResultRows<DetailsQuery.Column>(results.removeFirst()).first else {
            throw CatalogError.noSuchRelation(relation.oid)
        }
        return try structure(of: relation, details: details, Array(results))
    }

    private func structure(
        of relation: Relation, details: ResultRow<DetailsQuery.Column>, _ results: [RowSet]
    ) throws(CatalogError) -> Structure {
        let indexes = IndexesQuery.indexes(in: results[1])
        let constraints = try ConstraintsQuery.constraints(in: results[2])
        let keys = try ForeignKeysQuery.foreignKeys(of: relation.oid, in: results[3])
        let isDoubtful = (constraints.map(\.isValidated) + keys.leaving.map(\.isValidated)).contains(false)
        var relation = relation
        if !indexes.allSatisfy(\.isValid) { relation.traits.insert(.invalidIndex) }
        if isDoubtful { relation.traits.insert(.unvalidatedConstraint) }
        return Structure(
            relation: relation, owner: Identifier(details.text(.owner)),
            columns: try ColumnsQuery.columns(in: results[0]), indexes: indexes, constraints: constraints,
            foreignKeys: keys.leaving, referencedBy: keys.arriving,
            triggers: try TriggersQuery.triggers(in: results[4]),
            rowSecurity: DetailsQuery.rowSecurity(details),
            policies: try PoliciesQuery.policies(in: results[5]),
            partitioning: FamilyQuery.partitioning(
                in: results[6], key: details[.partitionKey], bound: details[.partitionBound]),
            viewDefinition: details[.viewDefinition], storage: DetailsQuery.storage(details),
            details: try DetailsQuery.details(
                details, sequences: SequencesQuery.sequences(in: results[7]),
                extras: ExtrasQuery.extras(in: results[8])))
    }
}

extension SQL {
    /// Empties the search path for the rest of the transaction, as `pg_dump` does.
    ///
    /// The server then writes every name with its schema, and no operator of a query can be somebody else's.
    ///
    /// Compiling such queries (`jit`) takes longer than running them.
    package static let onlyQualifiedNames: SQL = """
        SELECT pg_catalog.set_config('search_path', '', true), pg_catalog.set_config('jit', 'off', true)
        """
}
