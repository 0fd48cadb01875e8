CREATE TABLE `comment_mentions` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comment_mentions_user` ON `comment_mentions` (`comment_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `comment_mentions_of` ON `comment_mentions` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `dashboard_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`dashboard_id` text NOT NULL,
	`widget_id` text,
	`parent_id` text,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	`resolved_at` integer
);
--> statement-breakpoint
CREATE INDEX `dashboard_comments_dashboard` ON `dashboard_comments` (`dashboard_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `dashboard_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`dashboard_id` text NOT NULL,
	`user_id` text NOT NULL,
	`revision` integer NOT NULL,
	`title` text NOT NULL,
	`config` text NOT NULL,
	`saved_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dashboard_drafts_user` ON `dashboard_drafts` (`dashboard_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `dashboard_embeds` (
	`id` text PRIMARY KEY NOT NULL,
	`dashboard_id` text NOT NULL,
	`name` text NOT NULL,
	`secret` text NOT NULL,
	`origins` text NOT NULL,
	`fixed` text NOT NULL,
	`viewer_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE INDEX `dashboard_embeds_dashboard` ON `dashboard_embeds` (`dashboard_id`);--> statement-breakpoint
CREATE TABLE `dashboard_folders` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`parent_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dashboard_folders_parent` ON `dashboard_folders` (`parent_id`);--> statement-breakpoint
CREATE TABLE `dashboard_shares` (
	`id` text PRIMARY KEY NOT NULL,
	`dashboard_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`level` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dashboard_shares_subject` ON `dashboard_shares` (`dashboard_id`,`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `dashboard_shares_of` ON `dashboard_shares` (`kind`,`subject`);--> statement-breakpoint
CREATE TABLE `dashboard_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`dashboard_id` text NOT NULL,
	`favoured_at` integer,
	`visited_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dashboard_visits_user` ON `dashboard_visits` (`user_id`,`dashboard_id`);--> statement-breakpoint
CREATE TABLE `pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`digest` text NOT NULL,
	`content` text NOT NULL,
	`byte_count` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pictures_digest` ON `pictures` (`digest`);--> statement-breakpoint
ALTER TABLE `dashboard_links` ADD `password_hash` text;--> statement-breakpoint
ALTER TABLE `dashboard_links` ADD `fixed` text;--> statement-breakpoint
ALTER TABLE `dashboards` ADD `folder_id` text;