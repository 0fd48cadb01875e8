import type { ReactNode } from "react";
import { AuthPage } from "@/components/shell/auth/auth-page";

/** The frame of the pages before the product. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return <AuthPage>{children}</AuthPage>;
}
