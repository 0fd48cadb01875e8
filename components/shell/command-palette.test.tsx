import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { CommandPalette } from "@/components/shell/command-palette";
import { makeQueryClient } from "@/lib/client/query-client";
import shell from "@/messages/en/shell.json";

it("leaves the lists to the pages that bring them along, until it is opened", () => {
  const client = makeQueryClient();
  renderToString(
    <QueryClientProvider client={client}>
      <NextIntlClientProvider locale="en" messages={{ shell }} timeZone="UTC">
        <MantineProvider>
          <CommandPalette />
        </MantineProvider>
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
  expect(client.getQueryCache().getAll()).toEqual([]);
});
