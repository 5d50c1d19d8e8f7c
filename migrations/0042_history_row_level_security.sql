ALTER TABLE "past_meetings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "past_meetings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "past_meetings_own" ON "past_meetings" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
