ALTER TABLE "connector_no_go" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "connector_no_go" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "connector_no_go_own" ON "connector_no_go" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "connector_rules" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "connector_rules" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "connector_rules_own" ON "connector_rules" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "intro_connectors" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "intro_connectors" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "intro_connectors_own" ON "intro_connectors" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
