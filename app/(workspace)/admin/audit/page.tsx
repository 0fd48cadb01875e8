import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditView } from "@/components/admin/audit-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { env } from "@/lib/env";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.audit");
  return { title: t("title") };
}

export default async function AuditPage() {
  await requireViewer("system:view");
  return <AuditView keptDays={env.QUERENT_AUDIT_DAYS} />;
}
