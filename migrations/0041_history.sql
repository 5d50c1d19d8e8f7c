CREATE TABLE "past_meetings" (
	"community_id" uuid NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"day" text NOT NULL,
	CONSTRAINT "past_meetings_community_id_one_id_other_id_day_pk" PRIMARY KEY("community_id","one_id","other_id","day")
);
--> statement-breakpoint
ALTER TABLE "past_meetings" ADD CONSTRAINT "past_meetings_one" FOREIGN KEY ("community_id","one_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_meetings" ADD CONSTRAINT "past_meetings_other" FOREIGN KEY ("community_id","other_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "past_meetings_of_other" ON "past_meetings" USING btree ("community_id","other_id");