CREATE TABLE `access_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`entity` text NOT NULL,
	`kind` text NOT NULL,
	`column_name` text,
	`condition_sql` text,
	`mask` text,
	`roles` text NOT NULL,
	`groups` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `access_rules_source` ON `access_rules` (`source_id`);--> statement-breakpoint
CREATE TABLE `dashboard_links` (
	`id` text PRIMARY KEY NOT NULL,
	`dashboard_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`revoked_at` integer,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dashboard_links_token_hash` ON `dashboard_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `dashboard_links_dashboard` ON `dashboard_links` (`dashboard_id`);--> statement-breakpoint
ALTER TABLE `audit_events` ADD `source_id` text;--> statement-breakpoint
ALTER TABLE `audit_events` ADD `text` text;--> statement-breakpoint
CREATE INDEX `audit_events_source` ON `audit_events` (`source_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_events_action` ON `audit_events` (`action`,`at`);--> statement-breakpoint
ALTER TABLE `sources` ADD `limits` text;