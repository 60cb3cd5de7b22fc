import Catalog
import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

extension Shop {
    /// Orders as the grid reads them, by their key.
    static let orderRows = RowSource(
        relation: orders, columns: orderColumns, order: .key([KeyColumn(name: Identifier("id"))]))

    private static let orderColumns = [
        rowColumn(1, "id", "uuid", .uuid, isKey: true),
        rowColumn(2, "user_id", "bigint", .number, isReference: true),
        rowColumn(3, "status", "order_status", .enum),
        rowColumn(4, "total", "numeric(10,2)", .number),
        rowColumn(5, "meta", "jsonb", .json),
        rowColumn(6, "created_at", "timestamp with time zone", .time),
        rowColumn(7, "is_gift", "boolean", .boolean),
        rowColumn(8, "tags", "text[]", .array),
        rowColumn(9, "note", "text", .text),
        rowColumn(10, "cost_price", "numeric(10,2)", .number),
    ]

    /// A hundred orders, numbered from `first`.
    static func orderPage(_ first: Int = 0, count: Int = 100, before: Bool = false, after: Bool = true)
        -> RowPage
    {
        RowPage(
            source: orderRows, rows: (first..<first + count).map(order), hasMoreBefore: before,
            hasMoreAfter: after)
    }

    static let noOrders = orderPage(count: 0, after: false)

    static func opening(
        _ page: RowPage, count: RowCount = .about(48_213_004), isRemembered: Bool = false
    ) -> TableOpening {
        TableOpening(
            structure: Structure(relation: page.source.relation), page: .success(page), count: count,
            isRemembered: isRemembered)
    }

    static func orderKey(_ number: Int) -> RowKey { RowKey([orderID(number)]) }

    private static func orderID(_ number: Int) -> String {
        let digits = String(number * 7919 + 0xA000, radix: 16)
        return "9f3c41d0-7b5e-4c2a-9d11-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// Something of everything a cell can be, again every eight rows.
    private static func order(_ number: Int) -> [Cell] {
        let variant = number % 8
        return [
            .value(orderID(number)), .value("\(4412 + number * 13)"),
            .value(["paid", "paid", "refunded", "pending", "paid", "shipped", "paid", "cancelled"][variant]),
            .value(["19.90", "120.00", "-5.00", "0.00", "7.25", "NaN", "1999.99", "64.00"][variant]),
            meta(variant),
            .value("2026-08-30 11:0\(variant):07+00"), .value(variant == 3 ? "t" : "f"),
            variant == 5 ? .null : .value(["{}", "{new}", "{\"two words\",b}"][variant % 3]), note(variant),
            .withheld,
        ]
    }

    private static func meta(_ variant: Int) -> Cell {
        switch variant {
        case 0: .cut("{\"src\":\"web\",\"campaign\":\"late-summer\",\"steps\":[1,2,3,4,5,6,7,8,9]", 1_234)
        case 1: .null
        case 6: .cut("", 1_048_576)
        default: .value("{}")
        }
    }

    private static func note(_ variant: Int) -> Cell {
        switch variant {
        case 0: .value("")
        case 1: .value("Bitte klingeln.\nZweiter Stock \u{1B}[31mlinks")
        case 2: .value("日本語の備考 👩‍👩‍👧 e\u{301}")
        case 3: .value("abc\u{202E}def\u{7}")
        case 4: .cut(String(repeating: "x", count: 256), 1_048_576)
        default: .null
        }
    }

    /// A view: there is nothing to go on from.
    static let topCustomers = RowSource(
        relation: relations[10],
        columns: [rowColumn(1, "name", "text", .text), rowColumn(2, "spent", "numeric", .number)],
        order: .unordered(.view))

    static func topCustomersPage(rows: Int = 100, isCutShort: Bool = true) -> RowPage {
        RowPage(
            source: topCustomers,
            rows: (0..<rows).map {
                [
                    $0 == 3 ? .cut("Bartholomew", 4_096) : .value("Customer \($0)"),
                    .value("\(99_000 - $0 * 17)"),
                ]
            },
            isCutShort: isCutShort)
    }

    /// A table as wide as PostgreSQL allows.
    static func widePage(columns: Int = 1_600) -> RowPage {
        let source = RowSource(
            relation: products,
            columns: (1...columns).map {
                rowColumn(
                    $0, $0 == 2 ? "\"; drop table users; --" : "column_\($0)", "text", .text, isKey: $0 == 1)
            },
            order: .key([KeyColumn(name: Identifier("column_1"))]))
        return RowPage(
            source: source, rows: (0..<100).map { row in (0..<columns).map { .value("r\(row)c\($0)") } })
    }

    static func rowColumn(
        _ number: Int, _ name: String, _ type: String, _ category: ColumnType.Category, isKey: Bool = false,
        isReference: Bool = false, value: Column.Value = .given
    ) -> RowColumn {
        RowColumn(
            column: Column(
                number: number, name: Identifier(name),
                type: ColumnType(oid: Oid(UInt32(number)), name: type, category: category),
                isRequired: isKey, value: value),
            isKey: isKey, isReference: isReference)
    }
}

extension Conversation {
    /// A conversation that has come as far as the rows of a table.
    static func reading(
        _ page: RowPage = Shop.orderPage(), _ size: Size = Size(columns: 80, rows: 24),
        glyphs: Glyphs = .unicode,
        count: RowCount = .about(48_213_004), settings: Settings = Settings()
    ) -> Conversation {
        var conversation = Conversation.opening(
            page.source.relation, size, glyphs: glyphs, settings: settings)
        conversation.answer(OpenTable.self, .success(Shop.opening(page, count: count)))
        return conversation
    }

    /// A conversation that has just asked for a table.
    static func opening(
        _ relation: Relation, _ size: Size = Size(columns: 80, rows: 24), glyphs: Glyphs = .unicode,
        settings: Settings = Settings()
    ) -> Conversation {
        var conversation = Conversation(size, glyphs: glyphs, settings: settings)
        conversation.answer(
            LoadOverview.self,
            .success(Overview(relations: [relation], includesSystem: false, project: .none)))
        _ = conversation.takeEffects()
        conversation.press(.enter)
        return conversation
    }

    /// The table in front.
    var table: TableScreen? { browser.front as? TableScreen }
}
