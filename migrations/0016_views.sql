CREATE TABLE "view_count" (
	"day" date NOT NULL,
	"thing_kind" text NOT NULL,
	"thing_id" uuid NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "view_count_thing_id_thing_kind_day_pk" PRIMARY KEY("thing_id","thing_kind","day")
);
