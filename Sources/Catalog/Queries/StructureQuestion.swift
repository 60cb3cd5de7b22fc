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
        let details = results.removeFirst()
        guard !details.isEmpty else { throw CatalogError.noSuchRelation(relation.oid) }
        return structure(of: relation, details: details, Array(results))
    }

    private func structure(of relation: Relation, details: RowSet, _ results: [RowSet]) -> Structure {
        let indexes = IndexesQuery.indexes(in: results[1])
        let constraints = ConstraintsQuery.constraints(in: results[2])
        let keys = ForeignKeysQuery.foreignKeys(of: relation.oid, in: results[3])
        let isDoubtful = (constraints.map(\.isValidated) + keys.leaving.map(\.isValidated)).contains(false)
        var relation = relation
        if !indexes.allSatisfy(\.isValid) { relation.traits.insert(.invalidIndex) }
        if isDoubtful { relation.traits.insert(.unvalidatedConstraint) }
        return Structure(
            relation: relation, owner: Identifier(details.text(0, 0)),
            columns: ColumnsQuery.columns(in: results[0]), indexes: indexes, constraints: constraints,
            foreignKeys: keys.leaving, referencedBy: keys.arriving,
            triggers: TriggersQuery.triggers(in: results[4]),
            rowSecurity: DetailsQuery.rowSecurity(in: details),
            policies: PoliciesQuery.policies(in: results[5]),
            partitioning: FamilyQuery.partitioning(in: results[6], key: details[0, 2], bound: details[0, 3]),
            viewDefinition: details[0, 4], storage: DetailsQuery.storage(in: details),
            details: DetailsQuery.details(
                in: details, sequences: SequencesQuery.sequences(in: results[7]),
                extras: ExtrasQuery.definitions(in: results[8])))
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
