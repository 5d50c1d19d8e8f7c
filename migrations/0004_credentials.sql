CREATE TABLE "credentials" (
	"community_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"place" text NOT NULL,
	"secret_sealed" text NOT NULL,
	"installed_at" timestamp with time zone NOT NULL,
	"lease_token" uuid,
	"lease_until" timestamp with time zone,
	CONSTRAINT "credentials_platform_place_pk" PRIMARY KEY("platform","place")
);
--> statement-breakpoint
CREATE TABLE "oauth_states" (
	"hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
