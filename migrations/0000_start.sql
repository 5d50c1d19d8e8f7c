CREATE TABLE "accounts" (
	"community_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"place" text NOT NULL,
	"external_id" text NOT NULL,
	"member_id" uuid NOT NULL,
	"unreachable_since" timestamp with time zone,
	CONSTRAINT "accounts_community_id_platform_external_id_pk" PRIMARY KEY("community_id","platform","external_id"),
	CONSTRAINT "accounts_of_member" UNIQUE("community_id","member_id","platform","external_id")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"community_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_community_id_number_pk" PRIMARY KEY("community_id","number")
);
--> statement-breakpoint
CREATE TABLE "clock_offset" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"milliseconds" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "communities" (
	"community_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"language" text NOT NULL,
	"holidays" text NOT NULL,
	"days_off" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installations" (
	"community_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "installations_platform_place_pk" PRIMARY KEY("platform","place")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"community_id" uuid NOT NULL,
	"key" text NOT NULL,
	"number" integer NOT NULL,
	"token" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attempts_community_id_key_number_pk" PRIMARY KEY("community_id","key","number")
);
--> statement-breakpoint
CREATE TABLE "due" (
	"community_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	CONSTRAINT "due_community_id_kind_subject_pk" PRIMARY KEY("community_id","kind","subject")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"community_id" uuid NOT NULL,
	"key" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"payload_sealed" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"attempts" integer NOT NULL,
	"why" text
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"community_id" uuid NOT NULL,
	"key" text NOT NULL,
	"effect" jsonb NOT NULL,
	"state" text NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"token" uuid,
	"lease_until" timestamp with time zone,
	"unsure_since" timestamp with time zone,
	"message" jsonb,
	"room" jsonb,
	"why" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "outbox_community_id_key_pk" PRIMARY KEY("community_id","key")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"purpose" text NOT NULL,
	"counterpart_id" uuid,
	"fields" jsonb NOT NULL,
	"subject" uuid,
	"source" text NOT NULL,
	"text_version" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "consents_community_id_member_id_number_pk" PRIMARY KEY("community_id","member_id","number")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"text_sealed" text NOT NULL,
	"topics" jsonb NOT NULL,
	"shown" jsonb NOT NULL,
	"first" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "intro_candidates" (
	"community_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"member_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"nudge_at" timestamp with time zone,
	"remind_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "intro_candidates_community_id_request_id_position_pk" PRIMARY KEY("community_id","request_id","position")
);
--> statement-breakpoint
CREATE TABLE "intro_requests" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"requester_id" uuid NOT NULL,
	"route" text NOT NULL,
	"kind" text NOT NULL,
	"topics" jsonb NOT NULL,
	"why_sealed" text NOT NULL,
	"blurb_sealed" text NOT NULL,
	"shows_name" boolean NOT NULL,
	"publish" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"settles_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"retry_at" timestamp with time zone,
	"introduction_id" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "intro_requests_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "introductions" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"requester_id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "introductions_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reporter_id" uuid NOT NULL,
	"about_id" uuid NOT NULL,
	"request_id" uuid,
	"reason" text NOT NULL,
	"note_sealed" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reports_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "avoids" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"avoided_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "avoids_community_id_member_id_avoided_id_pk" PRIMARY KEY("community_id","member_id","avoided_id")
);
--> statement-breakpoint
CREATE TABLE "closed_topics" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "closed_topics_community_id_member_id_topic_pk" PRIMARY KEY("community_id","member_id","topic")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cool_downs" (
	"community_id" uuid NOT NULL,
	"requester_id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "cool_downs_community_id_requester_id_target_id_pk" PRIMARY KEY("community_id","requester_id","target_id")
);
--> statement-breakpoint
CREATE TABLE "previews" (
	"community_id" uuid NOT NULL,
	"requester_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"shown_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "previews_community_id_requester_id_topic_shown_id_pk" PRIMARY KEY("community_id","requester_id","topic","shown_id")
);
--> statement-breakpoint
CREATE TABLE "community_tags" (
	"community_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"label" text NOT NULL,
	"aliases" jsonb NOT NULL,
	CONSTRAINT "community_tags_community_id_slug_pk" PRIMARY KEY("community_id","slug")
);
--> statement-breakpoint
CREATE TABLE "member_tags" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"tag" text NOT NULL,
	"level" integer NOT NULL,
	"is_public" boolean NOT NULL,
	CONSTRAINT "member_tags_community_id_member_id_kind_position_pk" PRIMARY KEY("community_id","member_id","kind","position")
);
--> statement-breakpoint
CREATE TABLE "member_terms" (
	"community_id" uuid NOT NULL,
	"term" text NOT NULL,
	"member_id" uuid NOT NULL,
	"weight" integer NOT NULL,
	"is_public" boolean NOT NULL,
	CONSTRAINT "member_terms_community_id_term_member_id_pk" PRIMARY KEY("community_id","term","member_id")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"name" text NOT NULL,
	"folded_name" text NOT NULL,
	"headline" text NOT NULL,
	"bio" text NOT NULL,
	"company" text NOT NULL,
	"country" text NOT NULL,
	"zone" text NOT NULL,
	"languages" jsonb NOT NULL,
	"language" text NOT NULL,
	"works_from" text NOT NULL,
	"works_to" text NOT NULL,
	"links" jsonb NOT NULL,
	"accepts" jsonb NOT NULL,
	"capacity_per_month" integer NOT NULL,
	"is_hidden" boolean NOT NULL,
	"open_to" jsonb NOT NULL,
	"snoozed_until" timestamp with time zone,
	"joined_at" timestamp with time zone,
	"first_seen_at" timestamp with time zone NOT NULL,
	"is_manager" boolean DEFAULT false NOT NULL,
	CONSTRAINT "members_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "playground_posts" (
	"community_id" uuid NOT NULL,
	"id" bigserial NOT NULL,
	"channel" text NOT NULL,
	"author" text,
	"key" text NOT NULL,
	"content_sealed" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"is_edited" boolean NOT NULL,
	CONSTRAINT "playground_posts_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "playground_posts_key" UNIQUE("community_id","key")
);
--> statement-breakpoint
CREATE TABLE "playground_rooms" (
	"community_id" uuid NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"people" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "playground_rooms_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intro_candidates" ADD CONSTRAINT "intro_candidates_request" FOREIGN KEY ("community_id","request_id") REFERENCES "public"."intro_requests"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intro_candidates" ADD CONSTRAINT "intro_candidates_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intro_requests" ADD CONSTRAINT "intro_requests_requester" FOREIGN KEY ("community_id","requester_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_request" FOREIGN KEY ("community_id","request_id") REFERENCES "public"."intro_requests"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_tags" ADD CONSTRAINT "member_tags_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_terms" ADD CONSTRAINT "member_terms_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "due_by_time" ON "due" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "inbox_by_state" ON "inbox" USING btree ("state","claimed_until");--> statement-breakpoint
CREATE INDEX "outbox_by_time" ON "outbox" USING btree ("state","not_before");--> statement-breakpoint
CREATE INDEX "drafts_of_member" ON "drafts" USING btree ("community_id","member_id");--> statement-breakpoint
CREATE INDEX "intro_candidates_of_member" ON "intro_candidates" USING btree ("community_id","member_id","state");--> statement-breakpoint
CREATE INDEX "intro_requests_of_requester" ON "intro_requests" USING btree ("community_id","requester_id","asked_at");--> statement-breakpoint
CREATE INDEX "introductions_of_requester" ON "introductions" USING btree ("community_id","requester_id","made_at");--> statement-breakpoint
CREATE INDEX "introductions_of_target" ON "introductions" USING btree ("community_id","target_id","made_at");--> statement-breakpoint
CREATE INDEX "avoids_of_avoided" ON "avoids" USING btree ("community_id","avoided_id");--> statement-breakpoint
CREATE INDEX "contacts_of_member" ON "contacts" USING btree ("community_id","member_id","at");--> statement-breakpoint
CREATE INDEX "member_tags_by_tag" ON "member_tags" USING btree ("community_id","tag");--> statement-breakpoint
CREATE INDEX "member_terms_of_member" ON "member_terms" USING btree ("community_id","member_id");--> statement-breakpoint
CREATE INDEX "members_by_name" ON "members" USING btree ("community_id","folded_name");--> statement-breakpoint
CREATE INDEX "members_by_status" ON "members" USING btree ("community_id","status");--> statement-breakpoint
CREATE INDEX "playground_posts_of_channel" ON "playground_posts" USING btree ("community_id","channel","id");