"use client";

import { ActionIcon, Badge, Tooltip } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/sources/glossary/glossary-tab.module.css";
import { useReferenceName } from "@/components/sources/glossary/use-reference-name";
import { useChangeModel } from "@/components/sources/use-change-model";
import type { GlossaryTerm, SemanticModel } from "@/lib/semantic/schema";

type TermRowProps = { model: SemanticModel; term: GlossaryTerm; canEdit: boolean; onEdit: () => void };

/** One word of the business. */
export function TermRow({ model, term: { id, term, meaning, synonyms, refersTo }, canEdit, onEdit }: TermRowProps) {
  const t = useTranslations("glossary");
  const nameOf = useReferenceName(model);
  const { mutate } = useChangeModel(model.sourceId);
  const remove = () => mutate({ changes: [{ kind: "remove", what: "term", id }], said: t("removed", { term }) });
  return (
    <li className={classes.row}>
      <div>
        <p className={classes.term}>{term}</p>
        {synonyms.length > 0 ? <p className={classes.synonyms}>{synonyms.join(", ")}</p> : null}
      </div>
      <div>
        <p className={classes.meaning}>{meaning}</p>
        {refersTo === null ? null : (
          <Badge variant="default" radius="sm" tt="none" fw={500} mt={4}>
            {nameOf(refersTo)}
          </Badge>
        )}
      </div>
      {canEdit ? (
        <div className={classes.actions}>
          <Tooltip label={t("edit")}>
            <ActionIcon aria-label={t("editOf", { term })} onClick={onEdit}>
              <IconPencil size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t("remove")}>
            <ActionIcon aria-label={t("removeOf", { term })} onClick={remove}>
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        </div>
      ) : null}
    </li>
  );
}
