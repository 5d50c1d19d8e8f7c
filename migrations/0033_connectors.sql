CREATE TABLE "connector_no_go" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "connector_no_go_community_id_member_id_person_id_pk" PRIMARY KEY("community_id","member_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "connector_rules" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"per_month" integer NOT NULL,
	"quiet_until" timestamp with time zone,
	"kinds" jsonb NOT NULL,
	"topics" jsonb NOT NULL,
	CONSTRAINT "connector_rules_community_id_member_id_pk" PRIMARY KEY("community_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "intro_connectors" (
	"community_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"member_id" uuid NOT NULL,
	"to_id" uuid,
	"from_id" uuid,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"nudge_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"recommends" boolean,
	"how" text,
	"recency" text,
	"words_sealed" text DEFAULT '' NOT NULL,
	"may_name" boolean,
	"suggested_id" uuid,
	"credited_at" timestamp with time zone,
	CONSTRAINT "intro_connectors_community_id_request_id_position_pk" PRIMARY KEY("community_id","request_id","position")
);
--> statement-breakpoint
ALTER TABLE "intro_requests" ADD COLUMN "do_not_ask" jsonb DEFAULT '{"company":false,"people":[]}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "intro_connectors" ADD CONSTRAINT "intro_connectors_request" FOREIGN KEY ("community_id","request_id") REFERENCES "public"."intro_requests"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intro_connectors" ADD CONSTRAINT "intro_connectors_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "connector_no_go_of_person" ON "connector_no_go" USING btree ("community_id","person_id");--> statement-breakpoint
CREATE INDEX "intro_connectors_of_member" ON "intro_connectors" USING btree ("community_id","member_id","asked_at");