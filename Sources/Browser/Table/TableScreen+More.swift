import Catalog
import Reports
import Rows

// What has no order can only be read from its beginning: more of it is the beginning once more, and longer.
extension TableScreen {
    /// Reads what is there and a thousand rows more.
    mutating func readMore(in context: Context) -> [Request] {
        request(.first, then: .more, rows: (grid?.page.rowCount ?? 0) + Self.more, in: context)
    }

    mutating func showMore(_ page: RowPage) -> [Request] {
        let row = grid?.row ?? 0
        grid?.showAgain(page, row: row)
        let rows = Numbers.count(page.rowCount, "row")
        return [.say(Notice(page.isCutShort ? "Read again: the first \(rows)." : "Read again: all \(rows)."))]
    }

    /// Why no more rows can be read in addition.
    var moreObstacle: String? {
        guard let page = grid?.page, page.isCutShort else {
            return "Only for what has no key, such as a view; here all rows can be reached."
        }
        let most = min(Self.most, Self.mostCells / max(1, page.columns.count))
        return page.rowCount < most ? nil : "That is as many as are kept here; `raingauge rows` prints all."
    }

    private static let more = 1_000
    private static let most = 10_000
    private static let mostCells = 500_000

    /// Why there is no other page, though there are more rows.
    var seekObstacle: String {
        guard let page = grid?.page, case .unordered(let reason) = page.source.order else {
            return "There are no more rows."
        }
        let way =
            moreObstacle == nil
            ? "+ reads \(Numbers.exact(Int64(Self.more))) more." : "`raingauge rows` prints all."
        let rows = Numbers.count(page.rowCount, "row")
        return "Only the first \(rows): \(reason.words(for: page.source.relation.kind)); \(way)"
    }
}

extension RowOrder.Reason {
    fileprivate func words(for kind: Relation.Kind) -> String {
        switch self {
        case .view: "a view has no key"
        case .foreignTable: "a foreign table has no key"
        case .noCommonKey where kind == .partitionedTable: "its partitions share no key"
        case .noCommonKey: "its inheriting tables share no key"
        case .otherStorage: "it is stored in no order"
        case .keyNotReadable: "you may not read its key"
        }
    }
}
