CREATE TABLE "coupons" (
	"code" varchar(24) PRIMARY KEY NOT NULL,
	"percent" smallint NOT NULL,
	"valid_until" date,
	CONSTRAINT "coupons_percent_range" CHECK ("coupons"."percent" between 1 and 90)
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "coupon_code" varchar(24);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_coupon_code_coupons_code_fk" FOREIGN KEY ("coupon_code") REFERENCES "public"."coupons"("code") ON DELETE set null ON UPDATE no action;