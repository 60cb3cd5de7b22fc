import Catalog
import Rows
import SQL
import TestSupport

@testable import Browser

/// A table of random length and key, as an array of rows and as a server that pages through it.
struct AnyTable {
    let source: RowSource
    /// Every row in the order of the table; the hidden parts of its key stand behind its cells.
    let rows: [[Cell]]
    private let places: [RowKey: Int]

    init(_ random: inout SeededGenerator) {
        let count = Self.count(&random)
        let kind = Kind.allCases.randomElement(using: &random) ?? .number
        self.init(
            kind.source,
            rows: kind.keys(count, &random).enumerated().map { number, key in
                [.value("row \(number)."), Self.cell(&random)] + key
            })
    }

    init(_ source: RowSource, rows: [[Cell]]) {
        (self.source, self.rows) = (source, rows)
        let page = RowPage(source: source, rows: rows)
        places = Dictionary(
            rows.indices.compactMap { number in page.key(of: number).map { ($0, number) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// What the server answers to a request, in the form in which it answers.
    func page(_ request: RowRequest) -> RowPage {
        let limit = request.limit
        return switch request.position {
        case .first: page(0..<limit, before: false)
        case .last: page(rows.count - limit..<rows.count, after: false)
        case .after(let key): page(place(of: key) + 1..<place(of: key) + 1 + limit, before: true)
        case .before(let key): page(place(of: key) - limit..<place(of: key), after: true)
        case .from(let key): page(place(of: key)..<place(of: key) + limit)
        case .fraction(let share):
            share > 0
                ? page(row(at: share)..<row(at: share) + limit, before: true) : page(0..<limit, before: false)
        }
    }

    /// Where the server would begin at this share.
    func row(at share: Double) -> Int { Int(share * Double(rows.count)) }

    private func place(of key: RowKey) -> Int { places[key] ?? 0 }

    private func page(_ range: Range<Int>, before: Bool? = nil, after: Bool? = nil) -> RowPage {
        let kept = range.clamped(to: 0..<rows.count)
        let hasMore = after ?? (kept.upperBound < rows.count)
        return RowPage(
            source: source, rows: Array(rows[kept]), hasMoreBefore: before ?? (kept.lowerBound > 0),
            hasMoreAfter: hasMore && source.order.isSeekable,
            isCutShort: hasMore && !source.order.isSeekable)
    }

    /// Often none, one, or about as many as pages and screens have.
    private static func count(_ random: inout SeededGenerator) -> Int {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: Int.random(in: 0...3, using: &random)
        case 1:
            [22, 100, 200, 300].map { $0 + Int.random(in: -1...1, using: &random) }[
                Int.random(in: 0..<4, using: &random)]
        case 2: Int.random(in: 0...120, using: &random)
        default: Int.random(in: 0...1_500, using: &random)
        }
    }

    private static func cell(_ random: inout SeededGenerator) -> Cell {
        [.null, .value(""), .value("the same"), .cut("long", 90_000), .withheld][
            Int.random(in: 0..<5, using: &random)]
    }
}

extension AnyTable {
    /// What a table is ordered by.
    enum Kind: CaseIterable {
        case number, descendingText, twoColumns, place, nothing

        var source: RowSource {
            let names = [Identifier("a"), Identifier("b")].prefix(keyCount)
            let columns = [
                Shop.rowColumn(1, "row", "text", .text), Shop.rowColumn(2, "v", "text", .text),
            ]
            let keys = names.enumerated().map { Shop.rowColumn(3 + $0, $1.name, "text", .text, isKey: true) }
            return RowSource(relation: Shop.orders, columns: columns + keys, order: order(by: Array(names)))
        }

        private var keyCount: Int {
            switch self {
            case .number, .descendingText: 1
            case .twoColumns: 2
            case .place, .nothing: 0
            }
        }

        private func order(by names: [Identifier]) -> RowOrder {
            switch self {
            case .number, .descendingText, .twoColumns: .key(names.map { KeyColumn(name: $0) })
            case .place: .physical
            case .nothing: .unordered(.view)
            }
        }

        /// Keys in the table's order, which is the server's affair: neither their texts nor their distances tell it.
        func keys(_ count: Int, _ random: inout SeededGenerator) -> [[Cell]] {
            let step = Int.random(in: 1...9, using: &random)
            return (0..<count).map { number in
                switch self {
                case .number: [.value("\(number * step - 1_000)")]
                case .descendingText: [.value(String(0xFFFFF - number * step, radix: 16))]
                case .twoColumns: [.value("\(number / step)"), .value("\(number % step)")]
                case .place: [.value("(\(number / (step * 7)),\(number % (step * 7) + 1))")]
                case .nothing: []
                }
            }
        }
    }
}
