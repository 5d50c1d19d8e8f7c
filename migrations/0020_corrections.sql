CREATE TABLE "tag_corrections" (
	"community_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"tag" text NOT NULL,
	"member_id" uuid NOT NULL,
	"words_sealed" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "tag_corrections_community_id_hash_tag_member_id_pk" PRIMARY KEY("community_id","hash","tag","member_id")
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "correcting_sealed" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "tag_corrections" ADD CONSTRAINT "tag_corrections_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tag_corrections_of_member" ON "tag_corrections" USING btree ("community_id","member_id");