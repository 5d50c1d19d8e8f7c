CREATE TABLE "audit_heads" (
	"community_id" uuid PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_keys" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"key_wrapped" text NOT NULL,
	CONSTRAINT "member_keys_community_id_member_id_pk" PRIMARY KEY("community_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "pauses" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"appealed_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"decision" text,
	CONSTRAINT "pauses_community_id_member_id_pk" PRIMARY KEY("community_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "removals" (
	"community_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tag_doubts" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"doubter_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "tag_doubts_community_id_member_id_tag_doubter_id_pk" PRIMARY KEY("community_id","member_id","tag","doubter_id")
);
--> statement-breakpoint
CREATE TABLE "tombstones" (
	"community_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "tombstones_community_id_hash_pk" PRIMARY KEY("community_id","hash")
);
--> statement-breakpoint
CREATE INDEX "tombstones_of_member" ON "tombstones" USING btree ("community_id","member_id");