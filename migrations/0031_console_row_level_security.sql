ALTER TABLE "console_keys" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "console_keys" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "console_keys_own" ON "console_keys" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
