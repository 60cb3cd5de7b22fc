import Catalog
import SQL

extension Shop {
    /// A table with something of every kind.
    static let structure = Structure(
        relation: products, owner: Identifier("shop"), columns: columns, indexes: indexes,
        constraints: constraints, foreignKeys: [category], referencedBy: [items],
        triggers: [touch], rowSecurity: .enabled, policies: [staff],
        storage: Storage(heap: 901_120, toast: 8_192, indexes: 540_672, liveRows: 4_820, deadRows: 12))

    private static let columns = [
        column(1, "id", "bigint", .number, required: true, value: .identity(.always)),
        column(2, "category_id", "integer", .number, required: true),
        column(3, "name", "text", .text, required: true, comment: "As on the invoice"),
        column(4, "price", "integer", .number, required: true, value: .defaults(to: "0")),
        column(
            5, "state", "product_state", .enum, required: true, value: .defaults(to: "'draft'::product_state")
        ),
        column(6, "tags", "text[]", .array, required: true, value: .defaults(to: "'{}'::text[]")),
        column(7, "attributes", "jsonb", .json),
        column(
            8, "search", "tsvector", .other,
            value: .generated("to_tsvector('english'::regconfig, name)", .stored)),
        column(
            9, "created_at", "timestamp with time zone", .time, required: true, value: .defaults(to: "now()")),
    ]

    private static let indexes = [
        Index(
            oid: Oid(601), name: Identifier("products_pkey"),
            definition: "CREATE UNIQUE INDEX products_pkey ON public.products USING btree (id)",
            traits: [.usable, .unique, .primary], constraint: Identifier("products_pkey"), size: 122_880,
            scans: 918_203),
        Index(
            oid: Oid(602), name: Identifier("products_search_idx"),
            definition: "CREATE INDEX products_search_idx ON public.products USING gin (search)",
            method: "gin",
            size: 319_488, scans: 4_410),
        Index(
            oid: Oid(603), name: Identifier("products_category_id_price_idx"),
            definition:
                "CREATE INDEX products_category_id_price_idx ON public.products USING btree (category_id, price DESC) WHERE (state = 'listed'::product_state)",
            traits: [.ready, .partial], size: 98_304),
    ]

    private static let constraints = [
        Constraint(
            oid: Oid(611), name: Identifier("products_pkey"), kind: .primaryKey, columns: [Identifier("id")],
            definition: "PRIMARY KEY (id)"),
        Constraint(
            oid: Oid(612), name: Identifier("products_price_check"), kind: .check,
            columns: [Identifier("price")],
            definition: "CHECK ((price >= 0))", isValidated: false),
    ]

    private static let category = ForeignKey(
        oid: Oid(621), name: Identifier("products_category_id_fk"),
        source: end(6, "products", "category_id"), target: end(2, "categories", "id"), onDelete: .restrict,
        definition: "FOREIGN KEY (category_id) REFERENCES categories(id) ON DELETE RESTRICT")

    private static let items = ForeignKey(
        oid: Oid(622), name: Identifier("order_items_product_id_fk"),
        source: end(4, "order_items", "product_id"), target: end(6, "products", "id"),
        definition: "FOREIGN KEY (product_id) REFERENCES products(id)")

    private static let touch = Trigger(
        oid: Oid(631), name: Identifier("products_touch"),
        definition:
            "CREATE TRIGGER products_touch BEFORE UPDATE ON public.products FOR EACH ROW EXECUTE FUNCTION touch_updated_at()"
    )

    private static let staff = Policy(
        name: Identifier("staff_only"), command: .update, roles: [Identifier("staff")], using: "true")

    static let statistics = [
        ColumnStatistics(
            column: Identifier("id"), distinct: .share(1), histogram: ["1", "1205", "2410", "3615", "4820"],
            correlation: 0.99, averageWidth: 8),
        ColumnStatistics(
            column: Identifier("price"), distinct: .about(412),
            commonValues: [
                .init(value: "1990", frequency: 0.18), .init(value: "4990", frequency: 0.09),
                .init(value: "0", frequency: 0.004),
            ],
            histogram: ["10", "890", "1290", "1890", "2490", "3990", "5990", "9990", "24900", "89900"],
            correlation: 0.03, averageWidth: 4),
        ColumnStatistics(
            column: Identifier("state"), distinct: .about(3),
            commonValues: [
                .init(value: "listed", frequency: 0.81), .init(value: "draft", frequency: 0.12),
                .init(value: "retired", frequency: 0.07),
            ],
            correlation: 0.7, averageWidth: 4),
        ColumnStatistics(
            column: Identifier("name"), distinct: .share(0.98),
            histogram: ["Acacia chopping board", "Linen apron", "Zester"], correlation: -0.01,
            averageWidth: 22),
        ColumnStatistics(column: Identifier("attributes"), nullFraction: 0.42, averageWidth: 120),
    ]

    private static func column(
        _ number: Int, _ name: String, _ type: String, _ category: ColumnType.Category,
        required: Bool = false,
        value: Column.Value = .given, comment: String? = nil
    ) -> Column {
        Column(
            number: number, name: Identifier(name),
            type: ColumnType(oid: Oid(20), name: type, category: category),
            isRequired: required, value: value, comment: comment)
    }

    private static func end(_ oid: UInt32, _ table: String, _ column: String) -> ForeignKey.End {
        ForeignKey.End(oid: Oid(oid), table: QualifiedName("public", table), columns: [Identifier(column)])
    }
}
