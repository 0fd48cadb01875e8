"use client";

import { useTranslations } from "next-intl";
import { PasswordSection } from "@/components/shell/account/password-section";
import { ProfileSection } from "@/components/shell/account/profile-section";
import { TokensSection } from "@/components/shell/account/tokens-section";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";

/** Everything somebody can change about their own account. */
export function AccountView() {
  const t = useTranslations("shell.accountPage");
  return (
    <PageBody width="reading">
      <PageHeader title={t("title")} description={t("description")} />
      <ProfileSection />
      <PasswordSection />
      <TokensSection />
    </PageBody>
  );
}
