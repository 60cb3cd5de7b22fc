import Catalog
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

extension ValuesScreen: OpenedList {
    static let needle = "label"

    static let openings = [
        Opening("values", of: Self.self) {
            $0.openTable()
            $0.press("llgv")
            $0.answer(CountValues.self, .success(Shop.states))
        },
        Opening("values that are counted", of: Self.self) {
            $0.openTable()
            $0.press("llgv")
        },
    ]
}

extension ReferrersScreen: OpenedList {
    static let needle = "order"

    static let openings = [
        Opening("referring rows", of: Self.self) {
            $0.openRelatedTable()
            $0.press("gr")
            $0.answer(CountReferrers.self, .success(Shop.referrers))
        }
    ]
}

extension FindScreen: OpenedList {
    static let needle = "order"

    static let openings = [
        Opening("find", of: Self.self) {
            $0.find("42", in: Shop.fittingColumns)
            $0.answer(TakeFindStep.self, .success(Shop.finds))
        },
        Opening("find that asks for the value", of: Self.self) {
            $0.press("gf")
            $0.press(.escape)
        },
        Opening("find that looks", of: Self.self) { $0.find("42", in: Shop.fittingColumns) },
    ]
}

extension StatementScreen: OpenedScreen {
    static let openings = [
        Opening("statement", of: Self.self) {
            $0.openTable()
            $0.press("gs")
        }
    ]
}

extension Shop {
    /// Orders with what they refer to, and what refers to them.
    static let relatedOrders = Structure(
        relation: orders, foreignKeys: [user], referencedBy: (0..<12).map(referring))

    private static let user = ForeignKey(
        oid: Oid(701), name: Identifier("orders_user_id_fk"),
        source: end(orders.oid, "orders", "user_id"), target: end(Oid(9), "users", "id"), definition: "")

    private static func referring(_ number: Int) -> ForeignKey {
        ForeignKey(
            oid: Oid(UInt32(710 + number)), name: Identifier("referring_\(number)"),
            source: end(Oid(UInt32(20 + number)), "order_part_\(number)", "order_id"),
            target: end(orders.oid, "orders", "id"), definition: "")
    }

    private static func end(_ oid: Oid, _ table: String, _ column: String) -> ForeignKey.End {
        ForeignKey.End(oid: oid, table: QualifiedName("public", table), columns: [Identifier(column)])
    }

    /// Two that an index serves, and as many that are read.
    static let fittingColumns = [
        ("orders", true), ("order_items", true), ("notes", false), ("events", false),
    ]
    .enumerated().map { number, table in
        FittingColumn(
            relation: Relation(
                oid: Oid(UInt32(40 + number)), name: QualifiedName("public", table.0), kind: .table),
            column: rowColumn(1, "user_id", "bigint", .number).column, isIndexed: table.1,
            size: ByteCount(31 << 30))
    }

    static let finds =
        [
            Find(fittingColumns[0], .rows(3)), Find(fittingColumns[1], .more),
            Find(fittingColumns[2], .unfinished),
        ]
        + (0..<12).map { number in
            Find(
                FittingColumn(
                    relation: Relation(
                        oid: Oid(UInt32(60 + number)), name: QualifiedName("public", "order_part_\(number)"),
                        kind: .table), column: fittingColumns[0].column, isIndexed: true), .rows(1))
        }

    static let referrers = relatedOrders.referencedBy.enumerated().map { number, key in
        let counts: [Referrers.Count] = [
            .exactly(3), .exactly(0), .more, .notCounted,
            .refused("permission denied for table order_part_4"),
        ]
        return Referrers(
            reference: ReferrersRequest.Reference(
                key: key, filter: key.filter(ofRowsReferringTo: 0, of: orderPage())),
            count: counts[number % counts.count])
    }

    static let states = ColumnValues(
        column: orderRows.columns[2],
        counts: [
            ColumnValues.Count(value: .value("paid"), rows: 48_000_000),
            ColumnValues.Count(value: .null, rows: 204_017),
            ColumnValues.Count(value: .value("refunded"), rows: 1_204),
        ]
            + (0..<20).map { ColumnValues.Count(value: .value("label \($0)"), rows: 0) })
}

extension Conversation {
    /// Types the value behind the name of the command, and says which columns could hold it.
    mutating func find(_ value: String, in columns: [FittingColumn]) {
        press(":find \(value)")
        press(.enter)
        answer(PlanFind.self, .success(columns))
    }

    /// From the tables to the rows of one with references both ways.
    mutating func openRelatedTable(_ page: RowPage = Shop.orderPage()) {
        press(.enter)
        answer(
            OpenTable.self,
            .success(
                TableOpening(structure: Shop.relatedOrders, page: .success(page), count: .about(48_213_004))))
    }

    /// A conversation that has come as far as the rows of a table with references both ways.
    static func following(_ size: Size = Size(columns: 80, rows: 24)) -> Conversation {
        var conversation = Conversation(size)
        conversation.answer(
            LoadOverview.self,
            .success(Overview(relations: [Shop.orders], includesSystem: false, project: .none)))
        conversation.openRelatedTable()
        _ = conversation.takeEffects()
        return conversation
    }
}
