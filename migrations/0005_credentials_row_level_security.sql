-- Only the router finds a place's credentials: no community's transaction ever needs them.
ALTER TABLE "credentials" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "credentials" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "credentials_routing" ON "credentials" TO acquaint_router USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "oauth_states" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "oauth_states" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "oauth_states_routing" ON "oauth_states" TO acquaint_router USING (true) WITH CHECK (true);
