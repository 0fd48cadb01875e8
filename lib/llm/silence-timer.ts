/** A signal that falls when nobody has called `restart` for so long. Call `stop` at the end. */
export function silenceTimer(silenceMs: number) {
  const controller = new AbortController();
  const fall = () => controller.abort(new DOMException("The model went silent", "TimeoutError"));
  let timer = setTimeout(fall, silenceMs);
  return {
    signal: controller.signal,
    restart() {
      clearTimeout(timer);
      timer = setTimeout(fall, silenceMs);
    },
    stop: () => clearTimeout(timer),
  };
}
