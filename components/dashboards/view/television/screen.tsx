"use client";

import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconPlayerPause, IconPlayerPlay, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import classes from "@/components/dashboards/view/television/screen.module.css";
import type { useTelevision } from "@/components/dashboards/view/television/use-television";

type ScreenProps = {
  television: ReturnType<typeof useTelevision>;
  title: string;
  tools: ReactNode;
  children: ReactNode;
};

/** The whole window for a dashboard: its title, a slim row of buttons, and its widgets. Arrows turn pages, Space pauses, Escape ends. */
export function Screen({ television, title, tools, children }: ScreenProps) {
  const t = useTranslations("look.screen");
  const { mode, tour, isTurning, isPaused, setPaused, mayTurn, turn, back, stop } = television;
  const ref = useRef<HTMLDivElement>(null);
  // The focus is outside React: keys are for the screen, not for the button that opened it.
  useEffect(() => ref.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== ref.current && event.key !== "Escape") return;
    if (event.key === "Escape") stop();
    else if (event.key === "ArrowRight") turn();
    else if (event.key === "ArrowLeft") back();
    else if (event.key === " " && mode === "tv") setPaused(!isPaused);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the page has its main already; this is the part of it that fills the window
    <div
      ref={ref}
      className={classes.screen}
      data-mode={mode}
      role="region"
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that turn pages
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <div className={classes.tools}>
          {tools}
          {mayTurn ? (
            <ActionIcon aria-label={t("previous")} onClick={back}>
              <IconChevronLeft size={18} />
            </ActionIcon>
          ) : null}
          {mode === "tv" && mayTurn && tour.turnSeconds !== null ? (
            <ActionIcon aria-label={t(isPaused ? "play" : "pause")} onClick={() => setPaused(!isPaused)}>
              {isPaused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
            </ActionIcon>
          ) : null}
          {mayTurn ? (
            <ActionIcon aria-label={t("next")} onClick={turn}>
              <IconChevronRight size={18} />
            </ActionIcon>
          ) : null}
          <ActionIcon aria-label={t("leave")} onClick={stop}>
            <IconX size={18} />
          </ActionIcon>
        </div>
      </header>
      {isTurning && tour.turnSeconds !== null ? <TurnClock seconds={tour.turnSeconds} onTurn={turn} /> : null}
      {children}
    </div>
  );
}

/** A thin line that fills while a page stays, and turns it when full. */
function TurnClock({ seconds, onTurn }: { seconds: number; onTurn: () => void }) {
  const latest = useRef(onTurn);
  // The clock is outside React and outlives a render.
  useEffect(() => {
    latest.current = onTurn;
  });
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && latest.current(), seconds * 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  return <div className={classes.clock} style={{ animationDuration: `${seconds}s` }} aria-hidden="true" />;
}
