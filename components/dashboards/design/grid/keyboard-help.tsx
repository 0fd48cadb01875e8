"use client";

import { Kbd, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/design/grid/keyboard-help.module.css";

/** The keys of the canvas, as they stand on them; `what` is a key of `canvas.keys`. */
const rows = [
  { what: "next", keys: [["Tab"]] },
  { what: "move", keys: [["←", "→", "↑", "↓"]] },
  { what: "resize", keys: [["Shift", "←→↑↓"]] },
  { what: "open", keys: [["Enter"]] },
  { what: "mark", keys: [["Space"], ["Shift", "Click"]] },
  { what: "all", keys: [["Ctrl", "A"]] },
  { what: "clear", keys: [["Esc"]] },
  {
    what: "copy",
    keys: [
      ["Ctrl", "C"],
      ["Ctrl", "X"],
    ],
  },
  { what: "paste", keys: [["Ctrl", "V"]] },
  { what: "duplicate", keys: [["Ctrl", "D"]] },
  { what: "lock", keys: [["L"]] },
  { what: "remove", keys: [["Delete"]] },
  { what: "undo", keys: [["Ctrl", "Z"]] },
  { what: "redo", keys: [["Ctrl", "Shift", "Z"]] },
  { what: "help", keys: [["?"]] },
] as const;

/** What can be done on the canvas by keyboard. */
export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations("canvas.keys");
  return (
    <Modal opened={opened} onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": t("close") }}>
      <dl className={classes.keys}>
        {rows.map(({ what, keys }) => (
          <div key={what} className={classes.row}>
            <dt>{t(what)}</dt>
            <dd>
              {keys.map((combination) => (
                <span key={combination.join()} className={classes.combination}>
                  {combination.map((key) => (
                    <Kbd key={key} size="xs">
                      {key}
                    </Kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
