ALTER TABLE "board_posts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "board_posts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "board_posts_own" ON "board_posts" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "keeps" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "keeps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "keeps_own" ON "keeps" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "shares" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "shares" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "shares_own" ON "shares" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
