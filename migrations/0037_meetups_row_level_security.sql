ALTER TABLE "meetups" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "meetups" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "meetups_own" ON "meetups" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "meetup_goings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "meetup_goings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "meetup_goings_own" ON "meetup_goings" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "meetup_suggestions" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "meetup_suggestions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "meetup_suggestions_own" ON "meetup_suggestions" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "meetup_mets" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "meetup_mets" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "meetup_mets_own" ON "meetup_mets" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "meetup_feeds" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "meetup_feeds" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "meetup_feeds_own" ON "meetup_feeds" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
