"use client";

import { Button, Text } from "@mantine/core";
import { IconPlus, IconVocabulary } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/sources/glossary/glossary-tab.module.css";
import { TermDialog } from "@/components/sources/glossary/term-dialog";
import { TermRow } from "@/components/sources/glossary/term-row";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import type { GlossaryTerm } from "@/lib/semantic/schema";

/** A term that is worked on; null is a new one. */
type TermAtWork = { readonly term: GlossaryTerm | null };

/** The words of the business, what they mean, and what of the data they stand for. */
export function GlossaryTab({ model, canEdit }: SourceTabProps) {
  const t = useTranslations("glossary");
  const locale = useLocale();
  const [search, setSearch] = useState("");
  const [work, setWork] = useState<TermAtWork | null>(null);
  const terms = (model.glossary ?? []).toSorted((a, b) => a.term.localeCompare(b.term, locale));
  const words = search.trim().toLowerCase();
  const found = terms.filter(({ term, meaning, synonyms }) =>
    [term, meaning, ...synonyms].some((text) => text.toLowerCase().includes(words)),
  );
  const add = canEdit ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setWork({ term: null })}>
      {t("add")}
    </Button>
  ) : null;
  return (
    <>
      {terms.length === 0 ? (
        <EmptyState
          icon={<IconVocabulary size={24} />}
          title={t("emptyTitle")}
          body={t(canEdit ? "emptyBody" : "emptyBodyOthers")}
          action={add}
        />
      ) : (
        <>
          <div className={classes.bar}>
            <SearchInput label={t("search")} value={search} onChange={setSearch} className={classes.search} />
            {add}
          </div>
          {found.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("nothingFound", { search })}
            </Text>
          ) : (
            <ul className={classes.list} aria-label={t("label")}>
              {found.map((term) => (
                <TermRow key={term.id} {...{ model, term, canEdit }} onEdit={() => setWork({ term })} />
              ))}
            </ul>
          )}
        </>
      )}
      {work === null ? null : <TermDialog model={model} term={work.term} onClose={() => setWork(null)} />}
    </>
  );
}
