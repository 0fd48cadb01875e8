import { AppError } from "@/lib/errors";

/** A backup that cannot be used, or not here; nothing was changed. The message is for the operator. */
export class BackupRefused extends AppError {}
