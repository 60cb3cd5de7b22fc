import SQL
import Verification

@testable import Browser

extension Shop {
    /// What the applied migrations left: everything, all but one column, and code that nobody can judge.
    static let landing = LandingReport(migrations: [
        MigrationLanding(
            tag: "0000_calm_talos",
            statements: [
                StatementLanding(
                    line: 1,
                    text:
                        #"CREATE TABLE "users" ( "id" serial PRIMARY KEY NOT NULL, "email" text NOT NULL );"#,
                    effects: [
                        effect(.table, "users", "2 columns", "table"),
                        effect(
                            .column, "users.id", "serial NOT NULL",
                            "integer DEFAULT nextval('users_id_seq'::regclass) NOT NULL"),
                        effect(.column, "users.email", "text NOT NULL", "text NOT NULL"),
                        effect(.constraint, "users.users_pkey", "PRIMARY KEY (id)", "PRIMARY KEY (id)"),
                    ]),
                StatementLanding(
                    line: 5, text: #"CREATE VIEW "people" AS SELECT "email" FROM "users";"#,
                    effects: [
                        EffectLanding(
                            kind: .view, name: "people", wanted: "", live: nil,
                            verdict: .superseded(by: "0003_fancy_silk_fever", inSameMigration: false))
                    ]),
            ]),
        MigrationLanding(
            tag: "0001_curly_rattler",
            statements: [
                StatementLanding(
                    line: 1, text: #"ALTER TABLE "orders" ADD COLUMN "region" text DEFAULT 'eu' NOT NULL;"#,
                    effects: [
                        EffectLanding(
                            kind: .column, name: "orders.region", wanted: "text DEFAULT 'eu' NOT NULL",
                            live: "character varying(20) NOT NULL",
                            verdict: .different(["its type is character varying(20)", "it has no default"]))
                    ]),
                StatementLanding(
                    line: 2, text: #"CREATE INDEX "orders_region_idx" ON "orders" USING btree ("region");"#,
                    effects: [
                        EffectLanding(
                            kind: .index, name: "orders_region_idx", wanted: "btree on orders (region)",
                            live: nil, verdict: .missing)
                    ]),
                StatementLanding(
                    line: 3, text: "UPDATE orders SET region = 'us' WHERE id < 10", count: 3,
                    effects: [
                        EffectLanding(
                            kind: .other, name: "", wanted: "", live: nil,
                            verdict: .notJudged(.rows("UPDATE")))
                    ]),
            ]),
        MigrationLanding(
            tag: "0002_bright_harpoon",
            statements: [
                StatementLanding(
                    line: 1, text: "DO $$ BEGIN PERFORM 1; END $$",
                    effects: [
                        EffectLanding(
                            kind: .other, name: "", wanted: "", live: nil, verdict: .notJudged(.code))
                    ])
            ]),
    ])

    private static func effect(
        _ kind: LandingKind, _ name: String, _ wanted: String, _ live: String
    ) -> EffectLanding {
        EffectLanding(kind: kind, name: name, wanted: wanted, live: live, verdict: .landed)
    }
}
