import { errorMessage } from "@/lib/i18n/error-message";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { Driver } from "@/lib/source/driver";
import { openDriver } from "@/lib/source/open-driver";
import type { Connection } from "@/lib/source/schema";

export type OpenedSource = { readonly driver: Driver; readonly model: SemanticModel };

/** Connects without touching the store, introspects and builds the model. Fails: throws an Error with the sentence. */
export async function openModel(connection: Connection, sourceId: string): Promise<OpenedSource> {
  const opened = await openDriver(connection, "anywhere");
  if (!opened.ok) throw new Error(errorMessage(opened.error, "en"));
  const driver = opened.value;
  const structure = await driver.introspect({ signal: new AbortController().signal, onProgress: () => undefined });
  if (!structure.ok) {
    await driver.close();
    throw new Error(errorMessage(structure.error, "en"));
  }
  return { driver, model: buildModel(structure.value, sourceId) };
}
