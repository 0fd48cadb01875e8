CREATE TABLE `api_tokens` (
	`id` char(36) NOT NULL,
	`user_id` char(36) NOT NULL,
	`name` varchar(190) NOT NULL,
	`secret_hash` varchar(64) NOT NULL,
	`created_at` bigint NOT NULL,
	`expires_at` bigint,
	`last_used_at` bigint,
	`revoked_at` bigint,
	CONSTRAINT `api_tokens_id` PRIMARY KEY(`id`),
	CONSTRAINT `api_tokens_secret_hash` UNIQUE(`secret_hash`)
);
--> statement-breakpoint
CREATE TABLE `audit_events` (
	`id` char(36) NOT NULL,
	`at` bigint NOT NULL,
	`user_id` char(36),
	`action` varchar(60) NOT NULL,
	`subject` varchar(255),
	`request_id` varchar(64),
	`details` longtext NOT NULL,
	CONSTRAINT `audit_events_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` char(36) NOT NULL,
	`user_id` char(36) NOT NULL,
	`source_id` char(36),
	`title` varchar(200) NOT NULL,
	`created_at` bigint NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `conversations_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `dashboard_revisions` (
	`id` char(36) NOT NULL,
	`dashboard_id` char(36) NOT NULL,
	`revision` int NOT NULL,
	`title` varchar(200) NOT NULL,
	`config` longtext NOT NULL,
	`saved_by` char(36) NOT NULL,
	`saved_at` bigint NOT NULL,
	CONSTRAINT `dashboard_revisions_id` PRIMARY KEY(`id`),
	CONSTRAINT `dashboard_revisions_revision` UNIQUE(`dashboard_id`,`revision`)
);
--> statement-breakpoint
CREATE TABLE `dashboards` (
	`id` char(36) NOT NULL,
	`title` varchar(200) NOT NULL,
	`description` longtext,
	`owner_id` char(36) NOT NULL,
	`visibility` varchar(20) NOT NULL,
	`revision` int NOT NULL,
	`config` longtext NOT NULL,
	`updated_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `dashboards_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` char(36) NOT NULL,
	`conversation_id` char(36) NOT NULL,
	`position` int NOT NULL,
	`role` varchar(20) NOT NULL,
	`parts` longtext NOT NULL,
	`created_at` bigint NOT NULL,
	CONSTRAINT `messages_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `model_calls` (
	`id` char(36) NOT NULL,
	`at` bigint NOT NULL,
	`user_id` char(36),
	`conversation_id` char(36),
	`operation` varchar(30) NOT NULL,
	`provider` varchar(40) NOT NULL,
	`model` varchar(120) NOT NULL,
	`input_tokens` bigint NOT NULL,
	`output_tokens` bigint NOT NULL,
	`cached_input_tokens` bigint NOT NULL,
	`duration_ms` int NOT NULL,
	`outcome` varchar(40) NOT NULL,
	CONSTRAINT `model_calls_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `queries` (
	`id` char(36) NOT NULL,
	`user_id` char(36) NOT NULL,
	`conversation_id` char(36),
	`source_id` char(36) NOT NULL,
	`question` longtext NOT NULL,
	`sql` longtext NOT NULL,
	`plan` longtext,
	`engine` varchar(20) NOT NULL,
	`created_at` bigint NOT NULL,
	CONSTRAINT `queries_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `semantic_models` (
	`id` char(36) NOT NULL,
	`source_id` char(36) NOT NULL,
	`revision` int NOT NULL,
	`model` longtext NOT NULL,
	`created_by` char(36),
	`created_at` bigint NOT NULL,
	CONSTRAINT `semantic_models_id` PRIMARY KEY(`id`),
	CONSTRAINT `semantic_models_revision` UNIQUE(`source_id`,`revision`)
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` varchar(100) NOT NULL,
	`value` longtext NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `settings_name` PRIMARY KEY(`name`)
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` char(36) NOT NULL,
	`name` varchar(190) NOT NULL,
	`kind` varchar(20) NOT NULL,
	`sealed_connection` longtext NOT NULL,
	`analysis_status` varchar(20) NOT NULL,
	`analysis_error` longtext,
	`structure` longtext,
	`created_by` char(36),
	`created_at` bigint NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `sources_id` PRIMARY KEY(`id`),
	CONSTRAINT `sources_name` UNIQUE(`name`)
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` char(36) NOT NULL,
	`email` varchar(190) NOT NULL,
	`name` varchar(190) NOT NULL,
	`role` varchar(20) NOT NULL,
	`password_hash` varchar(255),
	`groups` longtext NOT NULL,
	`attributes` longtext NOT NULL,
	`locale` varchar(10),
	`disabled` boolean NOT NULL,
	`session_epoch` int NOT NULL,
	`created_at` bigint NOT NULL,
	`last_seen_at` bigint,
	CONSTRAINT `users_id` PRIMARY KEY(`id`),
	CONSTRAINT `users_email` UNIQUE(`email`)
);
--> statement-breakpoint
CREATE INDEX `api_tokens_user` ON `api_tokens` (`user_id`);--> statement-breakpoint
CREATE INDEX `audit_events_at` ON `audit_events` (`at`);--> statement-breakpoint
CREATE INDEX `audit_events_user` ON `audit_events` (`user_id`,`at`);--> statement-breakpoint
CREATE INDEX `conversations_user` ON `conversations` (`user_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `dashboards_owner` ON `dashboards` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `messages_conversation` ON `messages` (`conversation_id`,`position`);--> statement-breakpoint
CREATE INDEX `model_calls_at` ON `model_calls` (`at`);--> statement-breakpoint
CREATE INDEX `queries_user` ON `queries` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `queries_conversation` ON `queries` (`conversation_id`);