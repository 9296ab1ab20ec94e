CREATE TABLE "club_hold" (
	"club_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state_before" text NOT NULL,
	"reason_key" text NOT NULL,
	"reason" text NOT NULL,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office_invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mail" text NOT NULL,
	"team" text NOT NULL,
	"role" text NOT NULL,
	"locale" text DEFAULT 'de' NOT NULL,
	"inviter_id" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "club_hold" ADD CONSTRAINT "club_hold_club_id_club_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."club"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_hold" ADD CONSTRAINT "club_hold_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_invitation" ADD CONSTRAINT "office_invitation_inviter_id_person_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "office_invitation_open" ON "office_invitation" USING btree ("state","expires_at");