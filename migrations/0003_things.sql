CREATE TABLE "club" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"sort_name" text NOT NULL,
	"aliases" text[] DEFAULT '{}'::text[] NOT NULL,
	"legal_form" text NOT NULL,
	"sentence" text DEFAULT '' NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"topics" text[] DEFAULT '{}'::text[] NOT NULL,
	"audiences" text[] DEFAULT '{}'::text[] NOT NULL,
	"activities" text[] DEFAULT '{}'::text[] NOT NULL,
	"languages" text[] DEFAULT '{}'::text[] NOT NULL,
	"access" text[] DEFAULT '{}'::text[] NOT NULL,
	"place_id" uuid,
	"district" text,
	"service_area" text[] DEFAULT '{}'::text[] NOT NULL,
	"meets" text DEFAULT '' NOT NULL,
	"founded_year" integer,
	"size" text,
	"parent_id" uuid,
	"contact_person" text DEFAULT '' NOT NULL,
	"contact_role" text DEFAULT '' NOT NULL,
	"contact_mail" text DEFAULT '' NOT NULL,
	"contact_phone" text DEFAULT '' NOT NULL,
	"contact_mail_public" boolean DEFAULT false NOT NULL,
	"contact_phone_public" boolean DEFAULT false NOT NULL,
	"contact_person_public" boolean DEFAULT false NOT NULL,
	"website" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"claimed" boolean DEFAULT false NOT NULL,
	"published_at" timestamp with time zone,
	"source" text DEFAULT 'own' NOT NULL,
	"external_id" text,
	"licence" text,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enquiry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"club_id" uuid NOT NULL,
	"need_id" uuid,
	"state" text DEFAULT 'sent' NOT NULL,
	"locale" text DEFAULT 'de' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "enquiry_contact" (
	"enquiry_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"mail" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"erase_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"club_id" uuid,
	"title" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"type" text NOT NULL,
	"topics" text[] DEFAULT '{}'::text[] NOT NULL,
	"audiences" text[] DEFAULT '{}'::text[] NOT NULL,
	"local_start" text NOT NULL,
	"minutes" integer NOT NULL,
	"zone" text DEFAULT 'Europe/Berlin' NOT NULL,
	"rule" text,
	"left_out" text[] DEFAULT '{}'::text[] NOT NULL,
	"added" text[] DEFAULT '{}'::text[] NOT NULL,
	"place_id" uuid,
	"district" text,
	"online" boolean DEFAULT false NOT NULL,
	"price" text DEFAULT '' NOT NULL,
	"registration" text DEFAULT 'keine' NOT NULL,
	"capacity" integer,
	"languages" text[] DEFAULT '{}'::text[] NOT NULL,
	"access" text[] DEFAULT '{}'::text[] NOT NULL,
	"state" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"published_at" timestamp with time zone,
	"last_ends_at" timestamp with time zone,
	"source" text DEFAULT 'own' NOT NULL,
	"external_id" text,
	"licence" text,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_date" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"local_start" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "need" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"club_id" uuid NOT NULL,
	"title" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"effort" text NOT NULL,
	"hours" integer,
	"topics" text[] DEFAULT '{}'::text[] NOT NULL,
	"activities" text[] DEFAULT '{}'::text[] NOT NULL,
	"audiences" text[] DEFAULT '{}'::text[] NOT NULL,
	"days" text[] DEFAULT '{}'::text[] NOT NULL,
	"times" text[] DEFAULT '{}'::text[] NOT NULL,
	"mode" text DEFAULT 'vor-ort' NOT NULL,
	"place_id" uuid,
	"district" text,
	"helpers" integer,
	"german" text,
	"languages" text[] DEFAULT '{}'::text[] NOT NULL,
	"min_age" integer,
	"max_age" integer,
	"for_two" boolean,
	"with_children" boolean,
	"access" text[] DEFAULT '{}'::text[] NOT NULL,
	"requires" text[] DEFAULT '{}'::text[] NOT NULL,
	"rewards" text[] DEFAULT '{}'::text[] NOT NULL,
	"insured" boolean,
	"urgent" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"next_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"publish_from" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"source" text DEFAULT 'own' NOT NULL,
	"external_id" text,
	"licence" text,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "need_role" (
	"id" uuid PRIMARY KEY NOT NULL,
	"need_id" uuid NOT NULL,
	"title" text NOT NULL,
	"helpers" integer,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "need_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"need_id" uuid NOT NULL,
	"local_start" text NOT NULL,
	"local_end" text NOT NULL,
	"zone" text DEFAULT 'Europe/Berlin' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"helpers" integer
);
--> statement-breakpoint
CREATE TABLE "news" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"club_id" uuid,
	"title" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"type" text NOT NULL,
	"topics" text[] DEFAULT '{}'::text[] NOT NULL,
	"district" text,
	"state" text NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"published_at" timestamp with time zone,
	"visible_until" timestamp with time zone,
	"source" text DEFAULT 'own' NOT NULL,
	"external_id" text,
	"licence" text,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"club_id" uuid NOT NULL,
	"role" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "office_role" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"team" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"mail" text,
	"locale" text DEFAULT 'de' NOT NULL,
	"demo_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"street" text DEFAULT '' NOT NULL,
	"postcode" text DEFAULT '' NOT NULL,
	"town" text DEFAULT '' NOT NULL,
	"district" text,
	"lat" double precision,
	"lon" double precision,
	"accuracy" text,
	"coordinate_source" text,
	"step_free" boolean,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "address" (
	"thing_kind" text NOT NULL,
	"slug" text NOT NULL,
	"thing_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "address_thing_kind_slug_pk" PRIMARY KEY("thing_kind","slug")
);
--> statement-breakpoint
CREATE TABLE "version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thing_kind" text NOT NULL,
	"thing_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"content" jsonb NOT NULL,
	"risky" text[] DEFAULT '{}' NOT NULL,
	"author_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decider_id" uuid,
	"reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "club" ADD CONSTRAINT "club_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club" ADD CONSTRAINT "club_parent_id_club_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."club"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_club_id_club_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."club"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_contact" ADD CONSTRAINT "enquiry_contact_enquiry_id_enquiry_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_club_id_club_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."club"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_date" ADD CONSTRAINT "event_date_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_club_id_club_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."club"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_role" ADD CONSTRAINT "need_role_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_session" ADD CONSTRAINT "need_session_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_club_id_club_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."club"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_club_id_club_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."club"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_role" ADD CONSTRAINT "office_role_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "club_slug" ON "club" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "club_public_name" ON "club" USING btree ("sort_name","id") WHERE state in ('approved', 'verified');--> statement-breakpoint
CREATE INDEX "club_public_new" ON "club" USING btree ("published_at" DESC NULLS LAST,"id") WHERE state in ('approved', 'verified');--> statement-breakpoint
CREATE INDEX "club_public_district" ON "club" USING btree ("district","sort_name") WHERE state in ('approved', 'verified');--> statement-breakpoint
CREATE INDEX "club_topics" ON "club" USING gin ("topics");--> statement-breakpoint
CREATE INDEX "club_name_trgm" ON "club" USING gin ("sort_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "club_state" ON "club" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "club_parent" ON "club" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "club_place" ON "club" USING btree ("place_id");--> statement-breakpoint
CREATE UNIQUE INDEX "club_external" ON "club" USING btree ("source","external_id");--> statement-breakpoint
CREATE INDEX "enquiry_club" ON "enquiry" USING btree ("club_id","state","created_at");--> statement-breakpoint
CREATE INDEX "enquiry_need" ON "enquiry" USING btree ("need_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_slug" ON "event" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "event_club" ON "event" USING btree ("club_id","state");--> statement-breakpoint
CREATE INDEX "event_topics" ON "event" USING gin ("topics");--> statement-breakpoint
CREATE INDEX "event_state" ON "event" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "event_place" ON "event" USING btree ("place_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_date_once" ON "event_date" USING btree ("event_id","local_start");--> statement-breakpoint
CREATE INDEX "event_date_at" ON "event_date" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "event_date_planned" ON "event_date" USING btree ("starts_at","id") WHERE state <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "need_slug" ON "need" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "need_club" ON "need" USING btree ("club_id","state");--> statement-breakpoint
CREATE INDEX "need_open_new" ON "need" USING btree ("published_at" DESC NULLS LAST,"id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "need_open_next" ON "need" USING btree ("next_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "need_open_district" ON "need" USING btree ("district","published_at" DESC NULLS LAST) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "need_topics" ON "need" USING gin ("topics");--> statement-breakpoint
CREATE INDEX "need_days" ON "need" USING gin ("days");--> statement-breakpoint
CREATE INDEX "need_state" ON "need" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "need_place" ON "need" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "need_role_need" ON "need_role" USING btree ("need_id","position");--> statement-breakpoint
CREATE INDEX "need_session_need" ON "need_session" USING btree ("need_id","starts_at");--> statement-breakpoint
CREATE INDEX "need_session_at" ON "need_session" USING btree ("starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "news_slug" ON "news" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "news_club" ON "news" USING btree ("club_id","published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "news_published" ON "news" USING btree ("published_at" DESC NULLS LAST,"id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "news_topics" ON "news" USING gin ("topics");--> statement-breakpoint
CREATE INDEX "news_state" ON "news" USING btree ("state","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_once" ON "membership" USING btree ("person_id","club_id");--> statement-breakpoint
CREATE INDEX "membership_club" ON "membership" USING btree ("club_id");--> statement-breakpoint
CREATE UNIQUE INDEX "office_role_once" ON "office_role" USING btree ("person_id","team");--> statement-breakpoint
CREATE UNIQUE INDEX "person_mail" ON "person" USING btree ("mail");--> statement-breakpoint
CREATE UNIQUE INDEX "person_demo" ON "person" USING btree ("demo_key");--> statement-breakpoint
CREATE INDEX "place_lat_lon" ON "place" USING btree ("lat","lon");--> statement-breakpoint
CREATE INDEX "place_street" ON "place" USING btree ("street");--> statement-breakpoint
CREATE INDEX "address_thing" ON "address" USING btree ("thing_kind","thing_id");--> statement-breakpoint
CREATE UNIQUE INDEX "version_number" ON "version" USING btree ("thing_kind","thing_id","number");--> statement-breakpoint
CREATE INDEX "version_state" ON "version" USING btree ("state","submitted_at");