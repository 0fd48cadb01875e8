import type { ReactNode } from "react";
import { AdminNav } from "@/components/admin/admin-nav";
import { PageBody } from "@/components/ui/page-body";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <PageBody>
      <AdminNav />
      {children}
    </PageBody>
  );
}
