"use client";

import "@/components/shell/theme.css";
import en from "@/messages/en/common.json";
import zh from "@/messages/zh/common.json";

/** Shown when the document itself failed, so nothing of the product (theme, texts, providers) can be relied on. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const chinese = typeof navigator !== "undefined" && navigator.language.startsWith("zh");
  const texts = chinese ? zh : en;
  return (
    <html lang={chinese ? "zh-CN" : "en"}>
      <body style={{ fontFamily: "system-ui, sans-serif", display: "grid", placeItems: "center", minHeight: "100dvh" }}>
        <main role="alert" style={{ maxWidth: 440, padding: 24, textAlign: "center" }}>
          <h1 style={{ fontSize: 20 }}>{texts.crash.title}</h1>
          <p>{texts.crash.body}</p>
          <button type="button" onClick={retry} style={{ padding: "8px 16px", font: "inherit" }}>
            {texts.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
