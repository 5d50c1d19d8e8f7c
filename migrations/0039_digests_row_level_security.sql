ALTER TABLE "digest_settings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "digest_settings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "digest_settings_own" ON "digest_settings" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "digest_days" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "digest_days" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "digest_days_own" ON "digest_days" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "member_digests" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "member_digests" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "member_digests_own" ON "member_digests" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "digest_marks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "digest_marks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "digest_marks_own" ON "digest_marks" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "suggestions" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "suggestions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "suggestions_own" ON "suggestions" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
