import { AppError } from "@/lib/errors";

/** Others use the store, whose work would be lost or mixed up. */
export class StoreInUse extends AppError {}
