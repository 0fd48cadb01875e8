"use client";

import { Button, Group, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAlertTriangle, IconDatabase, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/sources/source-cards.module.css";
import { SourceForm } from "@/components/sources/source-form";
import { KindBadge, SourceStatus } from "@/components/sources/source-status";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { TruncatedText } from "@/components/ui/truncated-text";
import { sourcesQuery } from "@/lib/client/sources";
import type { SourceSummary } from "@/lib/source/schema";

const searchFrom = 20;

type SourceCardsProps = { canManage: boolean; title: string; description: string };

/** Every data source as a card with its health; admins connect new ones here. */
export function SourceCards({ canManage, title, description }: SourceCardsProps) {
  const t = useTranslations("data");
  const [adding, { open, close }] = useDisclosure(false);
  const router = useRouter();
  const addButton = canManage ? (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      {t("add")}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={title} description={description} actions={addButton} />
      <Cards addButton={addButton} />
      <Modal opened={adding} onClose={close} title={t("add")} size="lg" closeButtonProps={{ "aria-label": t("close") }}>
        <SourceForm source={null} onCancel={close} onSaved={(source) => router.push(`/data/${source.id}`)} />
      </Modal>
    </>
  );
}

function Cards({ addButton }: { addButton: React.ReactNode }) {
  const t = useTranslations("data");
  const [search, setSearch] = useState("");
  const sources = useQuery(sourcesQuery());
  if (sources.isPending) return <CardsSkeleton cards={3} height={124} />;
  if (sources.isError)
    return <ErrorState error={sources.error} onRetry={() => sources.refetch()} retrying={sources.isFetching} />;
  if (sources.data.length === 0) {
    return (
      <EmptyState
        icon={<IconDatabase size={24} />}
        title={t("empty.title")}
        body={addButton ? t("empty.bodyAdmin") : t("empty.bodyOthers")}
        action={addButton}
      />
    );
  }
  const shown = sources.data.filter((source) => source.name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <>
      {sources.data.length > searchFrom ? (
        <SearchInput mb="md" maw={360} label={t("search")} value={search} onChange={setSearch} />
      ) : null}
      <div className={classes.grid}>
        {shown.map((source) => (
          <SourceCard key={source.id} source={source} />
        ))}
      </div>
    </>
  );
}

function SourceCard({ source }: { source: SourceSummary }) {
  return (
    <Link href={`/data/${source.id}`} className={classes.card}>
      <div className={classes.top}>
        <div className={classes.name}>
          <TruncatedText text={source.name} />
        </div>
        <KindBadge kind={source.kind} />
      </div>
      {source.location ? (
        <Text size="xs" c="dimmed" component="div">
          <TruncatedText text={source.location} />
        </Text>
      ) : null}
      <div className={classes.foot}>
        <SourceStatus source={source} />
        {source.canWrite ? <MayWrite /> : null}
      </div>
    </Link>
  );
}

/** For admins alone: others are not told what an account may do. */
function MayWrite() {
  const t = useTranslations("data");
  return (
    <Group gap={6} wrap="nowrap">
      <IconAlertTriangle size={16} color="var(--q-warn)" aria-hidden="true" />
      <Text component="span" size="xs" c="dimmed">
        {t("mayWrite")}
      </Text>
    </Group>
  );
}
