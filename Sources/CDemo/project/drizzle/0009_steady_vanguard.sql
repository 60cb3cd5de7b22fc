CREATE SCHEMA "billing";
--> statement-breakpoint
CREATE SEQUENCE "billing"."invoice_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 10001 CACHE 1;--> statement-breakpoint
CREATE TABLE "billing"."invoices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigint DEFAULT nextval('billing.invoice_number') NOT NULL,
	"order_id" bigint NOT NULL,
	"net" numeric(12, 2) NOT NULL,
	"vat_rate" numeric(4, 3) DEFAULT '0.190' NOT NULL,
	"issued_on" date NOT NULL,
	"paid_at" timestamp with time zone,
	CONSTRAINT "invoices_number_unique" UNIQUE("number")
);
--> statement-breakpoint
ALTER TABLE "billing"."invoices" ADD CONSTRAINT "invoices_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_unpaid_idx" ON "billing"."invoices" USING btree ("issued_on") WHERE "billing"."invoices"."paid_at" is null;