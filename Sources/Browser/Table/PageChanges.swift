import Reports
import Rows

/// What became of the rows of a page between two readings.
struct PageChanges: Equatable {
    private(set) var changed = 0
    private(set) var new = 0
    private(set) var gone = 0

    /// Rows are the same when their keys are; without keys, when they stand at the same place.
    init(from old: RowPage, to page: RowPage) {
        guard old.columns == page.columns else { return }
        let before = Dictionary((0..<old.rowCount).map { (Self.name(of: $0, in: old), $0) }) { first, _ in
            first
        }
        var found = 0
        for row in 0..<page.rowCount {
            guard let oldRow = before[Self.name(of: row, in: page)] else {
                new += 1
                continue
            }
            found += 1
            let isSame = page.columns.indices.allSatisfy { page[row, $0] == old[oldRow, $0] }
            changed += isSame ? 0 : 1
        }
        gone = before.count - found
    }

    var isEmpty: Bool { changed == 0 && new == 0 && gone == 0 }

    var sentence: String {
        guard !isEmpty else { return "Read again: nothing changed on this page." }
        let parts = [(changed, "changed"), (new, "new"), (gone, "gone")].filter { $0.0 > 0 }
        return "Read again: " + parts.map { "\(Numbers.count($0.0, "row")) \($0.1)" }.joined(separator: ", ")
            + "."
    }

    private static func name(of row: Int, in page: RowPage) -> RowKey {
        RowKey(page.key(of: row)?.values ?? [String(row)])
    }
}
