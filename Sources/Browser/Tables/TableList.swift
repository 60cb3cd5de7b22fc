package import Catalog
import Reports
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
    ///
    /// A filter makes none of them narrower, or the columns would jump with every letter.
    private(set) var nameWidth = 0
    /// The line that fits the filter best.
    package private(set) var bestLine: Int?
    /// How many relations there are to be shown, partitions included.
    package private(set) var count = 0
    private(set) var schemaWidth = 0
    /// What is known of the room each relation takes; then the largest come first.
    package private(set) var sizes: RelationSizes?
    /// The relations that are in the Drizzle schema; `nil` as long as nobody knows.
    package private(set) var drizzleNames: Set<QualifiedName>?
    private(set) var kindWidth = 0
    private(set) var noteWidth = 0

    /// One line: a relation, and how deep below its table it stands.
    package struct Line: Equatable, Sendable {
        package let index: Int
        package let depth: Int
    }

    package init(_ relations: [Relation], showsSystem: Bool) {
        // The catalog answers in this order; checking costs less than sorting once more.
        let isSorted = zip(relations, relations.dropFirst()).allSatisfy { $0.name <= $1.name }
        let relations = isSorted ? relations : relations.sorted { $0.name < $1.name }
        self.relations = relations
        self.showsSystem = showsSystem
        let hasPartitions = relations.contains(where: \.isPartition)
        let known = hasPartitions ? Set(relations.map(\.oid)) : []
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
    func partitions(of relation: Relation) -> [Relation] {
        (children[relation.oid] ?? []).map { relations[$0] }
    }
    package func isUnfolded(_ relation: Relation) -> Bool { unfolded.contains(relation.oid) }

    /// The line on which a relation stands now.
    package func line(of oid: Oid) -> Int? { lines.firstIndex { relations[$0.index].oid == oid } }

    package mutating func filter(by text: String) {
        guard text != filter else { return }
        filter = text
        arrange()
    }

    package mutating func fold(_ relation: Relation) {
        if unfolded.remove(relation.oid) == nil { unfolded.insert(relation.oid) }
        arrange()
    }

    /// Shows sizes, the largest first, or with `nil` the names in their order again.
    package mutating func show(_ sizes: RelationSizes?) {
        self.sizes = sizes
        arrange()
    }

    /// Marks what the Drizzle schema does not have.
    package mutating func mark(outside names: Set<QualifiedName>?) {
        drizzleNames = names
        measure()
    }

    package mutating func showSystem(_ isShown: Bool) {
        showsSystem = isShown
        arrange()
    }

    /// Takes over what a person has folded, filtered and measured in an older list.
    package mutating func resemble(_ older: TableList) {
        (filter, unfolded, sizes) = (older.filter, older.unfolded, older.sizes)
        drizzleNames = older.drizzleNames
        arrange()
    }

    private mutating func arrange() {
        count = showsSystem ? relations.count : relations.count { !$0.traits.contains(.system) }
        bestLine = nil
        if filter.isEmpty { lines = bySize(roots).flatMap { branch($0, depth: 0) } } else { find() }
        measure()
    }

    private mutating func measure() {
        if filter.isEmpty { noteWidth = 0 }
        let wide = filter.isEmpty ? (0, 0, 0) : (nameWidth, schemaWidth, kindWidth)
        (nameWidth, schemaWidth, kindWidth) = (wide.0, max(6, wide.1), wide.2)
        var (schema, schemaCount): (Identifier?, Int) = (nil, 0)
        for line in lines {
            let relation = relations[line.index]
            nameWidth = max(nameWidth, TextWidth.columns(of: relation.name.name.name) + 2 * line.depth)
            if hasMuchToSay(of: relation) {
                noteWidth = max(noteWidth, notes(of: relation).columns(in: .unicode))
            }
            kindWidth = max(kindWidth, relation.isPartition ? 9 : relation.kind.shortWord.utf8.count)
            guard relation.name.schema != schema else { continue }
            (schema, schemaCount) = (relation.name.schema, schemaCount + 1)
            schemaWidth = max(schemaWidth, TextWidth.columns(of: relation.name.schema.name))
        }
        if schemaCount < 2 { schemaWidth = wide.1 }
    }

    private func branch(_ index: Int, depth: Int) -> [Line] {
        let relation = relations[index]
        guard showsSystem || !relation.traits.contains(.system) else { return [] }
        let line = Line(index: index, depth: depth)
        guard unfolded.contains(relation.oid), let children = children[relation.oid] else { return [line] }
        return [line] + bySize(children).flatMap { branch($0, depth: depth + 1) }
    }

    /// Everything that fits the filter, also partitions that are folded away.
    ///
    /// The name of a schema finds what is in it; where no table has such a name, so does its beginning.
    private mutating func find() {
        let (query, wanted) = (FuzzyQuery(filter), filter.lowercased())
        let hasSchema = filter.contains(".")
        find { relation in
            let (schema, name) = (relation.name.schema.name, relation.name.name.name)
            // With a dot in the filter, the schema is looked at too.
            let match = query.match(hasSchema ? relation.name.description : name)
            return match?.score ?? (schema.lowercased() == wanted ? 0 : nil)
        }
        if lines.isEmpty { find { $0.name.schema.name.lowercased().hasPrefix(wanted) ? 0 : nil } }
        guard sizes != nil else { return }
        let favourite = bestLine.map { lines[$0].index }
        lines = bySize(lines.map(\.index)).map { Line(index: $0, depth: 0) }
        bestLine = lines.firstIndex { $0.index == favourite }
    }

    /// Everything that has a score; the best one is remembered.
    private mutating func find(_ score: (Relation) -> Int?) {
        var best = Int.min
        (lines, bestLine) = ([], nil)
        for (index, relation) in relations.enumerated()
        where showsSystem || !relation.traits.contains(.system) {
            guard let score = score(relation) else { continue }
            if score > best { (best, bestLine) = (score, lines.count) }
            lines.append(Line(index: index, depth: 0))
        }
    }

    /// The largest first, once sizes are known; equal ones stay in their order.
    private func bySize(_ places: [Int]) -> [Int] {
        guard sizes != nil else { return places }
        let sized = places.map { (place: $0, bytes: size(of: relations[$0])?.bytes ?? -1) }
        return sized.sorted { ($1.bytes, $0.place) < ($0.bytes, $1.place) }.map(\.place)
    }
}
