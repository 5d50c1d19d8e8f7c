-- A code is written by its own community; it is used as the router, because it may be typed in another one.
ALTER TABLE "link_codes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "link_codes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "link_codes_own" ON "link_codes" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "link_codes_routing" ON "link_codes" TO acquaint_router USING (true) WITH CHECK (true);
