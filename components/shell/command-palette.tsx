"use client";

import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch, IconSparkles } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { leaveQuestion } from "@/components/chat/pending-question";
import classes from "@/components/shell/command-palette.module.css";
import { matchesQuery } from "@/components/shell/palette/matches-query";
import { usePaletteGroups } from "@/components/shell/palette/use-palette-groups";

const [store, actions] = createSpotlight();

/** Opens and closes the palette from anywhere in the shell. */
export const palette = actions;

/** Handed through to the scroll area (its types do not say so): what scrolls must be reachable by keyboard. */
const reachable = { viewportProps: { tabIndex: 0 } };

/** Ctrl/⌘-K: everything in the product by typing a part of its name, or a question to ask right away. */
export function CommandPalette() {
  const t = useTranslations("shell.palette");
  const [query, setQuery] = useState("");

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      tagsToIgnore={[]}
      scrollable
      maxHeight={420}
      radius="lg"
      size={620}
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      classNames={classes}
      attributes={{ content: { "aria-label": t("title") } }}
    >
      <Spotlight.Search
        placeholder={t("placeholder")}
        aria-label={t("placeholder")}
        leftSection={<IconSearch size={18} />}
      />
      <Spotlight.ActionsList {...reachable}>
        <FoundItems query={query} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/**
 * What fits the words that were typed. There only while the palette is open: a list that it has asked for is known to the page, and
 * pages do not put what they bring along in place of what is known, so their first paint would be without it.
 */
function FoundItems({ query }: { query: string }) {
  const t = useTranslations("shell.palette");
  const groups = usePaletteGroups()
    .map((group) => ({ ...group, items: group.items.filter((item) => matchesQuery(item, query)) }))
    .filter((group) => group.items.length > 0);
  const question = query.trim();
  return (
    <>
      {groups.map((group) => (
        <Spotlight.ActionsGroup key={group.id} label={t(`groups.${group.id}`)}>
          {group.items.map(({ id, label, description, Icon, onSelect }) => (
            <Spotlight.Action
              key={id}
              label={label}
              description={description}
              leftSection={<Icon size={18} stroke={1.7} />}
              onClick={onSelect}
            />
          ))}
        </Spotlight.ActionsGroup>
      ))}
      {question === "" ? null : <AskAction question={question} />}
    </>
  );
}

/** What was typed, as a question. */
function AskAction({ question }: { question: string }) {
  const t = useTranslations("shell.palette");
  const router = useRouter();
  function ask() {
    leaveQuestion(question);
    router.push("/ask");
  }
  return (
    <Spotlight.ActionsGroup label={t("groups.ask")}>
      <Spotlight.Action
        label={t("ask", { question })}
        leftSection={<IconSparkles size={18} stroke={1.7} />}
        onClick={ask}
      />
    </Spotlight.ActionsGroup>
  );
}
