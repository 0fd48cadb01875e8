"use client";

import { Button, FileButton, Group, SegmentedControl, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconFileImport, IconListCheck, IconRestore } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FileFindings } from "@/components/sources/history/file/file-findings";
import { FileInput } from "@/components/sources/history/file/file-input";
import classes from "@/components/sources/history/file/file-work.module.css";
import { useDownload } from "@/components/sources/history/file/use-download";
import { type FileFormat, fileFormats, useFileImport } from "@/components/sources/history/file/use-file-import";

type FileWorkProps = { sourceId: string; saved: { revision: number; text: string } };

/** The file in an editor, what is wrong with it at its lines, what it would change, and the button that takes it over. */
export function FileWork({ sourceId, saved }: FileWorkProps) {
  const t = useTranslations("history.file");
  const [base, setBase] = useState(saved);
  const [text, setText] = useState(saved.text);
  const [format, setFormat] = useState<FileFormat>("querent");
  const goTo = useRef<(line: number) => void>(null);
  const { check, apply } = useFileImport(sourceId);
  const file = { revision: base.revision, text, format };
  const found = check.variables?.text === text && check.variables.format === format ? check.data : undefined;
  const isReady = found !== undefined && found.problems.length === 0 && found.differences.length > 0;
  const restore = () => {
    setBase(saved);
    setText(saved.text);
    setFormat("querent");
    check.reset();
    apply.reset();
  };
  const take = () =>
    apply.mutate(file, {
      onSuccess: ({ revision }) => {
        if (revision === null) return;
        notifications.show({ message: t("applied", { count: found?.differences.length ?? 0 }) });
        setBase({ revision, text });
        check.reset();
      },
    });
  return (
    <div className={classes.page}>
      <div>
        <Bar
          {...{ format, setFormat }}
          text={text}
          onOpen={setText}
          onRestore={restore}
          isChanged={text !== saved.text}
        />
        <FileInput
          value={text}
          onChange={setText}
          problems={found?.problems ?? []}
          label={t("editor")}
          onReady={(go) => {
            goTo.current = go;
          }}
        />
      </div>
      <section className={classes.side} aria-label={t("findings")}>
        <Group gap="xs" mb="sm">
          <Button
            variant="default"
            leftSection={<IconListCheck size={16} />}
            loading={check.isPending}
            disabled={text.trim() === ""}
            onClick={() => check.mutate(file)}
          >
            {t("check")}
          </Button>
          <Button
            leftSection={<IconFileImport size={16} />}
            loading={apply.isPending}
            disabled={!isReady}
            title={isReady ? undefined : t("checkFirst")}
            onClick={take}
          >
            {t("apply")}
          </Button>
        </Group>
        <Text size="sm" c="dimmed" mb="sm">
          {t(`hints.${format}`)}
        </Text>
        <FileFindings error={apply.error ?? check.error} found={found} onGoTo={(line) => goTo.current?.(line)} />
      </section>
    </div>
  );
}

type BarProps = {
  format: FileFormat;
  setFormat: (format: FileFormat) => void;
  text: string;
  isChanged: boolean;
  onOpen: (text: string) => void;
  onRestore: () => void;
};

/** What is done with the file as a whole. */
function Bar({ format, setFormat, text, isChanged, onOpen, onRestore }: BarProps) {
  const t = useTranslations("history.file");
  const download = useDownload();
  return (
    <Group gap="xs" mb="xs">
      <SegmentedControl
        size="xs"
        aria-label={t("format")}
        value={format}
        onChange={setFormat}
        data={fileFormats.map((value) => ({ value, label: t(`formats.${value}`) }))}
      />
      <FileButton accept=".yaml,.yml,.json" onChange={async (file) => file && onOpen(await file.text())}>
        {(props) => (
          <Button variant="default" {...props}>
            {t("open")}
          </Button>
        )}
      </FileButton>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} />}
        onClick={() => download("querent-model.yaml", text)}
      >
        {t("download")}
      </Button>
      {isChanged ? (
        <Button variant="subtle" leftSection={<IconRestore size={16} />} onClick={onRestore}>
          {t("restore")}
        </Button>
      ) : null}
    </Group>
  );
}
