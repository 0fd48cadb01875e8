"use client";

import { Button, Modal, MultiSelect, NumberInput, Stack, Text } from "@mantine/core";
import { IconDeviceTv } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { enterFullScreen } from "@/components/dashboards/view/television/full-screen";
import { dashboardsQuery } from "@/lib/client/dashboards";

const secondsAtFirst = 30;

/** How a screen on the wall goes through the tabs of this dashboard and through others. It starts from here, and from its address. */
export function TelevisionDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("look.screen");
  const { sight, config, setParam } = useLook();
  const ownId = sight.by === "account" ? sight.dashboardId : null;
  const { data = [] } = useQuery({ ...dashboardsQuery(), enabled: ownId !== null });
  const [seconds, setSeconds] = useState(secondsAtFirst);
  const [also, setAlso] = useState<string[]>([]);
  const others = data.filter(({ id }) => id !== ownId).map(({ id, title }) => ({ value: id, label: title }));
  const isOnePage = config.tabs.length < 2 && also.length === 0;
  const start = async () => {
    setParam("turn", isOnePage ? null : String(seconds), "replace");
    setParam("also", also.length > 0 ? also.join(",") : null, "replace");
    setParam("screen", "tv", "replace");
    onClose();
    await enterFullScreen();
  };
  return (
    <Modal opened onClose={onClose} title={t("heading")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t("body", { tabs: config.tabs.length })}
        </Text>
        {ownId === null ? null : (
          <MultiSelect
            label={t("also")}
            description={t("alsoHint")}
            placeholder={also.length === 0 ? t("choose") : undefined}
            data={others}
            value={also}
            onChange={setAlso}
            searchable
            clearable
            maxValues={20}
            nothingFoundMessage={t("noOthers")}
          />
        )}
        <NumberInput
          label={t("seconds")}
          min={5}
          max={3_600}
          allowDecimal={false}
          value={seconds}
          disabled={isOnePage}
          description={isOnePage ? t("onePage") : undefined}
          onChange={(next) => setSeconds(Math.min(3_600, Math.max(5, Number(next) || secondsAtFirst)))}
        />
        <Button leftSection={<IconDeviceTv size={16} />} onClick={start}>
          {t("start")}
        </Button>
      </Stack>
    </Modal>
  );
}
