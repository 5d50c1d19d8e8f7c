CREATE TABLE "ties" (
	"community_id" uuid NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"one_waits_at" timestamp with time zone,
	"other_waits_at" timestamp with time zone,
	"claim" double precision,
	"heat" double precision,
	"clock_at" timestamp with time zone,
	"state" jsonb NOT NULL,
	CONSTRAINT "ties_community_id_one_id_other_id_pk" PRIMARY KEY("community_id","one_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "vouches" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"about_id" uuid NOT NULL,
	"tag" text,
	"said_at" timestamp with time zone NOT NULL,
	"words_sealed" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "vouches_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "ties" ADD CONSTRAINT "ties_one" FOREIGN KEY ("community_id","one_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ties" ADD CONSTRAINT "ties_other" FOREIGN KEY ("community_id","other_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouches" ADD CONSTRAINT "vouches_by" FOREIGN KEY ("community_id","by_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouches" ADD CONSTRAINT "vouches_about" FOREIGN KEY ("community_id","about_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ties_of_other" ON "ties" USING btree ("community_id","other_id","one_id");--> statement-breakpoint
CREATE INDEX "ties_waiting_for_one" ON "ties" USING btree ("community_id","one_id","one_waits_at") WHERE one_waits_at is not null;--> statement-breakpoint
CREATE INDEX "ties_waiting_for_other" ON "ties" USING btree ("community_id","other_id","other_waits_at") WHERE other_waits_at is not null;--> statement-breakpoint
CREATE INDEX "vouches_of_by" ON "vouches" USING btree ("community_id","by_id","said_at");--> statement-breakpoint
CREATE INDEX "vouches_of_about" ON "vouches" USING btree ("community_id","about_id","said_at");