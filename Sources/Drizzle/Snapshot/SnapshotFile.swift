/// One snapshot file as far as questions about the folder need it: its header, and whether the rest has the form that
/// Drizzle Kit takes.
///
/// Every byte of the file was looked at, and nothing of it is kept.
package struct SnapshotFile: Equatable, Sendable {
    /// The full path.
    package let file: String
    /// What stands before `_snapshot.json` (0.x), or the name of the folder (1.0).
    package let key: String
    /// `nil` where no header can be made out.
    package let header: SnapshotHeader?
    /// The first thing that is wrong with the file.
    package let problem: SnapshotProblem?
    /// Whether it is of version 5 or 6, which know no methods of indexes, and has an index.
    package let hasOldIndexes: Bool

    package init(
        file: String, key: String, header: SnapshotHeader?, problem: SnapshotProblem? = nil,
        hasOldIndexes: Bool = false
    ) {
        (self.file, self.key, self.header, self.problem) = (file, key, header, problem)
        self.hasOldIndexes = hasOldIndexes
    }

    /// What links it to others, where its header tells.
    package var link: SnapshotLink? {
        header.map { SnapshotLink(path: file, id: $0.id, previousIDs: $0.parents) }
    }

    /// Drizzle Kit passes over files of `meta` that begin with an underscore, even over its own `_snapshot.json`.
    package var isIgnored: Bool { key.isEmpty || key.hasPrefix("_") }

    /// The id of the snapshot before the first one.
    package static let origin = "00000000-0000-0000-0000-000000000000"
}

/// What links a snapshot to others.
package struct SnapshotHeader: Equatable, Sendable {
    package let id: String
    /// `prevId`, or each of `prevIds`.
    package let parents: [String]
    /// Such as `7`.
    package let version: String
    package let dialect: String?
    /// Where the id stands, and where the first parent does; lines from 1.
    package let idLine: Int
    package let parentLine: Int

    package init(
        id: String, parents: [String], version: String, dialect: String? = nil, idLine: Int = 2,
        parentLine: Int = 3
    ) {
        (self.id, self.parents, self.version, self.dialect) = (id, parents, version, dialect)
        (self.idLine, self.parentLine) = (idLine, parentLine)
    }
}

/// Why Drizzle Kit does not take a snapshot, as a fact.
package struct SnapshotProblem: Error, Equatable, Sendable {
    package let place: TextPlace?
    package let fact: Fact

    package init(place: TextPlace? = nil, _ fact: Fact) { (self.place, self.fact) = (place, fact) }

    package enum Fact: Equatable, Sendable {
        /// The file is there and the system does not let us read it, in its words.
        case unreadable(String)
        case empty
        case conflictMarkers
        case notJSON(expected: String, isAtEnd: Bool)
        /// `JSON.parse` refuses the mark.
        case byteOrderMark
        case missingField(String)
        case unknownField(String)
        case wrongKind(field: String, expected: String)
        /// A version that no Drizzle Kit of today reads.
        case unknownVersion(String)
        /// A file in `meta` that is no snapshot; Drizzle Kit reads it as one.
        case foreign
    }
}
