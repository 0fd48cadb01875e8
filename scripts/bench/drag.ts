import { isBuilt } from "@/scripts/bench/chats/stage";
import { measureDrags } from "@/scripts/bench/drag/measure-drags";
import { atMost, type Bench, percentile } from "@/scripts/bench/harness";
import { startBuiltServer } from "@/scripts/test/start-built-server";

const widgetCount = 100;
const account = { email: "bench@example.com", password: "a long bench password" };

/** Dragging and resizing in the designer with as many widgets as a dashboard holds, in a real browser. */
export const drag: Bench = {
  name: "drag",
  about: `a dashboard of ${widgetCount} widgets in the designer, 40 of them charts; Chromium draws without a graphics card`,
  async run() {
    if (!isBuilt()) return { missing: "a production build (npm run build)" };
    const server = await startBuiltServer({
      QUERENT_ADMIN_EMAIL: account.email,
      QUERENT_ADMIN_PASSWORD: account.password,
    });
    try {
      const { moving, resizing, idle } = await measureDrags({ origin: server.origin, account, widgetCount });
      return [
        {
          name: "frame while a widget is dragged, 95 of 100",
          value: percentile(moving, 0.95),
          unit: "ms",
          bar: atMost(25),
        },
        { name: "frame while a widget is dragged, half", value: percentile(moving, 0.5), unit: "ms", bar: null },
        {
          name: "frame while a widget is resized, 95 of 100",
          value: percentile(resizing, 0.95),
          unit: "ms",
          bar: null,
        },
        // What this machine can do at most: the same page with nothing moving.
        { name: "frame while nothing happens, 95 of 100", value: percentile(idle, 0.95), unit: "ms", bar: null },
      ];
    } finally {
      await server.stop();
    }
  },
};
