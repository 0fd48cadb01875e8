"use client";

import { Alert, Checkbox, Group, Input, Radio, Stack, TagsInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { FieldProps } from "@/components/access/form/field-props";
import { type Role, roles } from "@/lib/auth/viewer";

type AudienceFieldsProps = FieldProps & { groups: readonly string[] };

/** Whom a rule concerns: everybody, which means those who set it up too, or people of some roles and groups. */
export function AudienceFields({ values, change, tried, groups }: AudienceFieldsProps) {
  const t = useTranslations("access.form");
  const nobody = values.roles.length + values.groups.length === 0;
  return (
    <Stack gap={8}>
      <Radio.Group
        label={t("audience")}
        value={values.audience}
        onChange={(audience) => change({ audience: audience === "everyone" ? "everyone" : "some" })}
      >
        <Group gap="lg" mt={6}>
          <Radio value="some" label={t("some")} />
          <Radio value="everyone" label={t("everyone")} />
        </Group>
      </Radio.Group>
      {values.audience === "everyone" ? (
        <Alert color="yellow" icon={<IconAlertTriangle size={16} />} p="xs">
          {t("everyoneHint")}
        </Alert>
      ) : (
        <Input.Wrapper error={tried && nobody ? t("audienceNeeded") : null}>
          <Stack gap={10}>
            <Checkbox.Group
              aria-label={t("roles")}
              value={values.roles}
              onChange={(chosen) => change({ roles: chosen as Role[] /* the options are the roles */ })}
            >
              <Group gap="lg">
                {roles.map((role) => (
                  <Checkbox key={role} value={role} label={t(`roleNames.${role}`)} />
                ))}
              </Group>
            </Checkbox.Group>
            <TagsInput
              label={t("groups")}
              description={t("groupsHint")}
              placeholder={values.groups.length === 0 ? t("groupsPlaceholder") : undefined}
              data={[...groups]}
              value={values.groups}
              onChange={(chosen) => change({ groups: chosen })}
              maxTags={50}
              clearable
              clearButtonProps={{ "aria-label": t("clearGroups") }}
            />
          </Stack>
        </Input.Wrapper>
      )}
    </Stack>
  );
}
