ALTER TABLE `sources` ADD `table_count` int;--> statement-breakpoint
ALTER TABLE `sources` ADD `server_version` varchar(190);--> statement-breakpoint
ALTER TABLE `sources` ADD `can_write` boolean;