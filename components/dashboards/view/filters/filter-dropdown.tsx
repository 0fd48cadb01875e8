"use client";

import { FocusTrap } from "@mantine/core";
import { DateFilter } from "@/components/dashboards/view/filters/date-filter";
import type { FilterControlProps } from "@/components/dashboards/view/filters/filter-control";
import { ListFilter } from "@/components/dashboards/view/filters/list-filter";
import { NumberFilter } from "@/components/dashboards/view/filters/number-filter";
import { TextFilter } from "@/components/dashboards/view/filters/text-filter";

/** The control of a filter. It holds the focus as long as it is open. */
export function FilterDropdown(props: FilterControlProps) {
  return (
    <FocusTrap active>
      <div>
        <Control {...props} />
      </div>
    </FocusTrap>
  );
}

function Control(props: FilterControlProps) {
  switch (props.filter.kind) {
    case "date":
      return <DateFilter {...props} />;
    case "list":
      return <ListFilter {...props} />;
    case "number":
      return <NumberFilter {...props} />;
    case "text":
      return <TextFilter {...props} />;
  }
}
