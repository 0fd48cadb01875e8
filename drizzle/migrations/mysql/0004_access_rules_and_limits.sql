CREATE TABLE `access_rules` (
	`id` char(36) NOT NULL,
	`source_id` char(36) NOT NULL,
	`entity` varchar(255) NOT NULL,
	`kind` varchar(10) NOT NULL,
	`column_name` varchar(255),
	`condition_sql` longtext,
	`mask` varchar(20),
	`roles` longtext NOT NULL,
	`groups` longtext NOT NULL,
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `access_rules_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `dashboard_links` (
	`id` char(36) NOT NULL,
	`dashboard_id` char(36) NOT NULL,
	`name` varchar(120) NOT NULL,
	`token_hash` varchar(64) NOT NULL,
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	`expires_at` bigint,
	`revoked_at` bigint,
	`last_used_at` bigint,
	CONSTRAINT `dashboard_links_id` PRIMARY KEY(`id`),
	CONSTRAINT `dashboard_links_token_hash` UNIQUE(`token_hash`)
);
--> statement-breakpoint
ALTER TABLE `audit_events` ADD `source_id` char(36);--> statement-breakpoint
ALTER TABLE `audit_events` ADD `text` longtext;--> statement-breakpoint
ALTER TABLE `sources` ADD `limits` longtext;--> statement-breakpoint
CREATE INDEX `access_rules_source` ON `access_rules` (`source_id`);--> statement-breakpoint
CREATE INDEX `dashboard_links_dashboard` ON `dashboard_links` (`dashboard_id`);--> statement-breakpoint
CREATE INDEX `audit_events_source` ON `audit_events` (`source_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_events_action` ON `audit_events` (`action`,`at`);