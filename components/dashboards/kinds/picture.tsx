"use client";

import { IconPhoto, IconPhotoOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkTo } from "@/components/dashboards/kinds/link-to";
import classes from "@/components/dashboards/kinds/picture.module.css";
import type { WidgetKindDefinition, WidgetKindProps } from "@/components/dashboards/kinds/widget-kind";
import { EmptyState } from "@/components/ui/empty-state";
import { picturePath } from "@/lib/client/pictures";

function PictureBody({ widget, look }: WidgetKindProps<"picture">) {
  const t = useTranslations("widgets.picture");
  const { pictureId } = widget;
  const [failedId, setFailedId] = useState<string | null>(null);
  if (pictureId === null) return <EmptyState compact icon={<IconPhoto size={24} />} title={t("none")} />;
  if (failedId === pictureId) {
    return <EmptyState compact icon={<IconPhotoOff size={24} />} title={t("failed")} body={widget.alt} />;
  }
  const picture = (
    // biome-ignore lint/performance/noImgElement: uploads are already as small as they get, and next/image would read them without the viewer's rights
    <img
      src={picturePath(look?.sight ?? null, pictureId)}
      alt={widget.alt}
      className={classes.picture}
      data-fit={widget.fit}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setFailedId(pictureId)}
    />
  );
  if (widget.link === null) return <div className={classes.frame}>{picture}</div>;
  return (
    <LinkTo to={widget.link} className={classes.frame}>
      {picture}
    </LinkTo>
  );
}

/** An uploaded picture: a logo, a plan of the store. */
export const pictureKind: WidgetKindDefinition<"picture"> = {
  kind: "picture",
  icon: IconPhoto,
  size: { w: 3, h: 4 },
  frame: "plain",
  hasRows: () => false,
  waitsForRows: false,
  Body: PictureBody,
};
