package import Catalog
package import SQL
import Terminal

/// The relations of a database as lines of a list: by schema and name, partitions below their table.
///
/// Lines are worked out when something changes (an answer, a fold, a letter of the filter), never for drawing.
package struct TableList: Equatable, Sendable {
    package let relations: [Relation]
    package private(set) var lines: [Line] = []
    package private(set) var filter = ""
    package private(set) var unfolded: Set<Oid> = []
    package private(set) var showsSystem: Bool
    /// The partitions of each table, by their places in ``relations``.
    private let children: [Oid: [Int]]
    private let roots: [Int]
    /// The widest of each, measured when the lines change; the schema's is 0 when there is only one.
    private(set) var nameWidth = 0
    /// How many relations there are to be shown, partitions included.
    package private(set) var count = 0
    private(set) var schemaWidth = 0
    private(set) var kindWidth = 0

    /// One line: a relation, and how deep below its table it stands.
    package struct Line: Equatable, Sendable {
        package let index: Int
        package let depth: Int
    }

    package init(_ relations: [Relation], showsSystem: Bool) {
        let relations = relations.sorted { $0.name < $1.name }
        self.relations = relations
        self.showsSystem = showsSystem
        let known = Set(relations.map(\.oid))
        var children: [Oid: [Int]] = [:]
        var roots: [Int] = []
        for (index, relation) in relations.enumerated() {
            // A partition whose table cannot be seen stands for itself.
            if let parent = relation.parent, known.contains(parent) {
                children[parent, default: []].append(index)
            } else {
                roots.append(index)
            }
        }
        (self.children, self.roots) = (children, roots)
        arrange()
    }

    package func relation(at line: Int) -> Relation { relations[lines[line].index] }
    package func partitionCount(of relation: Relation) -> Int { children[relation.oid]?.count ?? 0 }
    package func isUnfolded(_ relation: Relation) -> Bool { unfolded.contains(relation.oid) }

    /// The line on which a relation stands now.
    package func line(of oid: Oid) -> Int? { lines.firstIndex { relations[$0.index].oid == oid } }

    /// The line that fits the filter best.
    package var bestLine: Int? {
        let query = FuzzyQuery(filter)
        let scores = lines.map { query.match(searched(relations[$0.index]))?.score ?? .min }
        guard let best = scores.max() else { return nil }
        return scores.firstIndex(of: best)
    }

    package mutating func filter(by text: String) {
        guard text != filter else { return }
        filter = text
        arrange()
    }

    package mutating func fold(_ relation: Relation) {
        if unfolded.remove(relation.oid) == nil { unfolded.insert(relation.oid) }
        arrange()
    }

    package mutating func showSystem(_ isShown: Bool) {
        showsSystem = isShown
        arrange()
    }

    /// Takes over what a person has folded and filtered in an older list.
    package mutating func resemble(_ older: TableList) {
        (filter, unfolded) = (older.filter, older.unfolded)
        arrange()
    }

    private mutating func arrange() {
        count = showsSystem ? relations.count : relations.count { !$0.traits.contains(.system) }
        lines = filter.isEmpty ? roots.flatMap { branch($0, depth: 0) } : found
        measure()
    }

    private mutating func measure() {
        (nameWidth, schemaWidth, kindWidth) = (0, 0, 0)
        var schemas: Set<Identifier> = []
        for line in lines {
            let relation = relations[line.index]
            nameWidth = max(nameWidth, TextWidth.columns(of: relation.name.name.name) + 2 * line.depth)
            kindWidth = max(kindWidth, relation.isPartition ? 9 : relation.kind.shortWord.count)
            schemas.insert(relation.name.schema)
        }
        guard schemas.count > 1 else { return }
        schemaWidth = schemas.reduce(6) { max($0, TextWidth.columns(of: $1.name)) }
    }

    private func branch(_ index: Int, depth: Int) -> [Line] {
        let relation = relations[index]
        guard showsSystem || !relation.traits.contains(.system) else { return [] }
        let line = Line(index: index, depth: depth)
        guard unfolded.contains(relation.oid), let children = children[relation.oid] else { return [line] }
        return [line] + children.flatMap { branch($0, depth: depth + 1) }
    }

    /// Everything that fits the filter, also partitions that are folded away.
    private var found: [Line] {
        let query = FuzzyQuery(filter)
        return relations.indices.compactMap { index in
            let relation = relations[index]
            guard showsSystem || !relation.traits.contains(.system) else { return nil }
            return query.match(searched(relation)) == nil ? nil : Line(index: index, depth: 0)
        }
    }

    /// With a dot in the filter, the schema is looked at too.
    private func searched(_ relation: Relation) -> String {
        filter.contains(".") ? relation.name.description : relation.name.name.name
    }
}
