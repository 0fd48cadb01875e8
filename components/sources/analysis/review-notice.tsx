"use client";

import { Alert, Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconGitCompare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ReviewDrawer } from "@/components/sources/analysis/review-drawer";
import { analysisReviewQuery } from "@/lib/client/source-meaning";

type ReviewNoticeProps = { sourceId: string; canManage: boolean };

/** Says that a source changed and that nothing of it holds yet, and leads to what changed and what it breaks. */
export function ReviewNotice({ sourceId, canManage }: ReviewNoticeProps) {
  const t = useTranslations("meaning.review");
  const [opened, { open, close }] = useDisclosure(false);
  const review = useQuery({ ...analysisReviewQuery(sourceId), enabled: canManage });
  const found = review.data;
  return (
    <>
      <Alert
        mb="md"
        color="yellow"
        variant="light"
        icon={<IconGitCompare size={18} />}
        title={t("title")}
        role="status"
      >
        <Group justify="space-between" gap="sm">
          <Text size="sm">
            {canManage && found ? t("found", { changes: found.drift.length, broken: found.broken.length }) : t("waits")}
          </Text>
          {canManage ? (
            <Button size="xs" variant="default" onClick={open}>
              {t("open")}
            </Button>
          ) : null}
        </Group>
      </Alert>
      {canManage ? <ReviewDrawer sourceId={sourceId} review={review} opened={opened} onClose={close} /> : null}
    </>
  );
}
