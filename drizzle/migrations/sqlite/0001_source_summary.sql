ALTER TABLE `sources` ADD `table_count` integer;--> statement-breakpoint
ALTER TABLE `sources` ADD `server_version` text;--> statement-breakpoint
ALTER TABLE `sources` ADD `can_write` integer;