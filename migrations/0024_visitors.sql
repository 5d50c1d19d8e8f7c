CREATE TABLE "brought_by" (
	"community_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "brought_by_community_id_member_id_pk" PRIMARY KEY("community_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "brought_by" ADD CONSTRAINT "brought_by_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brought_by" ADD CONSTRAINT "brought_by_by" FOREIGN KEY ("community_id","by_id") REFERENCES "public"."members"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "brought_by_whom" ON "brought_by" USING btree ("community_id","by_id");