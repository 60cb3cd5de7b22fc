import Rows
import SQL

/// The rows that a person has marked, known by their keys, so that they are marked on whatever page they stand.
struct Marks: Equatable, Sendable {
    /// In the order in which they were marked; where all are marked, those that are not.
    private(set) var keys: [RowKey] = []
    private(set) var isAll = false
    /// Where a range began that still grows with the cursor, and which rows it has marked.
    private(set) var range: Range?
    private var found: Set<RowKey> = []

    struct Range: Equatable, Sendable {
        let anchor: RowKey
        var reached: [RowKey]
    }

    var isEmpty: Bool { !isAll && keys.isEmpty }

    /// Whether the row with this key is marked; one without a key never is.
    func contains(_ key: RowKey?) -> Bool {
        guard let key, !isEmpty else { return false }
        return isAll != found.contains(key.bare)
    }

    mutating func toggle(_ key: RowKey) {
        set(key.bare, isListed: !found.contains(key.bare))
    }

    /// Every row that is meant, on whatever page.
    mutating func markAll() {
        self = Marks()
        isAll = true
    }

    mutating func clear() { self = Marks() }

    /// Marks what lies between this row and the cursor, wherever that goes; not while all are marked.
    mutating func beginRange(at key: RowKey) {
        range = Range(anchor: key.bare, reached: [])
        reach([key.bare])
    }

    /// What the range has marked stays marked.
    mutating func endRange() { range = nil }

    /// Has the range mark these rows and no others.
    mutating func reach(_ keys: [RowKey]) {
        guard let before = range?.reached else { return }
        let gone = Set(before)
        found.subtract(gone)
        self.keys.removeAll(where: gone.contains)
        // A row that was marked before the range came to it is none of the range's.
        let own = keys.map(\.bare).filter { found.insert($0).inserted }
        self.keys += own
        range?.reached = own
    }

    private mutating func set(_ key: RowKey, isListed: Bool) {
        if isListed {
            guard found.insert(key).inserted else { return }
            keys.append(key)
        } else if found.remove(key) != nil {
            keys.removeAll { $0 == key }
        }
    }

    /// What is marked among the rows of a source, which keep their order.
    ///
    /// - Returns: The source, with the filter that only they meet; `nil` where nothing is marked.
    func source(among source: RowSource) -> RowSource? {
        guard !isEmpty else { return nil }
        var marked = source
        guard !keys.isEmpty else { return marked }
        guard let listed = Filter(keys: keys, of: source) else { return nil }
        marked.filter = isAll ? Filter(source.filter, without: listed) : listed
        return marked
    }

    /// For the header: `3 marked`.
    var words: String {
        guard isAll else { return keys.isEmpty ? "" : "\(keys.count) marked" }
        return keys.isEmpty ? "all marked" : "all marked but \(keys.count)"
    }
}

extension RowKey {
    /// Without what the row is sorted by, which says nothing of which row it is.
    fileprivate var bare: RowKey { RowKey(values) }
}
