ALTER TABLE "brought_by" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "brought_by" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "brought_by_own" ON "brought_by" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
