"use client";

import { Button, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ThingAtWork, ThingDrawer } from "@/components/sources/measures/form/thing-drawer";
import { ThingList } from "@/components/sources/measures/list/thing-list";
import classes from "@/components/sources/measures/measures-tab.module.css";
import { thingKinds, thingsOf } from "@/components/sources/measures/thing";
import { usePlaceParam } from "@/components/sources/use-place-param";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { SearchInput } from "@/components/ui/search-input";

/** The figures that can be asked for by name, the conditions that have one, and the levels that figures are opened up by. */
export function MeasuresTab({ model, canEdit }: SourceTabProps) {
  const t = useTranslations("measures");
  const [given, setKind] = usePlaceParam("kind");
  const [table] = usePlaceParam("table");
  const [search, setSearch] = useState("");
  const [work, setWork] = useState<ThingAtWork | null>(null);
  const kind = thingKinds.find((each) => each === given) ?? "measure";
  const add = () => setWork({ kind, thing: null });
  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t("kind")}
          value={kind}
          onChange={(value) => setKind(value === "measure" ? null : value)}
          data={thingKinds.map((value) => ({
            value,
            label: t(`kinds.${value}`, { count: thingsOf(model, value).length }),
          }))}
        />
        <SearchInput label={t(`search.${kind}`)} value={search} onChange={setSearch} className={classes.search} />
        {canEdit ? (
          <Button className={classes.add} leftSection={<IconPlus size={16} />} onClick={add}>
            {t(`add.${kind}`)}
          </Button>
        ) : null}
      </div>
      <ThingList
        key={kind}
        {...{ model, kind, search, canEdit }}
        first={table}
        onOpen={(thing) => setWork({ kind: thing.kind, thing })}
      />
      <ThingDrawer model={model} work={work} canEdit={canEdit} onClose={() => setWork(null)} />
    </>
  );
}
