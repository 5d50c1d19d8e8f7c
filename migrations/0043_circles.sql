CREATE TABLE "circle_members" (
	"community_id" uuid NOT NULL,
	"circle_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"is_shown" boolean NOT NULL,
	CONSTRAINT "circle_members_community_id_circle_id_member_id_pk" PRIMARY KEY("community_id","circle_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "circles" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "circles_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "circle_members" ADD CONSTRAINT "circle_members_circle" FOREIGN KEY ("community_id","circle_id") REFERENCES "public"."circles"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "circle_members" ADD CONSTRAINT "circle_members_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "circle_members_of_member" ON "circle_members" USING btree ("community_id","member_id");