ALTER TABLE "programs" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "programs" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "programs_own" ON "programs" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "program_members" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "program_members" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "program_members_own" ON "program_members" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "rounds" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "rounds" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "rounds_own" ON "rounds" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "pairings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "pairings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "pairings_own" ON "pairings" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "round_places" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "round_places" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "round_places_own" ON "round_places" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
