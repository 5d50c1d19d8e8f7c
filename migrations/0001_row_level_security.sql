-- Every row belongs to a community, and a transaction sees the rows of its own community only: an empty or
-- missing setting matches nothing. The owner is bound as well (FORCE). The router reads the routing tables across
-- communities, and nothing else.
--> statement-breakpoint
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "accounts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "accounts_own" ON "accounts" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "accounts_routing" ON "accounts" TO acquaint_router USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "audit" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "audit" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "audit_own" ON "audit" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "clock_offset" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "communities" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "communities" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "communities_own" ON "communities" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "communities_routing" ON "communities" TO acquaint_router USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "installations" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "installations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "installations_own" ON "installations" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "installations_routing" ON "installations" TO acquaint_router USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "attempts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "attempts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "attempts_own" ON "attempts" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "attempts_routing" ON "attempts" TO acquaint_router USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "due" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "due" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "due_own" ON "due" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "due_routing" ON "due" TO acquaint_router USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "inbox" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "inbox" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "inbox_own" ON "inbox" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "inbox_routing" ON "inbox" TO acquaint_router USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "outbox" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "outbox_own" ON "outbox" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "outbox_routing" ON "outbox" TO acquaint_router USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "consents" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "consents" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "consents_own" ON "consents" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "drafts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "drafts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "drafts_own" ON "drafts" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "intro_candidates" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "intro_candidates" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "intro_candidates_own" ON "intro_candidates" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "intro_requests" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "intro_requests" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "intro_requests_own" ON "intro_requests" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "introductions" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "introductions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "introductions_own" ON "introductions" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "reports" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "reports" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "reports_own" ON "reports" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "avoids" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "avoids" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "avoids_own" ON "avoids" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "closed_topics" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "closed_topics" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "closed_topics_own" ON "closed_topics" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "contacts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "contacts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "contacts_own" ON "contacts" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "cool_downs" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "cool_downs" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "cool_downs_own" ON "cool_downs" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "previews" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "previews" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "previews_own" ON "previews" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "community_tags" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "community_tags" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "community_tags_own" ON "community_tags" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "member_tags" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "member_tags" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "member_tags_own" ON "member_tags" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "member_terms" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "member_terms" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "member_terms_own" ON "member_terms" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "members" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "members_own" ON "members" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "playground_posts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "playground_posts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "playground_posts_own" ON "playground_posts" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "playground_rooms" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "playground_rooms" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "playground_rooms_own" ON "playground_rooms" TO acquaint_app USING (community_id = nullif(current_setting('acquaint.community', true), '')::uuid) WITH CHECK (community_id = nullif(current_setting('acquaint.community', true), '')::uuid);
