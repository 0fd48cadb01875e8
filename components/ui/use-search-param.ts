"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";

/** A value that lives in the address, so that it can be shared and survives a reload. */
export function useSearchParam(name: string): [string | null, (value: string | null) => void] {
  const params = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const set = (value: string | null) => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(name);
    else next.set(name, value);
    router.replace(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false });
  };
  return [params.get(name), set];
}
