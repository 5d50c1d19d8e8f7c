ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "audit_heads" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "audit_heads_own" ON "audit_heads" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "member_keys" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "member_keys" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "member_keys_own" ON "member_keys" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "pauses" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "pauses" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "pauses_own" ON "pauses" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "removals" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "removals" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "removals_own" ON "removals" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "tag_doubts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "tag_doubts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tag_doubts_own" ON "tag_doubts" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "tombstones" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "tombstones" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tombstones_own" ON "tombstones" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
