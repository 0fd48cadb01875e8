import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SafetyView } from "@/components/admin/safety-view";
import { sourceSafety } from "@/lib/access/source-safety";
import { requireViewer } from "@/lib/auth/current-viewer";
import { env } from "@/lib/env";
import { leastPrivileges } from "@/lib/source/least-privilege";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("safety");
  return { title: t("title") };
}

export default async function SafetyPage() {
  const sources = await sourceSafety(await requireViewer("source:manage"));
  if (!sources.ok) notFound();
  return <SafetyView sources={sources.value} grants={leastPrivileges} auditDays={env.QUERENT_AUDIT_DAYS} />;
}
