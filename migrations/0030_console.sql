CREATE TABLE "console_keys" (
	"community_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "console_keys_community_id_hash_pk" PRIMARY KEY("community_id","hash")
);
--> statement-breakpoint
CREATE INDEX "console_keys_of_member" ON "console_keys" USING btree ("community_id","member_id");