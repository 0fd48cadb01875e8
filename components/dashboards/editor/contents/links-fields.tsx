"use client";

import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type LinkTarget, LinkTargetFields } from "@/components/dashboards/editor/contents/link-target-fields";
import { useItemKeys } from "@/components/dashboards/editor/item-keys/use-item-keys";
import classes from "@/components/dashboards/editor/panel.module.css";
import { useWidgetEdit, type WidgetOf } from "@/components/dashboards/editor/use-widget-edit";

type Link = WidgetOf<"links">["links"][number];
/** A link that has no target or no name yet is not part of the design. */
type Sketch = { label: string; note: string; to: LinkTarget | null };

const countMax = 50;

/** The links of a list, in their order. */
export function LinksFields({ widget }: { widget: WidgetOf<"links"> }) {
  const t = useTranslations("editor.links");
  const set = useWidgetEdit(widget);
  const [sketch, setSketch] = useState<Sketch | null>(null);
  const { links } = widget;
  const { keys, nextKey, dropKey } = useItemKeys(links);
  const change = (next: Link[], field?: string) => set("changeLinks", { links: next }, field);
  const sketched = (next: Sketch) => {
    if (next.label.trim() === "" || next.to === null) return setSketch(next);
    setSketch(null);
    change([...links, { label: next.label, note: next.note, to: next.to }]);
  };
  const edited = (index: number, { label, note, to }: Sketch) => {
    if (label.trim() !== "" && to !== null) change(links.with(index, { label, note, to }), `link ${keys[index]}`);
  };
  const removed = (index: number) => {
    dropKey(index);
    change(links.toSpliced(index, 1));
  };
  // A sketch that becomes a link stays the same fields: whoever types in them keeps the focus.
  const shown = [
    ...links.map((link, index) => ({ link, key: keys[index], set: (next: Sketch) => edited(index, next) })),
    ...(sketch ? [{ link: sketch, key: nextKey, set: sketched }] : []),
  ];
  return (
    <div className={classes.part}>
      {shown.map(({ link, key, set: onChange }, index) => (
        <LinkFields
          key={key}
          link={link}
          number={index + 1}
          onChange={onChange}
          onRemove={() => (index < links.length ? removed(index) : setSketch(null))}
        />
      ))}
      {sketch ? null : (
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: "flex-start" }}
          leftSection={<IconPlus size={14} />}
          disabled={links.length >= countMax}
          onClick={() => setSketch({ label: "", note: "", to: null })}
        >
          {t("add")}
        </Button>
      )}
    </div>
  );
}

type LinkFieldsProps = { link: Sketch; number: number; onChange: (link: Sketch) => void; onRemove: () => void };

function LinkFields({ link, number, onChange, onRemove }: LinkFieldsProps) {
  const t = useTranslations("editor.links");
  return (
    <fieldset className={classes.item} aria-label={t("link", { number })}>
      <TextInput
        size="xs"
        label={t("label")}
        value={link.label}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ ...link, label: currentTarget.value })}
      />
      <TextInput
        size="xs"
        label={t("note")}
        value={link.note}
        maxLength={500}
        onChange={({ currentTarget }) => onChange({ ...link, note: currentTarget.value })}
      />
      <LinkTargetFields to={link.to} onChange={(to) => onChange({ ...link, to })} />
      <Button
        variant="subtle"
        color="red"
        size="xs"
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconTrash size={14} />}
        onClick={onRemove}
      >
        {t("remove", { number })}
      </Button>
    </fieldset>
  );
}
