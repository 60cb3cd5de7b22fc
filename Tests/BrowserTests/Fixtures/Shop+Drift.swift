import Catalog
import SQL
import Verification

extension Shop {
    /// One of every kind of harm, and one that nobody could decide.
    static let drift = Drift(
        against: "0006_nice_vision, the newest applied snapshot", method: .shadow(copies: 2),
        differences: [
            Difference(
                .init(.column, "total", in: orders.name), .changed(["type", "default"]),
                expected: #""total" numeric(10,2) DEFAULT 0 NOT NULL"#, live: #""total" integer NOT NULL"#,
                harm: .brokenQueries,
                closing: .init(
                    database: [
                        #"ALTER TABLE "public"."orders" ALTER COLUMN "total" SET DATA TYPE numeric(10,2) USING "total"::numeric(10,2)"#,
                        #"ALTER TABLE "public"."orders" ALTER COLUMN "total" SET DEFAULT 0"#,
                    ],
                    expectation: [
                        #"ALTER TABLE "public"."orders" ALTER COLUMN "total" DROP DEFAULT"#,
                        #"ALTER TABLE "public"."orders" ALTER COLUMN "total" SET DATA TYPE integer USING "total"::integer"#,
                    ])),
            Difference(
                .init(.foreignKey, "orders_customer_id_customers_id_fk", in: orders.name), .missing,
                expected:
                    #"CONSTRAINT "orders_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers" ("id") ON DELETE CASCADE"#,
                live: nil, harm: .dataLoss,
                closing: .init(
                    database: [
                        #"ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers" ("id") ON DELETE CASCADE"#
                    ],
                    expectation: [
                        #"ALTER TABLE "public"."orders" DROP CONSTRAINT "orders_customer_id_customers_id_fk""#
                    ])),
            Difference(
                .init(.index, "orders_region_idx", in: orders.name), .renamed(from: "idx_region"),
                expected: #"CREATE INDEX "orders_region_idx" ON "public"."orders" USING btree ("region")"#,
                live: #"CREATE INDEX "idx_region" ON "public"."orders" USING btree ("region")"#,
                harm: .cosmetic,
                closing: .init(
                    database: [#"ALTER INDEX "public"."idx_region" RENAME TO "orders_region_idx""#],
                    expectation: [#"ALTER INDEX "public"."orders_region_idx" RENAME TO "idx_region""#])),
            Difference(
                .init(.index, "products_name_idx", in: products.name), .missing,
                expected: #"CREATE INDEX "products_name_idx" ON "public"."products" USING btree ("name")"#,
                live: nil, harm: .performance,
                closing: .init(
                    database: [
                        #"CREATE INDEX "products_name_idx" ON "public"."products" USING btree ("name")"#
                    ],
                    expectation: [#"DROP INDEX "public"."products_name_idx""#])),
            Difference(
                .init(.view, QualifiedName("public", "top_customers")), .changed(["definition"]),
                expected: #"CREATE VIEW "public"."top_customers" AS select 1"#,
                live: #"CREATE VIEW "public"."top_customers" AS SELECT 1"#, harm: .brokenQueries,
                closing: .init(database: [], expectation: []), isCertain: false),
        ],
        counts: .init(tables: 11, columns: 84, others: 3),
        unmade: [
            .init(name: QualifiedName("public", "top_customers"), reason: "type \"vector\" does not exist")
        ])

    static let noDrift = Drift(
        against: "0007_strong_raven, the newest applied snapshot", method: .catalog, differences: [],
        counts: .init(tables: 11, columns: 84, others: 3))
}
