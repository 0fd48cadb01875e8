import { measureDrags } from "@/scripts/bench/drag/measure-drags";
import type { Bench } from "@/scripts/bench/harness";
import { startBuiltServer } from "@/scripts/test/start-built-server";

const widgetCount = 100;
const account = { email: "bench@example.com", password: "a long bench password" };

/** Dragging and resizing in the designer with as many widgets as a dashboard holds, in a real browser. */
export const drag: Bench = {
  name: "drag",
  needsBuild: true,
  about: `a dashboard of ${widgetCount} widgets in the designer, 40 of them charts; Chromium draws without a graphics card`,
  async run() {
    const server = await startBuiltServer({
      QUERENT_ADMIN_EMAIL: account.email,
      QUERENT_ADMIN_PASSWORD: account.password,
    });
    try {
      return await measureDrags({ origin: server.origin, account, widgetCount });
    } finally {
      await server.stop();
    }
  },
};
