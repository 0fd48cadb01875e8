"use client";

import { Menu } from "@mantine/core";
import { IconBolt, IconChevronDown, IconSparkles, IconWand } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/chat/composer.module.css";
import { MenuChoice } from "@/components/ui/menu-choice";
import type { EngineChoice } from "@/lib/nl2sql/schema";

const choices = [
  { id: "auto", Icon: IconWand },
  { id: "offline", Icon: IconBolt },
  { id: "model", Icon: IconSparkles },
] as const;

type EnginePickerProps = {
  value: EngineChoice;
  onChange: (engine: EngineChoice) => void;
  /** Without a connected model that choice says so and cannot be taken. */
  modelAvailable: boolean;
  /** Which one it is. */
  modelName: string | null;
};

/** Who reads the question: whichever fits, the built-in engine, or the language model. */
export function EnginePicker({ value, onChange, modelAvailable, modelName }: EnginePickerProps) {
  const t = useTranslations("ask.engine");
  const hintOf = (id: EngineChoice) => {
    if (id !== "model") return t(`hints.${id}`);
    if (!modelAvailable) return t("modelMissing");
    return modelName === null ? t("hints.model") : t("modelNamed", { model: modelName });
  };
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <button type="button" className={classes.picker} aria-label={t("label", { engine: t(`names.${value}`) })}>
          <span className={classes.pickerText}>{t(`names.${value}`)}</span>
          <IconChevronDown size={13} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ id, Icon }) => {
          const missing = id === "model" && !modelAvailable;
          return (
            <MenuChoice
              key={id}
              value={id}
              checked={id === value}
              label={t(`names.${id}`)}
              hint={hintOf(id)}
              Icon={Icon}
              disabled={missing}
              onChoose={onChange}
            />
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
