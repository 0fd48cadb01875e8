import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";

/** A dialog whose script comes when it is first opened. `isNeeded` stays true from then on, so that it can also close gently. */
export function useLateDialog() {
  const [isNeeded, setNeeded] = useState(false);
  const [opened, { open, close }] = useDisclosure(false, { onOpen: () => setNeeded(true) });
  return { isNeeded, opened, open, close };
}
