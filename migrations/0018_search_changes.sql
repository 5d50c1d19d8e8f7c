CREATE TABLE "search_changes" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"changed_in" "xid8" NOT NULL,
	CONSTRAINT "search_changes_community_id_member_id_pk" PRIMARY KEY("community_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "search_changes" ADD CONSTRAINT "search_changes_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_changes_in_order" ON "search_changes" USING btree ("community_id","changed_in");