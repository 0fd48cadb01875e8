import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { LoginForm } from "@/components/auth/login-form";
import { failureOf, safeNextPath } from "@/components/auth/sign-in";
import { currentViewer } from "@/lib/auth/current-viewer";
import { nextAuthOptions } from "@/lib/auth/next-auth";
import { countUsers } from "@/lib/auth/users";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signIn") };
}

type LoginPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Signing in; whoever is already signed in goes on, and while nobody exists the first run comes first. */
export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { callbackUrl, error } = await searchParams;
  const nextPath = safeNextPath(typeof callbackUrl === "string" ? callbackUrl : null);
  if ((await currentViewer()) !== null) redirect(nextPath);
  if ((await countUsers()) === 0) redirect("/setup");
  const t = await getTranslations();
  const singleSignOn = nextAuthOptions().providers.find((provider) => provider.type === "oauth");
  return (
    <AuthCard title={t("auth.loginTitle")} sentence={t("common.productSentence")}>
      <LoginForm
        nextPath={nextPath}
        ssoProvider={singleSignOn?.id ?? null}
        failure={typeof error === "string" ? failureOf(error) : null}
      />
    </AuthCard>
  );
}
