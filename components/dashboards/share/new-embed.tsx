"use client";

import { Button, Group, Stack, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { EmbedMade } from "@/components/dashboards/share/embed-made";
import { EmbedViewer } from "@/components/dashboards/share/embed-viewer";
import { FixedFilters } from "@/components/dashboards/share/fixed-filters";
import { useViewer } from "@/components/shell/viewer-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { shareablesQuery, useCreateEmbed } from "@/lib/client/dashboard-sharing";
import type { Look } from "@/lib/dashboard/look/schema";
import type { Dashboard, DashboardSummary } from "@/lib/dashboard/schema";
import { originOf } from "@/lib/dashboard/share/origin-of";

const originsMax = 20;

type Wish = { name: string; origins: string[]; viewerId: string | null; fixed: Look["filters"] };
const nothing: Wish = { name: "", origins: [], viewerId: null, fixed: {} };

/** Allows sites to frame a dashboard, and shows how they do it, with the secret, once. */
export function NewEmbed({ dashboard }: { dashboard: Dashboard | DashboardSummary }) {
  const t = useTranslations("sharing.embed");
  const { email } = useViewer();
  const people = useQuery(shareablesQuery());
  const ownId = people.data?.users.find((user) => user.email === email)?.userId ?? null;
  const creating = useCreateEmbed(dashboard.id);
  const form = useForm({
    initialValues: nothing,
    validate: {
      name: (name) => (name.trim() === "" ? t("nameMissing") : null),
      origins: (origins) => {
        if (origins.length === 0) return t("originsMissing");
        const wrong = origins.find((origin) => originOf(origin) === null);
        return wrong === undefined ? null : t("originWrong", { origin: wrong });
      },
    },
  });
  const submit = form.onSubmit(({ name, origins, viewerId, fixed }) => {
    const shownId = viewerId ?? ownId;
    if (shownId === null) return;
    creating.mutate(
      { name: name.trim(), origins: origins.flatMap((origin) => originOf(origin) ?? []), viewerId: shownId, fixed },
      { onSuccess: () => form.reset(), onError: (error) => notifyFailure(error, t("failed")) },
    );
  });
  return (
    <Stack gap="md" mb="md">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t("name")}
            placeholder={t("nameExample")}
            maxLength={120}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <TagsInput
            label={t("origins")}
            description={t("originsHint")}
            placeholder="https://portal.example.com"
            splitChars={[",", " ", "\n"]}
            acceptValueOnBlur
            maxTags={originsMax}
            {...form.getInputProps("origins")}
          />
          <EmbedViewer
            users={people.data?.users ?? []}
            value={form.values.viewerId ?? ownId}
            onChange={(viewerId) => form.setFieldValue("viewerId", viewerId)}
          />
          <FixedFilters
            dashboardId={dashboard.id}
            fixed={form.values.fixed}
            onChange={(fixed) => form.setFieldValue("fixed", fixed)}
          />
          <Group>
            <Button type="submit" loading={creating.isPending || people.isPending}>
              {t("create")}
            </Button>
          </Group>
        </Stack>
      </form>
      {creating.data ? <EmbedMade dashboard={dashboard} embed={creating.data} /> : null}
    </Stack>
  );
}
