CREATE TABLE `quality_results` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`case_id` text NOT NULL,
	`question` text NOT NULL,
	`gold_sql` text NOT NULL,
	`outcome` text NOT NULL,
	`is_right` integer NOT NULL,
	`confident` integer NOT NULL,
	`confidence_permille` integer NOT NULL,
	`sql` text,
	`problem` text,
	`ms` integer NOT NULL,
	`input_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quality_results_case` ON `quality_results` (`run_id`,`case_id`);--> statement-breakpoint
CREATE TABLE `quality_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`set_id` text NOT NULL,
	`engine` text NOT NULL,
	`model` text,
	`prompt_version` text,
	`model_revision` integer NOT NULL,
	`status` text NOT NULL,
	`error` text,
	`total` integer NOT NULL,
	`answered` integer NOT NULL,
	`right_count` integer NOT NULL,
	`confident` integer NOT NULL,
	`confident_right` integer NOT NULL,
	`clarified` integer NOT NULL,
	`refused` integer NOT NULL,
	`input_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`median_ms` integer,
	`p95_ms` integer,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `quality_runs_set` ON `quality_runs` (`set_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `question_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`set_id` text NOT NULL,
	`position` integer NOT NULL,
	`question` text NOT NULL,
	`gold_sql` text NOT NULL,
	`conversation` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `question_cases_set` ON `question_cases` (`set_id`,`position`);--> statement-breakpoint
CREATE TABLE `question_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`name` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `question_sets_name` ON `question_sets` (`source_id`,`name`);--> statement-breakpoint
CREATE TABLE `verified_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`question` text NOT NULL,
	`language` text NOT NULL,
	`plan` text,
	`sql` text NOT NULL,
	`chart` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verified_questions_source` ON `verified_questions` (`source_id`,`updated_at`);