ALTER TABLE "ties" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "ties" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "ties_own" ON "ties" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "vouches" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "vouches" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "vouches_own" ON "vouches" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
