import { NextRequest } from "next/server";
import type { handleNextAuth } from "@/lib/http/handle-next-auth";
import { inNextRequest } from "./in-next-request";

const origin = "http://querent.example:3000";

/** A browser at next-auth's routes: keeps cookies from answer to answer and signs in as next-auth's own client does. */
export function openAuthBrowser(handler: typeof handleNextAuth, address: string) {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map((pair) => pair.join("=")).join("; ");

  const call = async (path: string, form?: Record<string, string>) => {
    const url = new URL(`${origin}/api/auth/${path}`);
    const request = new NextRequest(url, {
      method: form === undefined ? "GET" : "POST",
      headers: {
        host: url.host,
        "x-forwarded-proto": "http",
        "x-querent-client-address": address,
        cookie: cookies(),
        ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
    });
    const nextauth = url.pathname.split("/").slice(3);
    const response = await inNextRequest(request, () => handler(request, { params: Promise.resolve({ nextauth }) }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };

  /** Posts a form with the token that next-auth asks for. */
  const submit = async (path: string, form: Record<string, string>) => {
    const { csrfToken } = await (await call("csrf")).json();
    return await call(path, { ...form, csrfToken, json: "true", callbackUrl: origin });
  };

  const signIn = async (given: { email: string; password: string }) => {
    const response = await submit("callback/credentials", given);
    const { url } = await response.json();
    return { status: response.status, error: new URL(url).searchParams.get("error"), response };
  };

  return { jar, call, submit, signIn, headers: () => new Headers({ cookie: cookies() }) };
}
