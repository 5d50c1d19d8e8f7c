ALTER TABLE "search_changes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "search_changes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "search_changes_own" ON "search_changes" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
