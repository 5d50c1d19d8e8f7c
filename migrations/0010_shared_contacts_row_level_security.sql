ALTER TABLE "shared_contacts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "shared_contacts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "shared_contacts_own" ON "shared_contacts" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
