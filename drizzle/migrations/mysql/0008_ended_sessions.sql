CREATE TABLE `ended_sessions` (
	`id` char(36) NOT NULL,
	`user_id` char(36) NOT NULL,
	`expires_at` bigint NOT NULL,
	CONSTRAINT `ended_sessions_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE INDEX `ended_sessions_expires` ON `ended_sessions` (`expires_at`);