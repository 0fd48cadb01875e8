"use client";

import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useEffect } from "react";
import { setCookie } from "@/lib/client/me";
import { roomCookie, roomText } from "@/lib/dashboard/look/room";

/** Remembers how much room a dashboard has on this screen, for the pictures that the next one comes with. Gives the ref of the room. */
export function useRoom() {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    if (width > 0) setCookie(roomCookie, roomText({ widthPx: width, scheme }));
  }, [width, scheme]);
  return ref;
}
