/** Names the branch that is shown, where it is not the one that was spoken in last. */
export const branchParam = "branch";

/**
 * Puts the branch into the address, so that a reload and a link show it again. It takes the place of the address before: browsing
 * branches is no step that "back" should undo.
 */
export function showBranchInAddress(messageId: string | null): void {
  const url = new URL(window.location.href);
  if (messageId === null) url.searchParams.delete(branchParam);
  else url.searchParams.set(branchParam, messageId);
  window.history.replaceState(null, "", url);
}
