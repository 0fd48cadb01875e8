"use client";

import { type RefObject, useLayoutEffect, useState } from "react";
import classes from "@/components/charts/chart-view.module.css";
import type { ScreenPicture } from "@/lib/dashboard/look/schema";

/** A chart as the server drew it. */
export function ChartPicture({ picture }: { picture: ScreenPicture }) {
  const { svg, notes, scheme } = picture;
  const text = notes.join(" · ");
  return (
    <figure className={classes.picture} data-scheme={scheme} data-picture="">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by the server from rows, with every text of theirs escaped */}
      <div className={classes.drawing} dangerouslySetInnerHTML={{ __html: svg }} />
      {notes.length > 0 ? (
        <figcaption className={classes.caption} title={text}>
          {text}
        </figcaption>
      ) : null}
    </figure>
  );
}

/** A picture that is a little larger or smaller is still read well. */
const sizeRatioMax = 1.03;

/** Whether a picture suits the place and the theme it stands in; what is none does not. */
export function usePictureFits(place: RefObject<HTMLElement | null>, picture: ScreenPicture | undefined): boolean {
  const [isMisfit, setMisfit] = useState(false);
  useLayoutEffect(() => {
    if (!picture || !place.current) return;
    const { width, height } = place.current.getBoundingClientRect();
    const { mantineColorScheme: scheme } = document.documentElement.dataset;
    const isOff = (is: number, drawn: number) => is > drawn * sizeRatioMax || drawn > is * sizeRatioMax;
    setMisfit(isOff(width, picture.widthPx) || isOff(height, picture.heightPx) || scheme !== picture.scheme);
  }, [place, picture]);
  return picture !== undefined && !isMisfit;
}
