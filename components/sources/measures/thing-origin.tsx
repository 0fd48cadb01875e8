"use client";

import { Badge, Tooltip } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { isSuggestedThing, type Thing } from "@/components/sources/measures/thing";
import { useReason } from "@/components/sources/use-reason";

/** Whether a thing is a suggestion, with how sure the machine is and why; or that a person made or accepted it. */
export function ThingOrigin({ thing }: { thing: Thing }) {
  const t = useTranslations("measures");
  const format = useFormatter();
  const reasonOf = useReason();
  const { origin, inferred, accepted } = thing.value;
  if (isSuggestedThing(thing) && inferred) {
    const share = format.number(inferred.confidence, { style: "percent", maximumFractionDigits: 0 });
    const reason = reasonOf(inferred.reason);
    return (
      <Tooltip label={reason} disabled={reason === null} multiline maw={320}>
        <Badge variant="light" color="yellow" radius="sm" tt="none" fw={500}>
          {t("suggested", { share })}
        </Badge>
      </Tooltip>
    );
  }
  if (origin !== "person" && accepted !== true) return null;
  return (
    <Badge variant="default" radius="sm" tt="none" fw={500}>
      {t(origin === "person" ? "byHand" : "accepted")}
    </Badge>
  );
}
