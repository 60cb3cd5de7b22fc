/// A migration that makes one object of each kind.
enum OneOfEachKind {
    /// - Parameters:
    ///   - email: The type of a column.
    ///   - unique: How that column is unique.
    ///   - preamble: A statement for what the type needs.
    /// - Returns: The script, in which only these three places differ.
    static func script(
        email: String = "text", unique: String = "UNIQUE NULLS NOT DISTINCT", preamble: String = ""
    ) -> String {
        """
        CREATE SCHEMA "shop";
        --> statement-breakpoint
        \(preamble)
        CREATE TYPE "public"."state" AS ENUM('new', 'paid', 'sent');
        --> statement-breakpoint
        CREATE DOMAIN "short" AS varchar(20);
        CREATE SEQUENCE "shop"."numbers" INCREMENT BY 5 START WITH 10 MINVALUE -3;
        CREATE TABLE "users" (
        	"id" serial PRIMARY KEY NOT NULL,
        	"email" \(email) NOT NULL,
        	"name" varchar(255) DEFAULT 'nobody' NOT NULL,
        	"joined" timestamp (3) with time zone DEFAULT now(),
        	"score" numeric(10, 2) DEFAULT 0,
        	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
        	CONSTRAINT "users_email_unique" \(unique)("email"),
        	CONSTRAINT "positive" CHECK ("users"."score" >= 0)
        );
        --> statement-breakpoint
        CREATE TABLE "shop"."orders" (
        	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop"."orders_id_seq" START WITH 1),
        	"user_id" integer,
        	"state" "state" DEFAULT 'new' NOT NULL,
        	"label" "short",
        	"loud" integer GENERATED ALWAYS AS ("user_id" * 2) STORED
        );
        --> statement-breakpoint
        ALTER TABLE "shop"."orders" ADD CONSTRAINT "orders_user_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
        --> statement-breakpoint
        CREATE INDEX "orders_state_idx" ON "shop"."orders" USING btree ("state", "user_id" DESC NULLS LAST) WHERE "user_id" IS NOT NULL;
        CREATE VIEW "paid" AS SELECT "id" FROM "shop"."orders" WHERE "state" = 'paid';
        CREATE MATERIALIZED VIEW "totals" AS SELECT count(*) AS "n" FROM "users";
        CREATE FUNCTION "touch"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TRIGGER "touched" BEFORE UPDATE ON "users" FOR EACH ROW EXECUTE FUNCTION "touch"();
        ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;
        CREATE POLICY "own" ON "users" AS PERMISSIVE FOR SELECT TO public USING ("id" > 0);
        COMMENT ON COLUMN "users"."email" IS 'how to reach them';
        GRANT SELECT ON "users" TO PUBLIC;
        """
    }
}
