"use client";

import { Button, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useItemKeys } from "@/components/dashboards/editor/item-keys/use-item-keys";
import classes from "@/components/dashboards/editor/panel.module.css";
import { useWidgetEdit, type WidgetOf } from "@/components/dashboards/editor/use-widget-edit";
import type { WidgetQuery } from "@/lib/dashboard/config/schema";

const QueryEditor = dynamic(
  () => import("@/components/dashboards/editor/query/query-editor").then((m) => m.QueryEditor),
  {
    ssr: false,
  },
);

type Value = WidgetOf<"text">["values"][number];

/** Markdown, and the figures that stand in it: `{{name}}`. */
export function TextFields({ widget }: { widget: WidgetOf<"text"> }) {
  const t = useTranslations("editor.text");
  const set = useWidgetEdit(widget);
  const [opened, { open, close }] = useDisclosure(false);
  const { markdown, values } = widget;
  const { keys, dropKey } = useItemKeys(values);
  const add = (query: WidgetQuery) => {
    const name = freeName(values);
    set("changeText", { values: [...values, { name, query, column: null }], markdown: `${markdown} {{${name}}}` });
  };
  return (
    <div className={classes.part}>
      <Textarea
        label={t("markdown")}
        description={t("hint")}
        value={markdown}
        maxLength={20_000}
        autosize
        minRows={6}
        maxRows={20}
        onChange={({ currentTarget }) => set("changeText", { markdown: currentTarget.value }, "markdown")}
      />
      {values.map((value, index) => (
        <ValueFields
          key={keys[index]}
          value={value}
          onChange={(changed) => set("changeText", { values: values.with(index, changed) }, `value ${keys[index]}`)}
          onRemove={() => {
            dropKey(index);
            set("changeText", { values: values.toSpliced(index, 1) });
          }}
        />
      ))}
      <Button
        variant="default"
        size="xs"
        style={{ alignSelf: "flex-start" }}
        disabled={values.length >= 12}
        onClick={open}
      >
        {t("addValue")}
      </Button>
      {opened ? (
        <QueryEditor
          query={null}
          chart={null}
          title={t("value")}
          onClose={close}
          onApply={({ query }) => {
            add(query);
            close();
          }}
        />
      ) : null}
    </div>
  );
}

function freeName(values: readonly Value[]): string {
  const taken = new Set(values.map(({ name }) => name));
  for (let count = 1; ; count += 1) if (!taken.has(`value${count}`)) return `value${count}`;
}

type ValueFieldsProps = { value: Value; onChange: (value: Value) => void; onRemove: () => void };

function ValueFields({ value, onChange, onRemove }: ValueFieldsProps) {
  const t = useTranslations("editor.text");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div className={classes.item}>
      <div className={classes.row}>
        <TextInput
          size="xs"
          label={t("name")}
          value={value.name}
          maxLength={60}
          // A name that is being typed anew is not empty for a moment.
          onChange={({ currentTarget }) =>
            currentTarget.value !== "" && onChange({ ...value, name: currentTarget.value })
          }
        />
        <TextInput
          size="xs"
          label={t("column")}
          placeholder={t("firstColumn")}
          value={value.column ?? ""}
          maxLength={200}
          onChange={({ currentTarget }) =>
            onChange({ ...value, column: currentTarget.value === "" ? null : currentTarget.value })
          }
        />
      </div>
      <p className={classes.note}>{value.query.question ?? value.query.sql.slice(0, 120)}</p>
      <div className={classes.row}>
        <Button variant="default" size="xs" onClick={open}>
          {t("editValue")}
        </Button>
        <Button variant="subtle" color="red" size="xs" onClick={onRemove}>
          {t("removeValue", { name: value.name })}
        </Button>
      </div>
      {opened ? (
        <QueryEditor
          query={value.query}
          chart={null}
          title={value.name}
          onClose={close}
          onApply={({ query }) => {
            onChange({ ...value, query });
            close();
          }}
        />
      ) : null}
    </div>
  );
}
