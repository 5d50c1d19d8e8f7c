ALTER TABLE "referrals" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "referrals" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "referrals_own" ON "referrals" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "thanks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "thanks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "thanks_own" ON "thanks" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "one_to_ones" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "one_to_ones" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "one_to_ones_own" ON "one_to_ones" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "frozen_totals" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "frozen_totals" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "frozen_totals_own" ON "frozen_totals" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
