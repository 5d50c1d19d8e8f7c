CREATE TABLE "pairings" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"is_freed" boolean NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "pairings_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "program_members" (
	"community_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "program_members_community_id_program_id_member_id_pk" PRIMARY KEY("community_id","program_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "programs" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "programs_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_places" (
	"community_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"day" text NOT NULL,
	"pairing_id" uuid,
	"not_placed" text,
	CONSTRAINT "round_places_community_id_round_id_member_id_pk" PRIMARY KEY("community_id","round_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"date" text NOT NULL,
	"number" integer NOT NULL,
	"seed" integer NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"summary" jsonb,
	CONSTRAINT "rounds_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_round" FOREIGN KEY ("community_id","round_id") REFERENCES "public"."rounds"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_members" ADD CONSTRAINT "program_members_program" FOREIGN KEY ("community_id","program_id") REFERENCES "public"."programs"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_members" ADD CONSTRAINT "program_members_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_places" ADD CONSTRAINT "round_places_round" FOREIGN KEY ("community_id","round_id") REFERENCES "public"."rounds"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_places" ADD CONSTRAINT "round_places_member" FOREIGN KEY ("community_id","member_id") REFERENCES "public"."members"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_program" FOREIGN KEY ("community_id","program_id") REFERENCES "public"."programs"("community_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pairings_of_round" ON "pairings" USING btree ("community_id","round_id");--> statement-breakpoint
CREATE INDEX "program_members_of_member" ON "program_members" USING btree ("community_id","member_id");--> statement-breakpoint
CREATE INDEX "round_places_of_pairing" ON "round_places" USING btree ("community_id","pairing_id");--> statement-breakpoint
CREATE UNIQUE INDEX "round_places_once_a_day" ON "round_places" USING btree ("community_id","member_id","day") WHERE pairing_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_once" ON "rounds" USING btree ("community_id","program_id","date");