import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { proposalStore } from "@/components/dashboards/ai/proposal-store";
import type { TemplateChoice } from "@/components/dashboards/list/use-template-choice";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useComposeDashboard } from "@/lib/client/dashboard-design";
import { useCreateDashboard } from "@/lib/client/dashboards";
import { completeConfig } from "@/lib/dashboard/config/schema";
import type { Composed } from "@/lib/dashboard/design/schema";
import type { Dashboard, Visibility } from "@/lib/dashboard/schema";

/** What a new dashboard starts with: nothing, what its data offers, or what somebody describes. */
export const starts = ["empty", "template", "wish"] as const;
export type Start = (typeof starts)[number];

export type NewValues = {
  readonly title: string;
  readonly description: string;
  readonly wish: string;
  readonly visibility: Visibility;
};

const titleOfWishMax = 80;

/** Creates a dashboard in a folder (null: at the top) and opens it in the designer. */
export function useNewDashboard(start: Start, { sourceId, template }: TemplateChoice, folderId: string | null) {
  const t = useTranslations("dashboards.create");
  const creating = useCreateDashboard();
  const composing = useComposeDashboard();
  const open = useOpenNew();
  const onError = (error: Error) => notifyFailure(error, t("failed"));
  const create = ({ title, description, wish, visibility }: NewValues, made: Composed | null) =>
    creating.mutate(
      {
        title: title.trim() || made?.title || wish.trim().slice(0, titleOfWishMax),
        description: description.trim() || null,
        ...{ visibility, folderId, ...(made && { config: made.config }) },
      },
      { onSuccess: (dashboard) => open(dashboard, start === "wish" ? wish.trim() : null), onError },
    );
  const submit = (values: NewValues) => {
    if (start !== "template") return create(values, null);
    if (sourceId === null || template === null) return;
    const { id: templateId, entity } = template;
    composing.mutate({ sourceId, templateId, entity }, { onSuccess: (made) => create(values, made), onError });
  };
  return { submit, isPending: creating.isPending || composing.isPending };
}

/** What was wished is asked for at once and waits in the designer's panel. */
function useOpenNew() {
  const router = useRouter();
  return ({ id, title }: Dashboard, wish: string | null) => {
    if (wish === null) return router.push(`/dashboards/${id}?edit=1`);
    const config = completeConfig({ widgets: [] });
    void proposalStore(id).ask({ wish, title, config, sourceId: null, engine: "auto" });
    router.push(`/dashboards/${id}?edit=1&panel=ai`);
  };
}
