CREATE TABLE "frozen_totals" (
	"community_id" uuid NOT NULL,
	"until" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "frozen_totals_community_id_until_pk" PRIMARY KEY("community_id","until")
);
--> statement-breakpoint
CREATE TABLE "one_to_ones" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"with_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "one_to_ones_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"giver_id" uuid NOT NULL,
	"receiver_id" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"description_sealed" text NOT NULL,
	"third_sealed" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "referrals_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "thanks" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"words_sealed" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "thanks_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "one_to_ones" ADD CONSTRAINT "one_to_ones_by" FOREIGN KEY ("community_id","by_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_to_ones" ADD CONSTRAINT "one_to_ones_with" FOREIGN KEY ("community_id","with_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_giver" FOREIGN KEY ("community_id","giver_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_receiver" FOREIGN KEY ("community_id","receiver_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thanks" ADD CONSTRAINT "thanks_from" FOREIGN KEY ("community_id","from_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thanks" ADD CONSTRAINT "thanks_to" FOREIGN KEY ("community_id","to_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "one_to_ones_of_by" ON "one_to_ones" USING btree ("community_id","by_id","at");--> statement-breakpoint
CREATE INDEX "one_to_ones_of_with" ON "one_to_ones" USING btree ("community_id","with_id","at");--> statement-breakpoint
CREATE INDEX "referrals_of_giver" ON "referrals" USING btree ("community_id","giver_id","given_at");--> statement-breakpoint
CREATE INDEX "referrals_of_receiver" ON "referrals" USING btree ("community_id","receiver_id","given_at");--> statement-breakpoint
CREATE INDEX "thanks_of_from" ON "thanks" USING btree ("community_id","from_id","at");--> statement-breakpoint
CREATE INDEX "thanks_of_to" ON "thanks" USING btree ("community_id","to_id","at");--> statement-breakpoint
CREATE INDEX "thanks_by_time" ON "thanks" USING btree ("community_id","at");