CREATE TABLE `comment_mentions` (
	`id` char(36) NOT NULL,
	`comment_id` char(36) NOT NULL,
	`user_id` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	`read_at` bigint,
	CONSTRAINT `comment_mentions_id` PRIMARY KEY(`id`),
	CONSTRAINT `comment_mentions_user` UNIQUE(`comment_id`,`user_id`)
);
--> statement-breakpoint
CREATE TABLE `dashboard_comments` (
	`id` char(36) NOT NULL,
	`dashboard_id` char(36) NOT NULL,
	`widget_id` varchar(64),
	`parent_id` char(36),
	`author_id` char(36) NOT NULL,
	`text` longtext NOT NULL,
	`created_at` bigint NOT NULL,
	`edited_at` bigint,
	`resolved_at` bigint,
	CONSTRAINT `dashboard_comments_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `dashboard_drafts` (
	`id` char(36) NOT NULL,
	`dashboard_id` char(36) NOT NULL,
	`user_id` char(36) NOT NULL,
	`revision` int NOT NULL,
	`title` varchar(200) NOT NULL,
	`config` longtext NOT NULL,
	`saved_at` bigint NOT NULL,
	CONSTRAINT `dashboard_drafts_id` PRIMARY KEY(`id`),
	CONSTRAINT `dashboard_drafts_user` UNIQUE(`dashboard_id`,`user_id`)
);
--> statement-breakpoint
CREATE TABLE `dashboard_embeds` (
	`id` char(36) NOT NULL,
	`dashboard_id` char(36) NOT NULL,
	`name` varchar(120) NOT NULL,
	`secret` longtext NOT NULL,
	`origins` longtext NOT NULL,
	`fixed` longtext NOT NULL,
	`viewer_id` char(36) NOT NULL,
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	`revoked_at` bigint,
	`last_used_at` bigint,
	CONSTRAINT `dashboard_embeds_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `dashboard_folders` (
	`id` char(36) NOT NULL,
	`name` varchar(80) NOT NULL,
	`parent_id` char(36),
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	CONSTRAINT `dashboard_folders_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `dashboard_shares` (
	`id` char(36) NOT NULL,
	`dashboard_id` char(36) NOT NULL,
	`kind` varchar(20) NOT NULL,
	`subject` varchar(120) NOT NULL,
	`level` varchar(20) NOT NULL,
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	CONSTRAINT `dashboard_shares_id` PRIMARY KEY(`id`),
	CONSTRAINT `dashboard_shares_subject` UNIQUE(`dashboard_id`,`kind`,`subject`)
);
--> statement-breakpoint
CREATE TABLE `dashboard_visits` (
	`id` char(36) NOT NULL,
	`user_id` char(36) NOT NULL,
	`dashboard_id` char(36) NOT NULL,
	`favoured_at` bigint,
	`visited_at` bigint,
	CONSTRAINT `dashboard_visits_id` PRIMARY KEY(`id`),
	CONSTRAINT `dashboard_visits_user` UNIQUE(`user_id`,`dashboard_id`)
);
--> statement-breakpoint
CREATE TABLE `pictures` (
	`id` char(36) NOT NULL,
	`media_type` varchar(40) NOT NULL,
	`digest` varchar(64) NOT NULL,
	`content` longtext NOT NULL,
	`byte_count` int NOT NULL,
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	CONSTRAINT `pictures_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `dashboard_links` ADD `password_hash` varchar(255);--> statement-breakpoint
ALTER TABLE `dashboard_links` ADD `fixed` longtext;--> statement-breakpoint
ALTER TABLE `dashboards` ADD `folder_id` char(36);--> statement-breakpoint
CREATE INDEX `comment_mentions_of` ON `comment_mentions` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `dashboard_comments_dashboard` ON `dashboard_comments` (`dashboard_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `dashboard_embeds_dashboard` ON `dashboard_embeds` (`dashboard_id`);--> statement-breakpoint
CREATE INDEX `dashboard_folders_parent` ON `dashboard_folders` (`parent_id`);--> statement-breakpoint
CREATE INDEX `dashboard_shares_of` ON `dashboard_shares` (`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `pictures_digest` ON `pictures` (`digest`);