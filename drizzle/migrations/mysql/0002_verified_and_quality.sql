CREATE TABLE `quality_results` (
	`id` char(36) NOT NULL,
	`run_id` char(36) NOT NULL,
	`case_id` char(36) NOT NULL,
	`question` longtext NOT NULL,
	`gold_sql` longtext NOT NULL,
	`outcome` varchar(20) NOT NULL,
	`is_right` boolean NOT NULL,
	`confident` boolean NOT NULL,
	`confidence_permille` int NOT NULL,
	`sql` longtext,
	`problem` longtext,
	`ms` int NOT NULL,
	`input_tokens` bigint NOT NULL,
	`output_tokens` bigint NOT NULL,
	CONSTRAINT `quality_results_id` PRIMARY KEY(`id`),
	CONSTRAINT `quality_results_case` UNIQUE(`run_id`,`case_id`)
);
--> statement-breakpoint
CREATE TABLE `quality_runs` (
	`id` char(36) NOT NULL,
	`set_id` char(36) NOT NULL,
	`engine` varchar(20) NOT NULL,
	`model` varchar(120),
	`prompt_version` varchar(60),
	`model_revision` int NOT NULL,
	`status` varchar(20) NOT NULL,
	`error` longtext,
	`total` int NOT NULL,
	`answered` int NOT NULL,
	`right_count` int NOT NULL,
	`confident` int NOT NULL,
	`confident_right` int NOT NULL,
	`clarified` int NOT NULL,
	`refused` int NOT NULL,
	`input_tokens` bigint NOT NULL,
	`output_tokens` bigint NOT NULL,
	`median_ms` int,
	`p95_ms` int,
	`started_by` char(36) NOT NULL,
	`started_at` bigint NOT NULL,
	`ended_at` bigint,
	CONSTRAINT `quality_runs_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `question_cases` (
	`id` char(36) NOT NULL,
	`set_id` char(36) NOT NULL,
	`position` int NOT NULL,
	`question` longtext NOT NULL,
	`gold_sql` longtext NOT NULL,
	`conversation` varchar(120),
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	CONSTRAINT `question_cases_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `question_sets` (
	`id` char(36) NOT NULL,
	`source_id` char(36) NOT NULL,
	`name` varchar(120) NOT NULL,
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `question_sets_id` PRIMARY KEY(`id`),
	CONSTRAINT `question_sets_name` UNIQUE(`source_id`,`name`)
);
--> statement-breakpoint
CREATE TABLE `verified_questions` (
	`id` char(36) NOT NULL,
	`source_id` char(36) NOT NULL,
	`question` longtext NOT NULL,
	`language` varchar(10) NOT NULL,
	`plan` longtext,
	`sql` longtext NOT NULL,
	`chart` longtext,
	`created_by` char(36) NOT NULL,
	`created_at` bigint NOT NULL,
	`updated_at` bigint NOT NULL,
	CONSTRAINT `verified_questions_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE INDEX `quality_runs_set` ON `quality_runs` (`set_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `question_cases_set` ON `question_cases` (`set_id`,`position`);--> statement-breakpoint
CREATE INDEX `verified_questions_source` ON `verified_questions` (`source_id`,`updated_at`);