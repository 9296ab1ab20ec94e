CREATE TABLE "review_look" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"review_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "text_module" ADD COLUMN "locale" text DEFAULT 'de' NOT NULL;--> statement-breakpoint
ALTER TABLE "text_module" DROP CONSTRAINT "text_module_decision_reason_key_pk";--> statement-breakpoint
ALTER TABLE "text_module" ADD CONSTRAINT "text_module_decision_reason_key_locale_pk" PRIMARY KEY("decision","reason_key","locale");--> statement-breakpoint
ALTER TABLE "review_look" ADD CONSTRAINT "review_look_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_look" ADD CONSTRAINT "review_look_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_look_review" ON "review_look" USING btree ("review_id");