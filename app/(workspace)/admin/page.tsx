import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Overview } from "@/components/admin/overview";
import { requireViewer } from "@/lib/auth/current-viewer";
import { systemOverview } from "@/lib/http/system-overview";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.overview");
  return { title: t("title") };
}

export default async function OverviewPage() {
  const viewer = await requireViewer("system:view");
  const overview = await systemOverview(viewer);
  if (!overview.ok) notFound();
  return <Overview state={overview.value} />;
}
