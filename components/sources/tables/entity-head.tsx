"use client";

import { Anchor, Group, Title, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowLeft, IconChevronRight, IconEyeOff } from "@tabler/icons-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { AcceptMenu } from "@/components/sources/tables/accept-menu";
import { EditText } from "@/components/sources/tables/edit/edit-text";
import type { Editing } from "@/components/sources/tables/editing";
import { EntityFields } from "@/components/sources/tables/entity-fields";
import classes from "@/components/sources/tables/entity-page.module.css";
import { useEntityEdit } from "@/components/sources/tables/fields/use-column-edit";
import { RelatedTables } from "@/components/sources/tables/related-tables";
import { wordsIn, wordsToSet } from "@/components/sources/tables/worded";
import { useSourcePlace } from "@/components/sources/use-source-place";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

type EntityHeadProps = { model: SemanticModel; entity: Entity; editing: Editing };

/** What a table is: its name and description, edited where they stand, what it belongs to, and all else that is known of it. */
export function EntityHead({ model, entity, editing }: EntityHeadProps) {
  const t = useTranslations("meaning");
  const locale = useLocale();
  const [, go] = useSourcePlace();
  const [isOpen, { toggle }] = useDisclosure(false);
  const { set } = useEntityEdit(entity, editing);
  const words = wordsIn(entity, locale);
  return (
    <header className={classes.head}>
      <Anchor component="button" size="xs" className={classes.back} onClick={() => go({ table: null, column: null })}>
        <IconArrowLeft size={12} aria-hidden="true" /> {t("allTables")}
      </Anchor>
      <div className={classes.top}>
        <div className={classes.words}>
          <Title order={2} id="entity-title" aria-label={words.label}>
            <EditText
              name={t("fieldOf", { field: t("fields.label"), name: entity.table })}
              value={words.label}
              placeholder=""
              required
              lengthMax={120}
              canEdit={editing.canEdit}
              onSave={(label) => label && set("label", wordsToSet(entity, locale, { label }))}
            />
          </Title>
          <Facts entity={entity} />
        </div>
        <Group gap="xs" className={classes.actions}>
          <AcceptMenu model={model} entity={entity} editing={editing} />
        </Group>
      </div>
      <div className={classes.description}>
        <EditText
          name={t("fieldOf", { field: t("fields.description"), name: entity.label })}
          value={words.description}
          placeholder={t("edit.describe")}
          multiline
          lengthMax={2_000}
          canEdit={editing.canEdit}
          onSave={(text) => set("description", wordsToSet(entity, locale, { description: text }))}
        />
      </div>
      <RelatedTables model={model} entity={entity} />
      <UnstyledButton className={classes.fold} aria-expanded={isOpen} onClick={toggle}>
        <IconChevronRight size={14} aria-hidden="true" /> {t("moreAbout")}
      </UnstyledButton>
      {isOpen ? (
        <div className={classes.fields}>
          <EntityFields model={model} entity={entity} editing={editing} />
        </div>
      ) : null}
    </header>
  );
}

function Facts({ entity }: { entity: Entity }) {
  const t = useTranslations("data");
  const words = useTranslations("meaning");
  const format = useFormatter();
  const { rowEstimate, kind, columns } = entity;
  const facts = [
    kind === "view" ? t("view") : kind === "query" ? words("queryEntity") : null,
    rowEstimate === null ? null : t("rows", { rows: format.number(rowEstimate, { maximumFractionDigits: 0 }) }),
    t("columns", { columns: columns.length }),
    entity.isLink ? words("linkTable") : null,
  ];
  return (
    <div className={classes.facts}>
      <code className={classes.code}>{entity.schema ? `${entity.schema}.${entity.table}` : entity.table}</code>
      {facts.map((fact) => (fact === null ? null : <span key={fact}>{fact}</span>))}
      {entity.hidden ? (
        <span className={classes.hidden}>
          <IconEyeOff size={14} aria-hidden="true" /> {t("hidden")}
        </span>
      ) : null}
    </div>
  );
}
