import { useTranslations } from "next-intl";
import classes from "@/components/admin/safety/safety.module.css";

/** The points of each section, in order; their words stand in `messages/*\/safety.json`. */
const pointsOf = {
  rows: ["rules", "columns", "missing", "cache", "links"],
  leaves: ["nothing", "question", "values", "rows"],
  record: ["queries", "changes", "kept", "never"],
  beyond: ["rights", "views", "names", "time", "server"],
} as const;

type PointListProps = { section: keyof typeof pointsOf; values?: Record<string, number> };

export function PointList({ section, values }: PointListProps) {
  const t = useTranslations(`safety.${section}.points`);
  return (
    <ul className={classes.points}>
      {pointsOf[section].map((point) => (
        // The keys are those of the section above; the type of a union of sections is more than the translator can follow.
        <li key={point}>{t(point as never, values as never)}</li>
      ))}
    </ul>
  );
}
