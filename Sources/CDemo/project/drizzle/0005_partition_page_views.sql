-- Custom SQL migration file, put your code below! --
CREATE TABLE "page_views" (
	"viewed_at" timestamp with time zone NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY,
	"path" text NOT NULL,
	"user_id" integer,
	"referrer" text,
	"client" "inet" NOT NULL,
	CONSTRAINT "page_views_pk" PRIMARY KEY ("viewed_at", "id")
) PARTITION BY RANGE ("viewed_at");
--> statement-breakpoint
CREATE TABLE "page_views_2026_05" PARTITION OF "page_views" FOR VALUES FROM ('2026-05-01 00:00+00') TO ('2026-06-01 00:00+00');--> statement-breakpoint
CREATE TABLE "page_views_2026_06" PARTITION OF "page_views" FOR VALUES FROM ('2026-06-01 00:00+00') TO ('2026-07-01 00:00+00');--> statement-breakpoint
CREATE TABLE "page_views_2026_07" PARTITION OF "page_views" FOR VALUES FROM ('2026-07-01 00:00+00') TO ('2026-08-01 00:00+00');--> statement-breakpoint
CREATE TABLE "page_views_later" PARTITION OF "page_views" DEFAULT;--> statement-breakpoint
CREATE INDEX "page_views_path_idx" ON "page_views" USING btree ("path");--> statement-breakpoint
COMMENT ON TABLE "page_views" IS 'One row per page shown; a partition per month, dropped after a year.';