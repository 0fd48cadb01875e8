"use client";

import { Button, Text } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useExplainDashboard } from "@/lib/client/dashboard-design";

/** Has a text written that says what the dashboard shows; it is kept with the design and can be changed by hand. */
export function ExplainButton() {
  const t = useTranslations("proposals");
  const { dashboardId, title, config, change, setPanel } = useDesign();
  const explaining = useExplainDashboard(dashboardId);
  const explain = () =>
    explaining.mutate(
      { title, config },
      {
        onSuccess: ({ markdown }) =>
          change("changeExplanation", (before) => ({ ...before, explanation: markdown.slice(0, 20_000) })),
        onError: (error) => notifyFailure(error, t("explainFailed")),
      },
    );
  return (
    <div>
      <Button
        variant="default"
        fullWidth
        leftSection={<IconFileText size={16} />}
        loading={explaining.isPending}
        disabled={config.widgets.length === 0}
        onClick={explain}
      >
        {t("explain")}
      </Button>
      <Text size="xs" c="dimmed" mt={4} role="status">
        {explaining.isSuccess ? t("explained") : t("explainHint")}
      </Text>
      {explaining.isSuccess ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setPanel({ kind: "settings" })}>
          {t("explainOpen")}
        </Button>
      ) : null}
    </div>
  );
}
