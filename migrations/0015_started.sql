ALTER TABLE "communities" ADD COLUMN "started_at" timestamp with time zone DEFAULT now();--> statement-breakpoint
-- Communities that were there before have begun; those that come wait for Start.
ALTER TABLE "communities" ALTER COLUMN "started_at" DROP DEFAULT;
