package import SQL

/// What one statement takes hold of and goes through, by itself: whether an earlier one holds the lock already does not matter.
///
/// - Source: measured on PostgreSQL 15.18; `AlterTableGetLockLevel` for ALTER TABLE.
package struct Effects: Hashable, Sendable {
    /// The tables, views and materialised views by name, those included that the batch made.
    package private(set) var relations: [QualifiedName: Touch] = [:]

    package struct Touch: Hashable, Sendable {
        package var lock: LockLevel
        /// All rows are written anew.
        package var isRewritten = false
        /// All rows are looked at.
        package var isScanned = false
        /// An index over all rows is built.
        package var isIndexed = false
        /// All rows are changed, one by one.
        package var isChanged = false

        /// Whether it takes the longer, the more rows there are.
        package var isSlow: Bool { isRewritten || isScanned || isIndexed || isChanged }
    }

    mutating func lock(_ relation: QualifiedName, _ level: LockLevel) {
        relations[relation, default: Touch(lock: level)].lock = max(
            level, relations[relation]?.lock ?? level)
    }

    mutating func rewrite(_ relation: QualifiedName) { note(relation) { $0.isRewritten = true } }
    mutating func scan(_ relation: QualifiedName) { note(relation) { $0.isScanned = true } }
    mutating func index(_ relation: QualifiedName) { note(relation) { $0.isIndexed = true } }
    mutating func change(_ relation: QualifiedName) { note(relation) { $0.isChanged = true } }

    private mutating func note(_ relation: QualifiedName, _ edit: (inout Touch) -> Void) {
        edit(&relations[relation, default: Touch(lock: .accessShare)])
    }

    mutating func add(_ other: Effects) {
        relations.merge(other.relations) { mine, theirs in
            Touch(
                lock: max(mine.lock, theirs.lock), isRewritten: mine.isRewritten || theirs.isRewritten,
                isScanned: mine.isScanned || theirs.isScanned,
                isIndexed: mine.isIndexed || theirs.isIndexed, isChanged: mine.isChanged || theirs.isChanged)
        }
    }

    /// In the order of the names.
    package var sorted: [(relation: QualifiedName, touch: Touch)] {
        relations.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
