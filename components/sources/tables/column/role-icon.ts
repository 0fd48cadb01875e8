import {
  IconAlignLeft,
  IconCalendar,
  IconCategory,
  IconKey,
  IconMapPin,
  IconRulerMeasure,
  IconToggleLeft,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ColumnRole } from "@/lib/execute/schema";

/** What a column is, as a picture beside the word. */
export const roleIcon: Record<ColumnRole, TablerIcon> = {
  key: IconKey,
  time: IconCalendar,
  category: IconCategory,
  measure: IconRulerMeasure,
  geography: IconMapPin,
  text: IconAlignLeft,
  flag: IconToggleLeft,
};
