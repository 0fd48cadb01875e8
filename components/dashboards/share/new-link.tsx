"use client";

import { Alert, Button, Code, PasswordInput, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FixedFilters } from "@/components/dashboards/share/fixed-filters";
import classes from "@/components/dashboards/share/public-links.module.css";
import { CopyButton } from "@/components/ui/copy-button";
import { notifyFailure } from "@/components/ui/notify-failure";
import { shareAddress, useCreateLink } from "@/lib/client/dashboard-links";
import type { Look } from "@/lib/dashboard/look/schema";

const lifetimesDays = ["1", "7", "30", "90", "365"] as const;
/** As `newDashboardLinkSchema` has it. */
const passwordLengthMin = 8;

/** Makes a public link and shows its address, once. */
export function NewLink({ dashboardId }: { dashboardId: string }) {
  const t = useTranslations("dashboards.links");
  const tSharing = useTranslations("sharing.links");
  const creating = useCreateLink(dashboardId);
  const [fixed, setFixed] = useState<Look["filters"]>({});
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { name: "", days: "30", password: "" },
    validate: {
      name: (name) => (name.trim() === "" ? t("nameMissing") : null),
      password: ({ length }) => (length > 0 && length < passwordLengthMin ? tSharing("passwordShort") : null),
    },
  });
  const submit = form.onSubmit(({ name, days, password }) =>
    creating.mutate(
      { name: name.trim(), days: days === "never" ? null : Number(days), password: password || null, fixed },
      {
        onSuccess: () => {
          form.reset();
          setFixed({});
        },
        onError: (error) => notifyFailure(error, t("failed")),
      },
    ),
  );
  return (
    <>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          className={classes.name}
          label={t("name")}
          placeholder={t("nameExample")}
          maxLength={120}
          data-autofocus
          key={form.key("name")}
          {...form.getInputProps("name")}
        />
        <Select
          w={130}
          label={t("lifetime")}
          allowDeselect={false}
          data={[
            ...lifetimesDays.map((days) => ({ value: days, label: t("days", { count: Number(days) }) })),
            { value: "never", label: t("noEnd") },
          ]}
          key={form.key("days")}
          {...form.getInputProps("days")}
        />
        <PasswordInput
          className={classes.password}
          label={tSharing("password")}
          placeholder={tSharing("passwordNone")}
          autoComplete="new-password"
          maxLength={200}
          key={form.key("password")}
          {...form.getInputProps("password")}
        />
        <div className={classes.whole}>
          <FixedFilters dashboardId={dashboardId} fixed={fixed} onChange={setFixed} />
        </div>
        <Button type="submit" loading={creating.isPending}>
          {t("create")}
        </Button>
      </form>
      {creating.data ? (
        <Alert mt="md" color="indigo" icon={<IconCircleCheck size={18} />} title={t("made")}>
          {t("once")}
          <p className={classes.made}>
            <Code>{shareAddress(creating.data.token)}</Code>
            <CopyButton value={shareAddress(creating.data.token)} label={t("copy")} />
          </p>
        </Alert>
      ) : null}
    </>
  );
}
