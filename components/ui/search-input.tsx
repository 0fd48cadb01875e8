import { TextInput, type TextInputProps } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";

type SearchInputProps = Pick<TextInputProps, "className" | "maw" | "mb"> & {
  /** Says what is searched; also what stands in the empty field. */
  label: string;
  value: string;
  onChange: (value: string) => void;
};

/** The field that narrows down a list on the same page while one types. */
export function SearchInput({ label, value, onChange, ...layout }: SearchInputProps) {
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...layout}
    />
  );
}
