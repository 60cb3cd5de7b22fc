ALTER TABLE "orders" ADD COLUMN "region" text NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_region_idx" ON "orders" USING btree ("region");