CREATE TABLE "query_count" (
	"day" date NOT NULL,
	"what" text NOT NULL,
	"hash" text NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "query_count_day_what_hash_pk" PRIMARY KEY("day","what","hash")
);
--> statement-breakpoint
CREATE TABLE "query_text" (
	"hash" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"club_id" uuid,
	"sum" text NOT NULL,
	"document" jsonb NOT NULL,
	"terms" "tsvector" NOT NULL,
	"name" text NOT NULL,
	"topics" text[] DEFAULT '{}'::text[] NOT NULL,
	"audience" text[] DEFAULT '{}'::text[] NOT NULL,
	"activity" text[] DEFAULT '{}'::text[] NOT NULL,
	"kind" text,
	"effort" text,
	"when_words" text[] DEFAULT '{}'::text[] NOT NULL,
	"district" text,
	"plz" text,
	"mode" text,
	"language" text[] DEFAULT '{}'::text[] NOT NULL,
	"german" text,
	"access" text[] DEFAULT '{}'::text[] NOT NULL,
	"age" integer DEFAULT 0 NOT NULL,
	"for_two" boolean DEFAULT false NOT NULL,
	"with_children" boolean DEFAULT false NOT NULL,
	"lat" double precision,
	"lon" double precision,
	"visible_from" bigint NOT NULL,
	"visible_until" bigint NOT NULL,
	"published" bigint NOT NULL,
	"starts" bigint NOT NULL,
	"weight" integer NOT NULL,
	"stale" integer NOT NULL,
	"tie" bigint NOT NULL,
	"fresh_until" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_word" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "synonym_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"canonical" text[] DEFAULT '{}'::text[] NOT NULL,
	"alternatives" text[] DEFAULT '{}'::text[] NOT NULL,
	"name" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_entry_terms" ON "search_entry" USING gin ("terms");--> statement-breakpoint
CREATE INDEX "search_entry_club" ON "search_entry" USING btree ("club_id");--> statement-breakpoint
CREATE INDEX "search_entry_rank" ON "search_entry" USING btree ("weight","stale","tie");--> statement-breakpoint
CREATE INDEX "search_entry_spot" ON "search_entry" USING btree ("lat","lon");--> statement-breakpoint
CREATE INDEX "search_entry_fresh" ON "search_entry" USING btree ("fresh_until");--> statement-breakpoint
CREATE INDEX "search_entry_name" ON "search_entry" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "synonym_group_name" ON "synonym_group" USING btree ("name");