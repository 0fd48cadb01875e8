/**
 * Asks the browser for the whole screen. Where it does not give it (a frame of another site, a phone), the dashboard fills the window
 * all the same, so a refusal needs no word.
 */
export async function enterFullScreen(): Promise<void> {
  if (document.fullscreenElement !== null || !document.fullscreenEnabled) return;
  await document.documentElement.requestFullscreen().catch(() => undefined);
}

export async function leaveFullScreen(): Promise<void> {
  if (document.fullscreenElement !== null) await document.exitFullscreen().catch(() => undefined);
}
