import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GalleryView } from "@/components/dashboards/gallery-view";
import { PageBody } from "@/components/ui/page-body";
import { requireViewer } from "@/lib/auth/current-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("widgets.gallery");
  return { title: t("title") };
}

export default async function GalleryPage() {
  await requireViewer("dashboard:view");
  return (
    <PageBody width="wide">
      <GalleryView />
    </PageBody>
  );
}
