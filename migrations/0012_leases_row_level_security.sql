-- Only the router holds leases: they belong to processes, not to communities.
ALTER TABLE "leases" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "leases" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "leases_routing" ON "leases" TO acquaint_router USING (true) WITH CHECK (true);
