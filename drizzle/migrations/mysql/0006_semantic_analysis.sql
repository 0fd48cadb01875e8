CREATE TABLE `analysis_parts` (
	`id` char(36) NOT NULL,
	`run_id` char(36) NOT NULL,
	`kind` varchar(20) NOT NULL,
	`subject_hash` varchar(64) NOT NULL,
	`data` longtext NOT NULL,
	CONSTRAINT `analysis_parts_id` PRIMARY KEY(`id`),
	CONSTRAINT `analysis_parts_subject` UNIQUE(`run_id`,`kind`,`subject_hash`)
);
--> statement-breakpoint
CREATE TABLE `analysis_runs` (
	`id` char(36) NOT NULL,
	`source_id` char(36) NOT NULL,
	`status` varchar(20) NOT NULL,
	`stage` varchar(20),
	`done` int NOT NULL,
	`total` int NOT NULL,
	`subject` varchar(255),
	`error` longtext,
	`proposal` longtext,
	`instance` varchar(64),
	`started_by` char(36),
	`created_at` bigint NOT NULL,
	`heartbeat_at` bigint,
	`finished_at` bigint,
	CONSTRAINT `analysis_runs_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `entity_questions` (
	`id` char(36) NOT NULL,
	`source_id` char(36) NOT NULL,
	`entity` varchar(255) NOT NULL,
	`day` varchar(10) NOT NULL,
	`count` int NOT NULL,
	CONSTRAINT `entity_questions_id` PRIMARY KEY(`id`),
	CONSTRAINT `entity_questions_day` UNIQUE(`source_id`,`entity`,`day`)
);
--> statement-breakpoint
ALTER TABLE `semantic_models` ADD `origin` varchar(20);--> statement-breakpoint
ALTER TABLE `semantic_models` ADD `note` varchar(255);--> statement-breakpoint
CREATE INDEX `analysis_runs_source` ON `analysis_runs` (`source_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `analysis_runs_status` ON `analysis_runs` (`status`);