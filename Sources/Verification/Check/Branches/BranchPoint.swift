package import Drizzle

/// A place where the history of snapshots divides: several snapshots follow the same one.
///
/// In a journal folder that is what merging two git branches leaves, and Drizzle Kit 0.x refuses to go on; in 1.0 it is
/// normal as long as the sides do not conflict.
package struct BranchPoint: Equatable, Sendable {
    /// The id of the snapshot that all sides follow; it may not be there.
    package let parentID: String
    /// Its name, or `the beginning`.
    package let parentName: String
    /// In the order in which Drizzle comes to them.
    package let sides: [Side]
    /// Statements of two sides whose order matters; empty when every order gives the same.
    package let conflicts: [BranchConflict]
    /// What Drizzle Kit calls a conflict by the footprints it recorded; `nil` where there are none (before format 9), and
    /// it judges by ``conflicts``.
    package internal(set) var footprintConflicts: [FootprintConflict]?
    /// Which order works, where both were tried on a server.
    package private(set) var triedOrder: WorkingOrder?
    /// Whether the sides could be compared: their snapshots are there and can be read.
    package let isCompared: Bool
    /// The snapshot that could not be read.
    package let obstacle: SnapshotError?
    /// Drizzle 1.0: a later snapshot follows all sides.
    package let isMerged: Bool
    /// The order of migrations that makes one history of all sides.
    package internal(set) var order: [String]
    /// What would have to change in which file; only for journal folders, and to be looked at first.
    package internal(set) var repair: [FileChange]

    /// What one branch brought.
    package struct Side: Equatable, Sendable {
        /// The first snapshot's name.
        package let name: String
        /// Its migrations in their order.
        package let tags: [String]
        /// Its snapshots.
        package let files: [String]

        package init(name: String, tags: [String], files: [String]) {
            (self.name, self.tags, self.files) = (name, tags, files)
        }
    }

    package init(
        parentID: String, parentName: String, sides: [Side], conflicts: [BranchConflict] = [],
        isCompared: Bool = true, obstacle: SnapshotError? = nil, isMerged: Bool = false, order: [String] = [],
        repair: [FileChange] = []
    ) {
        (self.parentID, self.parentName, self.sides) = (parentID, parentName, sides)
        (self.conflicts, self.isCompared, self.isMerged) = (conflicts, isCompared, isMerged)
        self.obstacle = obstacle
        (self.order, self.repair) = (order, repair)
    }

    /// Whether Drizzle Kit stops at this branch.
    package var isConflict: Bool { !conflictPairs.isEmpty }

    /// Takes what a server said for certain.
    mutating func settle(_ tried: WorkingOrder) {
        triedOrder = tried
        order = orderThatWorks
    }

    /// The migrations of all sides, so that they run; none where no order does.
    var orderThatWorks: [String] { workingOrder == .impossible ? [] : sidesInOrder.flatMap(\.tags) }

    var sidesInOrder: [Side] {
        workingOrder == .rightFirst && sides.count == 2 ? sides.reversed() : sides
    }

    func tag(of snapshot: SnapshotFile) -> String? {
        sides.first { $0.files.contains(snapshot.file) }?.tags.first
    }
}

/// Two statements, one of each side, that do not give the same in either order.
package struct BranchConflict: Equatable, Sendable {
    package let left: SchemaStatement
    package let leftTag: String
    package let right: SchemaStatement
    package let rightTag: String

    package init(left: SchemaStatement, leftTag: String, right: SchemaStatement, rightTag: String) {
        (self.left, self.leftTag, self.right, self.rightTag) = (left, leftTag, right, rightTag)
    }
}
