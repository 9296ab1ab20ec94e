CREATE INDEX "event_picture" ON "event" USING btree ("picture_id") WHERE picture_id is not null;--> statement-breakpoint
CREATE INDEX "need_picture" ON "need" USING btree ("picture_id") WHERE picture_id is not null;--> statement-breakpoint
CREATE INDEX "news_picture" ON "news" USING btree ("picture_id") WHERE picture_id is not null;