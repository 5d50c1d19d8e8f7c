CREATE TABLE "meetup_feeds" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"url_sealed" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "meetup_feeds_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "meetup_goings" (
	"community_id" uuid NOT NULL,
	"meetup_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "meetup_goings_community_id_meetup_id_member_id_pk" PRIMARY KEY("community_id","meetup_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "meetup_mets" (
	"community_id" uuid NOT NULL,
	"meetup_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "meetup_mets_community_id_meetup_id_member_id_person_id_pk" PRIMARY KEY("community_id","meetup_id","member_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "meetup_suggestions" (
	"community_id" uuid NOT NULL,
	"meetup_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"reasons" jsonb NOT NULL,
	"request_id" uuid,
	CONSTRAINT "meetup_suggestions_community_id_meetup_id_member_id_person_id_pk" PRIMARY KEY("community_id","meetup_id","member_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "meetups" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_key" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "meetups_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "meetup_goings" ADD CONSTRAINT "meetup_goings_meetup" FOREIGN KEY ("community_id","meetup_id") REFERENCES "public"."meetups"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetup_goings" ADD CONSTRAINT "meetup_goings_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetup_mets" ADD CONSTRAINT "meetup_mets_meetup" FOREIGN KEY ("community_id","meetup_id") REFERENCES "public"."meetups"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetup_suggestions" ADD CONSTRAINT "meetup_suggestions_meetup" FOREIGN KEY ("community_id","meetup_id") REFERENCES "public"."meetups"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meetup_goings_of_member" ON "meetup_goings" USING btree ("community_id","member_id","at");--> statement-breakpoint
CREATE INDEX "meetup_mets_of_member" ON "meetup_mets" USING btree ("community_id","member_id","at");--> statement-breakpoint
CREATE INDEX "meetup_suggestions_of_person" ON "meetup_suggestions" USING btree ("community_id","person_id");--> statement-breakpoint
CREATE INDEX "meetup_suggestions_of_request" ON "meetup_suggestions" USING btree ("community_id","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "meetups_of_source" ON "meetups" USING btree ("community_id","source_key");--> statement-breakpoint
CREATE INDEX "meetups_by_time" ON "meetups" USING btree ("community_id","ends_at");