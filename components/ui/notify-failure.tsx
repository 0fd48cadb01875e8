"use client";

import { notifications } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";

/**
 * Shows a failed act as a notification in the server's words; for acts whose place on the page has no room for an error.
 * `title` says which act it was, where that is not plain.
 */
export function notifyFailure(error: unknown, title?: string): void {
  notifications.show({
    title,
    color: "red",
    icon: <IconAlertTriangle size={18} />,
    message: <FailureWords words={describeError(error)} />,
    autoClose: 10_000,
  });
}
