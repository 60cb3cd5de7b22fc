ALTER TYPE "public"."order_status" ADD VALUE 'refunded';--> statement-breakpoint
ALTER TABLE "comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "comments_readable" ON "comments" AS PERMISSIVE FOR SELECT TO public USING (not "comments"."hidden");