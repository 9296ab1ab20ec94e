CREATE TABLE "club_merge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"moved" jsonb NOT NULL,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "duplicate_pair" (
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"signs" text[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decider_id" uuid,
	CONSTRAINT "duplicate_pair_one_id_other_id_pk" PRIMARY KEY("one_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thing_kind" text NOT NULL,
	"thing_id" uuid NOT NULL,
	"club_id" uuid,
	"title" text NOT NULL,
	"path" text NOT NULL,
	"reason_key" text NOT NULL,
	"message" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"mail" text DEFAULT '' NOT NULL,
	"locale" text DEFAULT 'de' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"taker_id" uuid,
	"decided_at" timestamp with time zone,
	"decider_id" uuid,
	"measure" text,
	"decision" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_objection" (
	"report_id" uuid NOT NULL,
	"side" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_objection_report_id_side_pk" PRIMARY KEY("report_id","side")
);
--> statement-breakpoint
CREATE TABLE "review_check" (
	"review_id" uuid PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"findings" jsonb NOT NULL,
	"risk" integer NOT NULL,
	"checked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"review_id" uuid NOT NULL,
	"person_id" uuid,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "text_module" (
	"decision" text NOT NULL,
	"reason_key" text NOT NULL,
	"text" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "text_module_decision_reason_key_pk" PRIMARY KEY("decision","reason_key")
);
--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "undo" jsonb;--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "later_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_one_id_club_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."club"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_other_id_club_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."club"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_club_id_club_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."club"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_taker_id_person_id_fk" FOREIGN KEY ("taker_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_objection" ADD CONSTRAINT "report_objection_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_check" ADD CONSTRAINT "review_check_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_note" ADD CONSTRAINT "review_note_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_note" ADD CONSTRAINT "review_note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "club_merge_from" ON "club_merge" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "club_merge_into" ON "club_merge" USING btree ("into_id");--> statement-breakpoint
CREATE INDEX "duplicate_pair_open" ON "duplicate_pair" USING btree ("state","score");--> statement-breakpoint
CREATE INDEX "report_desk" ON "report" USING btree ("state","urgent","due_at");--> statement-breakpoint
CREATE INDEX "report_thing" ON "report" USING btree ("thing_kind","thing_id");--> statement-breakpoint
CREATE INDEX "report_club" ON "report" USING btree ("club_id");--> statement-breakpoint
CREATE INDEX "review_check_risk" ON "review_check" USING btree ("risk");--> statement-breakpoint
CREATE INDEX "review_note_review" ON "review_note" USING btree ("review_id","created_at");--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;