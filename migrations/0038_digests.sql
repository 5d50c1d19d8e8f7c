CREATE TABLE "digest_days" (
	"community_id" uuid NOT NULL,
	"series" text NOT NULL,
	"date" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "digest_days_community_id_series_date_pk" PRIMARY KEY("community_id","series","date")
);
--> statement-breakpoint
CREATE TABLE "digest_marks" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"what" text NOT NULL,
	"date" date NOT NULL,
	CONSTRAINT "digest_marks_community_id_member_id_what_pk" PRIMARY KEY("community_id","member_id","what")
);
--> statement-breakpoint
CREATE TABLE "digest_settings" (
	"community_id" uuid PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_digests" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"date" date NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"asks_how" text,
	CONSTRAINT "member_digests_community_id_member_id_date_pk" PRIMARY KEY("community_id","member_id","date")
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"date" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answer" text,
	CONSTRAINT "suggestions_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "digest_marks" ADD CONSTRAINT "digest_marks_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_digests" ADD CONSTRAINT "member_digests_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestions_to" ON "suggestions" USING btree ("community_id","to_id","at");--> statement-breakpoint
CREATE INDEX "suggestions_of" ON "suggestions" USING btree ("community_id","person_id","at");