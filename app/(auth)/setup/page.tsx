import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { SetupForm } from "@/components/auth/setup-form";
import { isLocalVisitor } from "@/lib/auth/client-address";
import { setupState } from "@/lib/auth/first-run";
import { firstLanding } from "@/lib/dashboard/demo/seed-demo-dashboard";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("setupTitle") };
}

/** The first visitor makes the admin account. Gone as soon as there is one. */
export default async function SetupPage() {
  const { needed, tokenRequired } = await setupState({ local: isLocalVisitor(await headers()) });
  if (!needed) redirect("/login");
  const t = await getTranslations("auth");
  return (
    <AuthCard title={t("setupTitle")} sentence={t("setupSentence")}>
      <SetupForm tokenRequired={tokenRequired} landing={await firstLanding()} />
    </AuthCard>
  );
}
