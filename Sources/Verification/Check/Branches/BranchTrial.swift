package import Catalog
package import Drizzle

/// Which order of two sides works, tried: both orders are run, and what becomes of them is compared.
///
/// No snapshot says what a view, an expression or a statement written by hand needs, so nothing else is certain.
package struct BranchTrial: Sendable {
    /// Everything that stands beside the branch, then one side, then the other.
    private let base: [Migration]
    private let left: [Migration]
    private let right: [Migration]

    /// Runs migrations one after the other on an empty database of their own.
    package typealias Run = @Sendable ([Migration]) async -> Outcome

    package enum Outcome: Sendable {
        case schema(Schema)
        /// PostgreSQL refuses a statement of this migration.
        case refused(tag: String)
        /// It could not be tried.
        case unknown
    }

    /// - Complexity: Two runs of the folder, and one where the base fails or nothing can be tried.
    func workingOrder(_ run: Run) async -> WorkingOrder? {
        let first = await run(base + left + right)
        guard saysSomething(first) else { return nil }
        switch (first, await run(base + right + left)) {
        case (.schema(let left), .schema(let right)): return left.isSame(as: right) ? .any : .lastDecides
        case (.schema, .refused): return .leftFirst
        case (.refused, .schema): return .rightFirst
        case (.refused, .refused): return .impossible
        case (.unknown, _), (_, .unknown): return nil
        }
    }

    /// A folder that fails before it comes to the sides says nothing about them.
    private func saysSomething(_ outcome: Outcome) -> Bool {
        switch outcome {
        case .schema: true
        case .refused(let tag): !base.contains { $0.tag == tag }
        case .unknown: false
        }
    }
}

extension BranchTrial {
    /// The trials of a branch point, one for each pair of sides.
    static func trials(of branch: BranchPoint, besides base: [Migration], in folder: MigrationFolder)
        -> [Self]
    {
        let sides = branch.sides.map { side in folder.migrations.filter { side.tags.contains($0.tag) } }
        return sides.indices.flatMap { right in
            (0..<right).map { BranchTrial(base: base, left: sides[$0], right: sides[right]) }
        }
    }
}

extension Schema {
    /// Whether PostgreSQL describes both alike; the order of columns is no difference.
    fileprivate func isSame(as other: Schema) -> Bool { withoutColumnOrder == other.withoutColumnOrder }

    private var withoutColumnOrder: Schema {
        var schema = self
        for index in schema.tables.indices { schema.tables[index].columns.sort { $0.name < $1.name } }
        return schema
    }
}
