CREATE TABLE "enquiry_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"from_club" boolean NOT NULL,
	"person_id" uuid,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enquiry_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"person_id" uuid,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enquiry_recipient" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enquiry_recipient_once" UNIQUE NULLS NOT DISTINCT("enquiry_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "enquiry_step" (
	"enquiry_id" uuid NOT NULL,
	"step" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "enquiry_step_enquiry_id_step_pk" PRIMARY KEY("enquiry_id","step")
);
--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "waiting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "clarified_way" text;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "clarified_on" text;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "clarified_by" uuid;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "enquiry" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "enquiry_message" ADD CONSTRAINT "enquiry_message_enquiry_id_enquiry_contact_enquiry_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiry_contact"("enquiry_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_message" ADD CONSTRAINT "enquiry_message_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_note" ADD CONSTRAINT "enquiry_note_enquiry_id_enquiry_contact_enquiry_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiry_contact"("enquiry_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_note" ADD CONSTRAINT "enquiry_note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_recipient" ADD CONSTRAINT "enquiry_recipient_enquiry_id_enquiry_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_recipient" ADD CONSTRAINT "enquiry_recipient_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_step" ADD CONSTRAINT "enquiry_step_enquiry_id_enquiry_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enquiry_message_enquiry" ON "enquiry_message" USING btree ("enquiry_id","created_at");--> statement-breakpoint
CREATE INDEX "enquiry_note_enquiry" ON "enquiry_note" USING btree ("enquiry_id","created_at");--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_clarified_by_person_id_fk" FOREIGN KEY ("clarified_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enquiry_waiting" ON "enquiry" USING btree ("state","created_at");