CREATE TABLE "board_posts" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"text_sealed" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "board_posts_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "keeps" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"cadence" text,
	"set_at" timestamp with time zone NOT NULL,
	"touched_at" timestamp with time zone,
	"snoozed_until" timestamp with time zone,
	"suggested_at" timestamp with time zone,
	CONSTRAINT "keeps_community_id_member_id_person_id_pk" PRIMARY KEY("community_id","member_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sharer_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"address_sealed" text NOT NULL,
	"note_sealed" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "shares_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "board_posts" ADD CONSTRAINT "board_posts_author" FOREIGN KEY ("community_id","author_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keeps" ADD CONSTRAINT "keeps_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keeps" ADD CONSTRAINT "keeps_person" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_sharer" FOREIGN KEY ("community_id","sharer_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_posts_of_author" ON "board_posts" USING btree ("community_id","author_id");--> statement-breakpoint
CREATE INDEX "board_posts_open" ON "board_posts" USING btree ("community_id","status","posted_at");--> statement-breakpoint
CREATE INDEX "keeps_of_person" ON "keeps" USING btree ("community_id","person_id");--> statement-breakpoint
CREATE INDEX "shares_of_sharer" ON "shares" USING btree ("community_id","sharer_id","at");--> statement-breakpoint
CREATE INDEX "shares_by_time" ON "shares" USING btree ("community_id","at");