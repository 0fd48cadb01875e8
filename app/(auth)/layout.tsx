import type { ReactNode } from "react";
import { AuthPage } from "@/components/auth/auth-page";

/** The frame of the pages before the product. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return <AuthPage>{children}</AuthPage>;
}
