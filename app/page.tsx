import { redirect } from "next/navigation";

/** The product opens on the question page. */
export default function Page() {
  redirect("/ask");
}
