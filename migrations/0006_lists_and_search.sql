DROP INDEX "need_topics";--> statement-breakpoint
DROP INDEX "need_days";--> statement-breakpoint
ALTER TABLE "search_entry" ADD COLUMN "heads" "tsvector" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_entry" ADD COLUMN "counted" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
CREATE INDEX "need_open_topics" ON "need" USING gin ("topics") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "need_open_regular" ON "need" USING gin ("days") WHERE state = 'open' and next_at is null;--> statement-breakpoint
CREATE INDEX "need_open_count" ON "need" USING btree ("expires_at","publish_from","club_id","next_at","effort","for_two","german") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "search_entry_heads" ON "search_entry" USING gin ("heads");