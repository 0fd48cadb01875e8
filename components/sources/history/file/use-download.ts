"use client";

import { useCallback } from "react";

/** Hands a text to the browser as a file. */
export function useDownload(): (name: string, text: string) => void {
  return useCallback((name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
  }, []);
}
