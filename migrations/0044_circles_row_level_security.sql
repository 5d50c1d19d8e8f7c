ALTER TABLE "circles" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "circles" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "circles_own" ON "circles" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "circle_members" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "circle_members" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "circle_members_own" ON "circle_members" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
