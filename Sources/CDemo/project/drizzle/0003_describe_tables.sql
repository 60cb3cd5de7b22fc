-- Custom SQL migration file, put your code below! --
COMMENT ON TABLE "users" IS 'People who buy, write or help. One row per e-mail address.';--> statement-breakpoint
COMMENT ON COLUMN "users"."settings" IS 'What the person chose: theme, language, newsletter.';--> statement-breakpoint
COMMENT ON TABLE "posts" IS 'The blog.';--> statement-breakpoint
COMMENT ON COLUMN "posts"."slug" IS 'The last part of the address; never changes once published.';--> statement-breakpoint
COMMENT ON TABLE "comments" IS 'What readers say below a post; answers point to their parent.';--> statement-breakpoint
COMMENT ON TABLE "products" IS 'Everything on sale, and what used to be.';--> statement-breakpoint
COMMENT ON COLUMN "products"."attributes" IS 'Material, colour and size; differs from product to product.';--> statement-breakpoint
COMMENT ON TABLE "orders" IS 'One row per basket, from the first item to the last parcel.';--> statement-breakpoint
COMMENT ON COLUMN "orders"."total" IS 'In the order''s own currency, tax included.';--> statement-breakpoint
COMMENT ON TABLE "order_items" IS 'The lines of an order. Prices are those of the day.';