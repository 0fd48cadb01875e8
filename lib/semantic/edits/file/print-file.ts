import { Document } from "yaml";
import type { ModelFile } from "@/lib/semantic/edits/file/file-schema";

const head = ` What the data means. Edit it and bring it back under Data → source → File, or with "source import-model".
 A table or column that is not named stays as it is; of one that is named, what is not said is empty, but for label and role.
 A list that stands here is complete: what is not in it goes.`;

/** A file as text: two spaces, long lines left whole, so that a change of one word is a change of one line. */
export function printFile(file: ModelFile): string {
  const document = new Document(file, { aliasDuplicateObjects: false });
  document.commentBefore = head;
  return document.toString({ lineWidth: 0, indentSeq: true, flowCollectionPadding: false });
}
