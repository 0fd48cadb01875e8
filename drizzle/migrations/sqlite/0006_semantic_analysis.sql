CREATE TABLE `analysis_parts` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_hash` text NOT NULL,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `analysis_parts_subject` ON `analysis_parts` (`run_id`,`kind`,`subject_hash`);--> statement-breakpoint
CREATE TABLE `analysis_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`status` text NOT NULL,
	`stage` text,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`subject` text,
	`error` text,
	`proposal` text,
	`instance` text,
	`started_by` text,
	`created_at` integer NOT NULL,
	`heartbeat_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `analysis_runs_source` ON `analysis_runs` (`source_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `analysis_runs_status` ON `analysis_runs` (`status`);--> statement-breakpoint
CREATE TABLE `entity_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`entity` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entity_questions_day` ON `entity_questions` (`source_id`,`entity`,`day`);--> statement-breakpoint
ALTER TABLE `semantic_models` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `semantic_models` ADD `note` text;