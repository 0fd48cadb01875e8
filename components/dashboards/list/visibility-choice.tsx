"use client";

import { Radio, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Visibility } from "@/lib/dashboard/schema";

type VisibilityChoiceProps = {
  value?: Visibility;
  defaultValue?: Visibility;
  onChange?: (value: string) => void;
  /** Beside a list of whom it is given to. */
  withShares?: boolean;
};

/** Who may look at a dashboard. */
export function VisibilityChoice({ withShares = false, ...props }: VisibilityChoiceProps) {
  const t = useTranslations("dashboards.visibility");
  return (
    <Radio.Group label={t("label")} mt="sm" {...props}>
      <Stack gap={6} mt={4}>
        <Radio
          value="private"
          label={t(withShares ? "chosen" : "private")}
          description={t(withShares ? "chosenHint" : "privateHint")}
        />
        <Radio value="everyone" label={t("everyone")} description={t("everyoneHint")} />
      </Stack>
    </Radio.Group>
  );
}
