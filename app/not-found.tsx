import { NotFoundState } from "@/components/shell/not-found-state";

/** Shown for addresses that no page has. */
export default function NotFound() {
  return (
    <main>
      <NotFoundState />
    </main>
  );
}
