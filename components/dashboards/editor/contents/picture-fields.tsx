"use client";

import { Button, Checkbox, FileButton, SegmentedControl, Textarea } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkTargetFields } from "@/components/dashboards/editor/contents/link-target-fields";
import classes from "@/components/dashboards/editor/panel.module.css";
import { useWidgetEdit, type WidgetOf } from "@/components/dashboards/editor/use-widget-edit";
import { ErrorState } from "@/components/ui/error-state";
import { useUploadPicture } from "@/lib/client/pictures";

const types = "image/png,image/jpeg,image/webp";

/** The picture itself, what it shows in words, how it fills its place, and where a click on it leads. */
export function PictureFields({ widget }: { widget: WidgetOf<"picture"> }) {
  const t = useTranslations("editor.picture");
  const set = useWidgetEdit(widget);
  const [isLinked, setLinked] = useState(widget.link !== null);
  const upload = useUploadPicture();
  const take = (file: File) =>
    upload.mutate(file, { onSuccess: ({ pictureId }) => set("changePicture", { pictureId }) });
  return (
    <div className={classes.part}>
      <FileButton accept={types} onChange={(file) => file && take(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} />} loading={upload.isPending}>
            {widget.pictureId === null ? t("upload") : t("replace")}
          </Button>
        )}
      </FileButton>
      <p className={classes.note}>{t("limits")}</p>
      {upload.isError ? <ErrorState compact error={upload.error} title={t("failed")} /> : null}
      <Textarea
        label={t("alt")}
        description={t("altHint")}
        value={widget.alt}
        maxLength={500}
        autosize
        maxRows={4}
        onChange={({ currentTarget }) => set("changePicture", { alt: currentTarget.value }, "alt")}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("fit")}
        data={(["contain", "cover"] as const).map((value) => ({ value, label: t(value) }))}
        value={widget.fit}
        onChange={(fit) => set("changePicture", { fit: fit === "cover" ? "cover" : "contain" })}
      />
      <Checkbox
        label={t("linked")}
        checked={isLinked}
        onChange={({ currentTarget }) => {
          setLinked(currentTarget.checked);
          if (!currentTarget.checked && widget.link !== null) set("changePicture", { link: null });
        }}
      />
      {isLinked ? (
        <LinkTargetFields to={widget.link} onChange={(link) => set("changePicture", { link }, "link")} />
      ) : null}
    </div>
  );
}
