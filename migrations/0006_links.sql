CREATE TABLE "link_codes" (
	"community_id" uuid NOT NULL,
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "link_codes_by_age" ON "link_codes" USING btree ("expires_at");