CREATE TABLE `answer_feedback` (
	`id` char(36) NOT NULL,
	`user_id` char(36) NOT NULL,
	`conversation_id` char(36) NOT NULL,
	`message_id` char(36) NOT NULL,
	`source_id` char(36) NOT NULL,
	`question` longtext NOT NULL,
	`understood` longtext,
	`sql` longtext,
	`engine` varchar(20),
	`model` varchar(120),
	`prompt_version` varchar(60),
	`verdict` varchar(10) NOT NULL,
	`reason` varchar(40),
	`comment` longtext,
	`resolved_by` char(36),
	`resolved_at` bigint,
	`created_at` bigint NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `answer_feedback_id` PRIMARY KEY(`id`),
	CONSTRAINT `answer_feedback_message` UNIQUE(`user_id`,`message_id`)
);
--> statement-breakpoint
CREATE TABLE `chart_choices` (
	`id` char(36) NOT NULL,
	`user_id` char(36) NOT NULL,
	`source_id` char(36) NOT NULL,
	`shape` varchar(64) NOT NULL,
	`spec` longtext NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `chart_choices_id` PRIMARY KEY(`id`),
	CONSTRAINT `chart_choices_shape` UNIQUE(`user_id`,`source_id`,`shape`)
);
--> statement-breakpoint
CREATE TABLE `model_budgets` (
	`id` char(36) NOT NULL,
	`scope` varchar(20) NOT NULL,
	`subject` varchar(40) NOT NULL,
	`period` varchar(10) NOT NULL,
	`limit_nano_usd` bigint NOT NULL,
	`created_by` char(36) NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `model_budgets_id` PRIMARY KEY(`id`),
	CONSTRAINT `model_budgets_subject` UNIQUE(`scope`,`subject`,`period`)
);
--> statement-breakpoint
CREATE TABLE `model_prices` (
	`model` varchar(120) NOT NULL,
	`input_nano_usd` bigint NOT NULL,
	`cached_input_nano_usd` bigint NOT NULL,
	`output_nano_usd` bigint NOT NULL,
	`updated_by` char(36) NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `model_prices_model` PRIMARY KEY(`model`)
);
--> statement-breakpoint
CREATE TABLE `models` (
	`id` char(36) NOT NULL,
	`name` varchar(120) NOT NULL,
	`provider` varchar(40) NOT NULL,
	`base_url` varchar(500),
	`model` varchar(120) NOT NULL,
	`sealed_key` longtext,
	`structured_output` varchar(20) NOT NULL,
	`disabled` boolean NOT NULL,
	`last_test` longtext,
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `models_id` PRIMARY KEY(`id`),
	CONSTRAINT `models_name` UNIQUE(`name`)
);
--> statement-breakpoint
CREATE TABLE `prompt_versions` (
	`id` char(36) NOT NULL,
	`prompt` varchar(40) NOT NULL,
	`language` varchar(10) NOT NULL,
	`version` int NOT NULL,
	`text` longtext,
	`note` varchar(200),
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	CONSTRAINT `prompt_versions_id` PRIMARY KEY(`id`),
	CONSTRAINT `prompt_versions_version` UNIQUE(`prompt`,`language`,`version`)
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` char(36) NOT NULL,
	`owner_id` char(36) NOT NULL,
	`source_id` char(36) NOT NULL,
	`conversation_id` char(36),
	`title` varchar(200) NOT NULL,
	`status` varchar(20) NOT NULL,
	`error` longtext,
	`revision` int NOT NULL,
	`document` longtext NOT NULL,
	`created_at` bigint NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `reports_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `messages` ADD `parent_id` char(36);--> statement-breakpoint
ALTER TABLE `model_calls` ADD `reasoning_tokens` bigint;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `cost_nano_usd` bigint;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `first_token_ms` int;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `fallback_from` varchar(120);--> statement-breakpoint
ALTER TABLE `model_calls` ADD `prompt_version` varchar(60);--> statement-breakpoint
ALTER TABLE `model_calls` ADD `source_id` char(36);--> statement-breakpoint
ALTER TABLE `sources` ADD `model_context` longtext;--> statement-breakpoint
CREATE INDEX `answer_feedback_source` ON `answer_feedback` (`source_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `reports_owner` ON `reports` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `model_calls_user` ON `model_calls` (`user_id`,`at`);