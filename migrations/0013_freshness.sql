CREATE TABLE "freshness_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"club_id" uuid NOT NULL,
	"thing_kind" text NOT NULL,
	"thing_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"step" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"told" integer DEFAULT 0 NOT NULL,
	"answer" text,
	CONSTRAINT "freshness_step_once" UNIQUE("thing_id","thing_kind","since","step")
);
--> statement-breakpoint
ALTER TABLE "freshness_step" ADD CONSTRAINT "freshness_step_club_id_club_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."club"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "freshness_step_club" ON "freshness_step" USING btree ("club_id","at");