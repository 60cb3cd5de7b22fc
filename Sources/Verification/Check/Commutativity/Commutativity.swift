/// Whether the statements of two branches give the same in either order.
package enum Commutativity {
    /// Every pair of statements, one of each side, that may not be exchanged; each statement once.
    ///
    /// Costs the statements of both sides together, and not their product, as long as they do not conflict.
    package static func conflicts(
        _ left: [SchemaStatement], _ leftTag: String, _ right: [SchemaStatement], _ rightTag: String
    ) -> [BranchConflict] {
        let places = index(right, by: \.footprints)
        let rules = index(right, by: \.conflicts)
        var said: Set<SchemaStatement> = []
        return left.compactMap { statement in
            let met =
                statement.conflicts.flatMap { places[$0] ?? [] }
                + statement.footprints.flatMap { rules[$0] ?? [] }
            guard let first = met.min(), said.insert(statement).inserted else { return nil }
            return BranchConflict(left: statement, leftTag: leftTag, right: right[first], rightTag: rightTag)
        }
    }

    private static func index(
        _ statements: [SchemaStatement], by footprints: (SchemaStatement) -> Set<Footprint>
    ) -> [Footprint: [Int]] {
        var index: [Footprint: [Int]] = [:]
        for (number, statement) in statements.enumerated() {
            for footprint in footprints(statement) { index[footprint, default: []].append(number) }
        }
        return index
    }
}
