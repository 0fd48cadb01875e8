CREATE TABLE `answer_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`message_id` text NOT NULL,
	`source_id` text NOT NULL,
	`question` text NOT NULL,
	`understood` text,
	`sql` text,
	`engine` text,
	`model` text,
	`prompt_version` text,
	`verdict` text NOT NULL,
	`reason` text,
	`comment` text,
	`resolved_by` text,
	`resolved_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_feedback_message` ON `answer_feedback` (`user_id`,`message_id`);--> statement-breakpoint
CREATE INDEX `answer_feedback_source` ON `answer_feedback` (`source_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `chart_choices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`source_id` text NOT NULL,
	`shape` text NOT NULL,
	`spec` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chart_choices_shape` ON `chart_choices` (`user_id`,`source_id`,`shape`);--> statement-breakpoint
CREATE TABLE `model_budgets` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`subject` text NOT NULL,
	`period` text NOT NULL,
	`limit_nano_usd` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `model_budgets_subject` ON `model_budgets` (`scope`,`subject`,`period`);--> statement-breakpoint
CREATE TABLE `model_prices` (
	`model` text PRIMARY KEY NOT NULL,
	`input_nano_usd` integer NOT NULL,
	`cached_input_nano_usd` integer NOT NULL,
	`output_nano_usd` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `models` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`provider` text NOT NULL,
	`base_url` text,
	`model` text NOT NULL,
	`sealed_key` text,
	`structured_output` text NOT NULL,
	`disabled` integer NOT NULL,
	`last_test` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `models_name` ON `models` (`name`);--> statement-breakpoint
CREATE TABLE `prompt_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`prompt` text NOT NULL,
	`language` text NOT NULL,
	`version` integer NOT NULL,
	`text` text,
	`note` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prompt_versions_version` ON `prompt_versions` (`prompt`,`language`,`version`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`source_id` text NOT NULL,
	`conversation_id` text,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`error` text,
	`revision` integer NOT NULL,
	`document` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reports_owner` ON `reports` (`owner_id`,`updated_at`);--> statement-breakpoint
ALTER TABLE `messages` ADD `parent_id` text;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `reasoning_tokens` integer;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `cost_nano_usd` integer;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `first_token_ms` integer;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `fallback_from` text;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `prompt_version` text;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `source_id` text;--> statement-breakpoint
CREATE INDEX `model_calls_user` ON `model_calls` (`user_id`,`at`);--> statement-breakpoint
ALTER TABLE `sources` ADD `model_context` text;