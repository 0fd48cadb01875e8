"use client";

import { Alert } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { describeError } from "@/components/ui/describe-error";
import { isPrivateAddress, PrivateAddressAlert } from "@/components/ui/private-address-alert";
import type { ConnectionTest } from "@/lib/source/schema";

type TestResultProps = {
  result: ConnectionTest | undefined;
  error: unknown;
  /** Tests again, after private addresses were allowed. */
  onAllowed: () => void;
};

/** What a connection test found, with a warning where the account could write. */
export function TestResult({ result, error, onAllowed }: TestResultProps) {
  const t = useTranslations("data.form");
  if (isPrivateAddress(error))
    return (
      <PrivateAddressAlert title={t("testFailed")} sentence={describeError(error).sentence} onAllowed={onAllowed} />
    );
  if (error) {
    return (
      <Alert color="red" variant="light" icon={<IconPlugConnectedX size={18} />} title={t("testFailed")} role="alert">
        {describeError(error).sentence ?? t("testNoWord")}
      </Alert>
    );
  }
  if (!result) return null;
  return (
    <>
      <Alert color="green" variant="light" icon={<IconCircleCheck size={18} />} title={t("testWorked")} role="status">
        {t("testFound", { version: result.serverVersion, tables: result.tableCount })}
      </Alert>
      <RiskWarning result={result} />
    </>
  );
}

/** Says what the account could do although Querent never does. */
function RiskWarning({ result: { accountRisks, canWrite } }: { result: ConnectionTest }) {
  const t = useTranslations("data.account");
  const risk = accountRisks[0] ?? (canWrite ? "write" : null);
  if (risk === null) return null;
  return (
    <Alert
      color={risk === "write" ? "yellow" : "red"}
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={t(`${risk}Title`)}
    >
      {t(`${risk}Body`)}
    </Alert>
  );
}
