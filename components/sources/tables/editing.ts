import type { ModelSave } from "@/components/sources/use-change-model";

/** What every part of a table's page may do to the model. `save` shows the change at once and says when it failed. */
export type Editing = { canEdit: boolean; save: (save: ModelSave) => void };
