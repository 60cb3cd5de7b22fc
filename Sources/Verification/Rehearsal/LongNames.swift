import SQL

/// A name that is so long that another may be the same once PostgreSQL has cut it.
package struct LongName: Equatable, Sendable {
    /// As it is written.
    package let written: String
    package let tag: String
    package let file: String
    package let line: Int

    /// Two names of which nothing but the same 63 bytes are kept.
    package struct Collision: Equatable, Sendable {
        package let kept: String
        let space: LongNames.Space
        /// The table of what belongs to one.
        let table: String
        package let first: LongName
        package let second: LongName
    }
}

/// The long names that files gave, by what PostgreSQL keeps of them.
struct LongNames: Sendable {
    /// Those that PostgreSQL cuts, in the order in which they were given.
    private(set) var cut: [LongName] = []
    private var taken: [Key: Holder] = [:]

    /// Where a name has to be the only one.
    struct Key: Hashable {
        let space: Space
        /// The table of what belongs to one; for relations and types only the schema counts.
        let parent: ObjectName
        let kept: Identifier
    }

    private struct Holder {
        let name: LongName
        let table: ObjectName
    }

    enum Space { case relation, type, constraint, column, policy, trigger }

    /// - Returns: The collision with a name that was given before.
    mutating func give(_ name: LongName, _ given: GivenName) -> LongName.Collision? {
        let holder = Holder(name: name, table: given.table)
        guard let first = taken.updateValue(holder, forKey: given.key)?.name else { return nil }
        let isCut = [first, name].contains { $0.written.utf8.count > Identifier.maximalLength }
        guard isCut else { return nil }
        return LongName.Collision(
            kept: given.name.name, space: given.space, table: given.table.name.name, first: first,
            second: name)
    }

    mutating func note(cut name: LongName) { cut.append(name) }

    mutating func free(_ given: GivenName) { taken[given.key] = nil }

    /// With a table goes what belongs to it.
    mutating func free(table: ObjectName) { taken = taken.filter { $0.value.table != table } }
}

extension LongName.Collision {
    /// - Source: PostgreSQL's errcodes.txt: duplicate_table, duplicate_column, duplicate_object.
    package var sqlState: String {
        switch space {
        case .relation: "42P07"
        case .column: "42701"
        case .type, .constraint, .policy, .trigger: "42710"
        }
    }

    /// PostgreSQL's own message, in English.
    var serverWords: String {
        switch space {
        case .relation: "relation \"\(kept)\" already exists"
        case .type: "type \"\(kept)\" already exists"
        case .column: "column \"\(kept)\" of relation \"\(table)\" already exists"
        case .constraint: "constraint \"\(kept)\" for relation \"\(table)\" already exists"
        case .policy: "policy \"\(kept)\" for table \"\(table)\" already exists"
        case .trigger: "trigger \"\(kept)\" for relation \"\(table)\" already exists"
        }
    }
}
