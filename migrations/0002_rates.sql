CREATE TABLE "rates" (
	"key" text PRIMARY KEY NOT NULL,
	"free_at" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sightings" (
	"place" text NOT NULL,
	"mark" text NOT NULL,
	"message_id" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sightings_place_mark_pk" PRIMARY KEY("place","mark")
);
--> statement-breakpoint
CREATE INDEX "rates_by_time" ON "rates" USING btree ("free_at");--> statement-breakpoint
CREATE INDEX "sightings_by_time" ON "sightings" USING btree ("seen_at");