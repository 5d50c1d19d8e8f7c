ALTER TABLE "tag_corrections" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "tag_corrections" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tag_corrections_own" ON "tag_corrections" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
