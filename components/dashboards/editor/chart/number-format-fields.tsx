"use client";

import { Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import classes from "@/components/dashboards/editor/panel.module.css";
import { formatDesigned } from "@/lib/chart/format-designed";
import { type NumberFormat, numberFormatSchema } from "@/lib/chart/options-schema";

const styles = ["auto", "number", "percent", "currency", "duration", "bytes"] as const;
const currencies =
  "EUR USD CNY GBP JPY CHF INR BRL CAD AUD KRW HKD SGD SEK NOK DKK PLN CZK HUF TRY ZAR MXN THB IDR NZD TWD".split(" ");
/** Shows thousands, a sign and digits after the point. */
const samples = { percent: [0.12345, -0.04], other: [1_234_567.891, -98.7] } as const;
const plain = numberFormatSchema.parse({});
const isPlain = (format: NumberFormat) => JSON.stringify(format) === JSON.stringify(plain);

type NumberFormatFieldsProps = {
  /** Undefined: as the unit of the column asks for. */
  format: NumberFormat | undefined;
  onChange: (format: NumberFormat | undefined) => void;
};

/** How numbers are written, with a sample of it. */
export function NumberFormatFields({ format = plain, onChange }: NumberFormatFieldsProps) {
  const t = useTranslations("editor.format");
  const locale = useLocale() === "zh" ? "zh" : "en";
  const set = (changed: Partial<NumberFormat>) => {
    const next = { ...format, ...changed };
    // All as it is by itself: nothing is kept, so that the unit decides.
    onChange(isPlain(next) ? undefined : next);
  };
  const sample = (format.style === "percent" ? samples.percent : samples.other)
    .map((value) => formatDesigned(value, format, { unit: null }, locale))
    .join("   ");
  return (
    <div className={classes.part}>
      <StyleFields format={format} set={set} />
      <div className={classes.row}>
        {(["prefix", "suffix"] as const).map((end) => (
          <TextInput
            key={end}
            size="xs"
            label={t(end)}
            value={format[end]}
            maxLength={20}
            onChange={({ currentTarget }) => set({ [end]: currentTarget.value })}
          />
        ))}
      </div>
      <Checkbox
        size="xs"
        label={t("compact")}
        checked={format.compact}
        onChange={({ currentTarget }) => set({ compact: currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t("parentheses")}
        checked={format.negative === "parentheses"}
        onChange={({ currentTarget }) => set({ negative: currentTarget.checked ? "parentheses" : "minus" })}
      />
      <p className={classes.note}>{t("sample", { text: sample })}</p>
    </div>
  );
}

type StyleFieldsProps = { format: NumberFormat; set: (changed: Partial<NumberFormat>) => void };

/** As what a number is written, and with how many digits. */
function StyleFields({ format, set }: StyleFieldsProps) {
  const t = useTranslations("editor.format");
  return (
    <div className={classes.row}>
      <Select
        size="xs"
        label={t("style")}
        data={styles.map((style) => ({ value: style, label: t(`styles.${style}`) }))}
        value={format.style}
        onChange={(name) => set({ style: styles.find((style) => style === name) ?? "auto" })}
        allowDeselect={false}
      />
      {format.style === "currency" ? (
        <Select
          size="xs"
          label={t("currency")}
          placeholder={t("currencyOfData")}
          data={currencies}
          value={format.currency ?? null}
          onChange={(currency) => set({ currency: currency ?? undefined })}
          searchable
          clearable
        />
      ) : null}
      <NumberInput
        size="xs"
        label={t("digits")}
        placeholder={t("digitsAuto")}
        value={format.digits ?? ""}
        min={0}
        max={8}
        allowDecimal={false}
        onChange={(digits) => set({ digits: digits === "" ? null : Number(digits) })}
      />
    </div>
  );
}
