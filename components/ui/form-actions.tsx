import { Button, Group } from "@mantine/core";

type FormActionsProps = {
  cancel: string;
  /** What the form does, as a verb. */
  submit: string;
  pending: boolean;
  onCancel: () => void;
};

/** The foot of a form in a dialog: its way out, and what it does. */
export function FormActions({ cancel, submit, pending, onCancel }: FormActionsProps) {
  return (
    <Group justify="flex-end" gap="xs" mt="md">
      <Button variant="default" onClick={onCancel}>
        {cancel}
      </Button>
      <Button type="submit" loading={pending}>
        {submit}
      </Button>
    </Group>
  );
}
