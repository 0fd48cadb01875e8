"use client";

import { Alert, Anchor, Collapse, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAlertTriangle, IconChevronRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Statements } from "@/components/ui/statements";
import { sourceDetailQuery } from "@/lib/client/source-management";
import type { AccountRisk, SourceDetail } from "@/lib/source/schema";
import classes from "./account-warning.module.css";

/** Says what the connected account could do beyond reading, and how to make one that cannot. For admins. */
export function AccountWarning({ sourceId }: { sourceId: string }) {
  const detail = useQuery(sourceDetailQuery(sourceId));
  // Without it the page is as good as before; the next visit asks again.
  if (!detail.data) return null;
  const { accountRisks, canWrite } = detail.data;
  const risk = accountRisks[0] ?? (canWrite ? "write" : null);
  return risk === null ? null : <Warning risk={risk} source={detail.data} />;
}

function Warning({ risk, source }: { risk: AccountRisk; source: SourceDetail }) {
  const t = useTranslations("data.account");
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <Alert
      mb="md"
      variant="light"
      color={risk === "write" ? "yellow" : "red"}
      icon={<IconAlertTriangle size={18} />}
      title={t(`${risk}Title`)}
    >
      {t(`${risk}Body`)}{" "}
      <Anchor component={Link} href="/admin/safety" size="sm">
        {t("safety")}
      </Anchor>
      {source.leastPrivilege ? (
        <>
          <UnstyledButton className={classes.toggle} aria-expanded={opened} onClick={toggle}>
            <IconChevronRight size={14} aria-hidden="true" data-opened={opened || undefined} />
            {t("how")}
          </UnstyledButton>
          <Collapse expanded={opened}>
            <Statements text={source.leastPrivilege} copyLabel={t("copy")}>
              {t("hint")}
            </Statements>
          </Collapse>
        </>
      ) : null}
    </Alert>
  );
}
