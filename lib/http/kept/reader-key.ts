/** What a request says of who sends it and in which language they read: equal headers, equal reader. */
type ReaderHeaders = {
  readonly authorization: string | null | undefined;
  readonly cookie: string | null | undefined;
  readonly acceptLanguage: string | null | undefined;
};

/** The name under which a reader is remembered. Secret: it holds the session or the token. */
export function readerKey({ authorization, cookie, acceptLanguage }: ReaderHeaders): string {
  // A line break stands in no header, so that no two readers share a name.
  return `${authorization ?? ""}\n${cookie ?? ""}\n${acceptLanguage ?? ""}`;
}
