import Catalog
import Reports
import SQL

@testable import Browser

/// A small shop: the database that every test looks at.
enum Shop {
    static let relations: [Relation] = [
        table("addresses", 1, rows: 41_800),
        table("categories", 2, rows: 24, comment: "What the shop window is sorted by"),
        table("customers", 3, rows: 38_112, traits: .rowSecurity),
        table("order_items", 4, rows: 612_903, traits: .unvalidatedConstraint),
        Relation(
            oid: Oid(5), name: QualifiedName("public", "orders"), kind: .partitionedTable,
            estimatedRows: 204_118, comment: "One row per checkout, never deleted"),
        Relation(
            oid: Oid(51), name: QualifiedName("public", "orders_2025"), kind: .table, parent: Oid(5),
            estimatedRows: 151_090),
        Relation(
            oid: Oid(52), name: QualifiedName("public", "orders_2026"), kind: .table, parent: Oid(5),
            estimatedRows: 53_028),
        table("products", 6, rows: 4_820, traits: .invalidIndex, comment: "Prices are in cents"),
        Relation(
            oid: Oid(7), name: QualifiedName("public", "revenue_by_day"), kind: .materializedView,
            estimatedRows: 730),
        table("sessions", 8, rows: nil, traits: [.unlogged, .neverAnalysed]),
        Relation(oid: Oid(9), name: QualifiedName("public", "top_customers"), kind: .view),
        Relation(
            oid: Oid(10), name: QualifiedName("drizzle", "__drizzle_migrations"), kind: .table,
            estimatedRows: 12),
        Relation(
            oid: Oid(11), name: QualifiedName("legacy", "kunden_alt"), kind: .foreignTable,
            comment: "Read from the old server", traits: .unreadable),
    ]

    static let orders = relations[4]

    /// Of everything that takes room, the partitions and not their table.
    static let sizes: RelationSizes = [
        Oid(1): .known(8_192_000), Oid(2): .known(49_152), Oid(3): .known(9_400_000), Oid(4): .locked,
        Oid(51): .known(41_000_000), Oid(52): .known(15_000_000), Oid(6): .known(2_310_000),
        Oid(7): .known(122_880), Oid(8): .known(8192), Oid(10): .known(32_768),
    ]

    /// Everything but `sessions`.
    static let drizzleNames = Set(relations.map(\.name)).subtracting([QualifiedName("public", "sessions")])
    static let products = relations[7]

    /// As many tables as the largest databases have.
    static func crowd(_ count: Int) -> [Relation] {
        (0..<count).map { number in
            Relation(
                oid: Oid(UInt32(number + 1)), name: QualifiedName("s\(number % 20)", "table_\(number)"),
                kind: .table,
                estimatedRows: Int64(number))
        }
    }

    private static func table(
        _ name: String, _ oid: UInt32, rows: Int64?, traits: Relation.Traits = [], comment: String? = nil
    ) -> Relation {
        Relation(
            oid: Oid(oid), name: QualifiedName("public", name), kind: .table, estimatedRows: rows,
            comment: comment, traits: traits)
    }
}

extension Overview {
    static let shop = Overview(relations: Shop.relations, includesSystem: false, project: .none)
    static let shopInProject = Overview(
        relations: Shop.relations, includesSystem: false, project: .status(Shop.status))
}

extension Problem {
    static let refused = Problem(
        "The server at db1:5432 does not answer.",
        detail: "connection to server at \"db1\" (10.0.4.7), port 5432 failed: Connection refused",
        remedy: "Check that the server runs and that the port in DATABASE_URL is right.")
    static let timedOut = Problem(
        "The server gave up after 30 seconds.",
        detail: "canceling statement due to statement timeout (57014)",
        remedy: "Raise statement_timeout in the settings, or try again when the server is less busy.")
}
