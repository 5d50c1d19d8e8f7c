CREATE TABLE "shared_contacts" (
	"community_id" uuid NOT NULL,
	"introduction_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"contact_sealed" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "shared_contacts_community_id_introduction_id_member_id_pk" PRIMARY KEY("community_id","introduction_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "shared_contacts" ADD CONSTRAINT "shared_contacts_introduction" FOREIGN KEY ("community_id","introduction_id") REFERENCES "public"."introductions"("community_id","id") ON DELETE cascade ON UPDATE no action;