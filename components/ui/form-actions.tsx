import { Button, Group } from "@mantine/core";

type FormActionsProps = {
  cancel: string;
  /** What the form does, as a verb. */
  submit: string;
  pending: boolean;
  /** What it needs is not there yet. */
  disabled?: boolean;
  onCancel: () => void;
};

/** The foot of a form in a dialog: its way out, and what it does. */
export function FormActions({ cancel, submit, pending, disabled = false, onCancel }: FormActionsProps) {
  return (
    <Group justify="flex-end" gap="xs" mt="md">
      <Button variant="default" onClick={onCancel}>
        {cancel}
      </Button>
      <Button type="submit" loading={pending} disabled={disabled}>
        {submit}
      </Button>
    </Group>
  );
}
