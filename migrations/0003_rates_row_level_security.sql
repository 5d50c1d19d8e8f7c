-- No community's data: the router alone counts turns and remembers sightings.
ALTER TABLE "rates" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "rates" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "rates_routing" ON "rates" TO acquaint_router USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "sightings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sightings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "sightings_routing" ON "sightings" TO acquaint_router USING (true) WITH CHECK (true);
