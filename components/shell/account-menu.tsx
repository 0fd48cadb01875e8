"use client";

import { Avatar, Menu, useMantineColorScheme } from "@mantine/core";
import { IconDeviceDesktop, IconKey, IconLogout, IconMoon, IconSelector, IconSun } from "@tabler/icons-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { signOut } from "@/components/auth/sign-out";
import classes from "@/components/shell/account-menu.module.css";
import { languageNames } from "@/components/shell/language-names";
import { useViewer } from "@/components/shell/viewer-context";
import { MenuChoice } from "@/components/ui/menu-choice";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useSetLocale } from "@/lib/client/me";
import { locales } from "@/lib/i18n/locale";

const schemes = [
  { id: "auto", Icon: IconDeviceDesktop },
  { id: "light", Icon: IconSun },
  { id: "dark", Icon: IconMoon },
] as const;

/** Who is signed in; theme, language, API tokens and signing out. */
export function AccountMenu({ collapsed }: { collapsed: boolean }) {
  const t = useTranslations("shell.account");
  const viewer = useViewer();
  return (
    <Menu position="top-start" width={232}>
      <Menu.Target>
        <button
          type="button"
          className={classes.button}
          data-collapsed={collapsed || undefined}
          aria-label={t("open", { name: viewer.name })}
        >
          <Avatar size={26} radius="xl" color="indigo" name={viewer.name} aria-hidden="true" />
          {collapsed ? null : (
            <>
              <span className={classes.who}>
                <span className={classes.name}>{viewer.name}</span>
                <span className={classes.role}>{t(`roles.${viewer.role}`)}</span>
              </span>
              <IconSelector size={16} aria-hidden="true" />
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{viewer.email}</Menu.Label>
        <ThemeItems />
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconKey size={16} />} component={Link} href="/account">
          {t("profile")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
          {t("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ThemeItems() {
  const t = useTranslations("shell.account");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t("theme")}</Menu.Label>
      {schemes.map(({ id, Icon }) => (
        <MenuChoice
          key={id}
          value={id}
          checked={colorScheme === id}
          label={t(`themes.${id}`)}
          Icon={Icon}
          keepOpen
          onChoose={setColorScheme}
        />
      ))}
    </>
  );
}

function LanguageItems() {
  const t = useTranslations("shell.account");
  const locale = useLocale();
  const setLocale = useSetLocale();
  return (
    <>
      <Menu.Label>{t("language")}</Menu.Label>
      {locales.map((language) => (
        <MenuChoice
          key={language}
          value={language}
          checked={locale === language}
          label={languageNames[language]}
          lang={language === "zh" ? "zh-CN" : "en"}
          onChoose={(chosen) => setLocale.mutate(chosen, { onError: (error) => notifyFailure(error) })}
        />
      ))}
    </>
  );
}
