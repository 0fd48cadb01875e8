import { NotFoundState } from "@/components/shell/not-found-state";

/** Shown beside the rail when a page of the workspace finds nothing. */
export default function NotFound() {
  return <NotFoundState />;
}
