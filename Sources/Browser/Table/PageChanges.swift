import Reports
import Rows

/// What became of the rows of a page between two readings.
struct PageChanges: Equatable {
    private(set) var changed = 0
    private(set) var new = 0
    private(set) var gone = 0
    /// How many at the end are others, of which nobody can tell whether they are new or only moved up.
    private(set) var other = 0

    /// Rows are the same when their keys are; without keys, when they stand at the same place.
    ///
    /// What lies behind the last row of both may only have gone beyond the end of the page, or come from there.
    init(from old: RowPage, to page: RowPage) {
        guard old.columns == page.columns else { return }
        let before = Dictionary((0..<old.rowCount).map { (Self.name(of: $0, in: old), $0) }) { first, _ in
            first
        }
        var (found, end, oldEnd) = (0, 0, 0)
        for row in 0..<page.rowCount {
            guard let oldRow = before[Self.name(of: row, in: page)] else { continue }
            found += 1
            (end, oldEnd) = (row + 1, max(oldEnd, oldRow + 1))
            let isSame = page.columns.indices.allSatisfy { page[row, $0] == old[oldRow, $0] }
            changed += isSame ? 0 : 1
        }
        let (come, left) = (page.rowCount - end, old.rowCount - oldEnd)
        new = page.rowCount - found - (old.hasMoreAfter ? come : 0)
        gone = old.rowCount - found - (page.hasMoreAfter ? left : 0)
        other = old.hasMoreAfter && page.hasMoreAfter && left > 0 ? come : 0
    }

    var isEmpty: Bool { changed == 0 && new == 0 && gone == 0 && other == 0 }

    var sentence: String {
        guard !isEmpty else { return "Read again: nothing changed on this page." }
        let parts = [(changed, "changed"), (new, "new"), (gone, "gone")].filter { $0.0 > 0 }
            .map { "\(Numbers.count($0.0, "row")) \($0.1)" }
        return "Read again: " + (parts + otherWords).joined(separator: ", ") + "."
    }

    private var otherWords: [String] {
        switch other {
        case 0: []
        case 1: ["the last row is another one"]
        default: ["the last \(Numbers.count(other, "row")) are others"]
        }
    }

    private static func name(of row: Int, in page: RowPage) -> RowKey {
        RowKey(page.key(of: row)?.values ?? [String(row)])
    }
}
