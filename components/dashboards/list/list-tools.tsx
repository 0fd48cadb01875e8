"use client";

import { Select, Text } from "@mantine/core";
import { IconArrowsSort } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ListOrder, listOrders } from "@/components/dashboards/list/list-rules";
import classes from "@/components/dashboards/list/list-tools.module.css";
import { SearchInput } from "@/components/ui/search-input";

type ListToolsProps = {
  search: string;
  onSearch: (search: string) => void;
  order: ListOrder;
  onOrder: (order: ListOrder) => void;
  folderCount: number;
  dashboardCount: number;
};

/** Search over all dashboards and folders, how many there are to see, and their order. */
export function ListTools({ search, onSearch, order, onOrder, folderCount, dashboardCount }: ListToolsProps) {
  const t = useTranslations("dashboards");
  return (
    <div className={classes.tools}>
      <SearchInput className={classes.search} label={t("search")} value={search} onChange={onSearch} />
      <Text size="xs" c="dimmed" role="status" className={classes.count}>
        {t("found", { folders: folderCount, dashboards: dashboardCount })}
      </Text>
      <Select
        className={classes.order}
        aria-label={t("order.label")}
        leftSection={<IconArrowsSort size={16} />}
        allowDeselect={false}
        data={listOrders.map((one) => ({ value: one, label: t(`order.${one}`) }))}
        value={order}
        onChange={(chosen) => onOrder(listOrders.find((one) => one === chosen) ?? order)}
      />
    </div>
  );
}
