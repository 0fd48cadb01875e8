/** Ends the session and opens the sign-in page. Its script comes when it is called: every page has the button, few visits use it. */
export async function signOut(): Promise<void> {
  const { signOut: endSession } = await import("next-auth/react");
  await endSession({ callbackUrl: "/login" });
}
