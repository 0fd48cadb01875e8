"use client";

import { Button, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { VersionDetails } from "@/components/sources/history/versions/version-details";
import { VersionItem } from "@/components/sources/history/versions/version-item";
import classes from "@/components/sources/history/versions/versions.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { modelHistoryQuery } from "@/lib/client/source-meaning";
import type { SemanticModel } from "@/lib/semantic/schema";

const pageSize = 50;

/** The saved versions, newest first, and what the chosen one changed. */
export function Versions({ model }: { model: SemanticModel }) {
  const t = useTranslations("history");
  const history = useQuery(modelHistoryQuery(model.sourceId));
  const [chosen, setChosen] = useState<number | null>(null);
  const [count, setCount] = useState(pageSize);
  if (history.isPending) return <LinesSkeleton lines={6} height={40} />;
  if (history.isError) return <ErrorState error={history.error} onRetry={() => history.refetch()} />;
  const selected = history.data.find(({ revision }) => revision === chosen) ?? history.data[0];
  if (selected === undefined)
    return <EmptyState icon={<IconHistory size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />;
  return (
    <div className={classes.split}>
      <nav aria-label={t("versions")}>
        <ol className={classes.list}>
          {history.data.slice(0, count).map((version) => (
            <VersionItem
              key={version.revision}
              version={version}
              isCurrent={version.revision === model.revision}
              isSelected={version.revision === selected.revision}
              onSelect={() => setChosen(version.revision)}
            />
          ))}
        </ol>
        {history.data.length > count ? (
          <Button variant="subtle" size="xs" fullWidth onClick={() => setCount((before) => before + pageSize)}>
            {t("older")}
          </Button>
        ) : null}
        <Text size="xs" c="dimmed" mt="xs">
          {t("count", { count: history.data.length })}
        </Text>
      </nav>
      <VersionDetails key={selected.revision} model={model} version={selected} />
    </div>
  );
}
