package import Catalog
import SQL

/// The relations of a database for programs: the shape of `raingauge tables --format json`.
package struct RelationListing: Encodable {
    private let relations: [Relation]

    package init(_ relations: [Relation]) { self.relations = relations }

    private enum Key: String, CodingKey { case relations }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(relations.map(RelationFields.init), forKey: .relations)
    }
}

/// What a list says of one relation.
struct RelationFields: Encodable {
    let schema: String
    let name: String
    /// `table`, `partitioned table`, `view`, `materialized view` or `foreign table`.
    let kind: String
    let isPartition: Bool
    /// `null` where nobody has counted.
    let estimatedRows: Int64?
    let comment: String?
    let notes: [String]

    init(_ relation: Relation) {
        (schema, name) = (relation.name.schema.name, relation.name.name.name)
        (kind, isPartition) = (relation.kind.word, relation.isPartition)
        (estimatedRows, comment) = (relation.estimatedRows, relation.comment)
        notes = relation.traits.notes
    }

    private enum Key: String, CodingKey {
        case schema, name, kind, isPartition, estimatedRows, comment, notes
    }

    func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(schema, forKey: .schema)
        try json.encode(name, forKey: .name)
        try json.encode(kind, forKey: .kind)
        try json.encode(isPartition, forKey: .isPartition)
        try json.encode(estimatedRows, forKey: .estimatedRows)
        try json.encode(comment, forKey: .comment)
        try json.encode(notes, forKey: .notes)
    }
}

extension Relation.Traits {
    /// What is worth knowing, in words that never change, so that scripts may rely on them.
    fileprivate var notes: [String] {
        let words: [(Relation.Traits, String)] = [
            (.unreadable, "noPrivilege"), (.withoutSchema, "noPrivilegeOnSchema"),
            (.invalidIndex, "invalidIndex"), (.unvalidatedConstraint, "notValid"),
            (.unpopulated, "notPopulated"), (.rowSecurity, "rowSecurity"), (.temporary, "temporary"),
            (.unlogged, "unlogged"), (.neverAnalysed, "neverAnalysed"), (.system, "system"),
        ]
        return words.filter { contains($0.0) }.map(\.1)
    }
}
