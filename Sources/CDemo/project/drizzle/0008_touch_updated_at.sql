-- Custom SQL migration file, put your code below! --
CREATE FUNCTION "touch_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.updated_at := now();
	RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "posts_touch_updated_at" BEFORE UPDATE ON "posts"
	FOR EACH ROW EXECUTE FUNCTION "touch_updated_at"();--> statement-breakpoint
CREATE TRIGGER "products_touch_updated_at" BEFORE UPDATE ON "products"
	FOR EACH ROW EXECUTE FUNCTION "touch_updated_at"();