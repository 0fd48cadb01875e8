import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const indigo: MantineColorsTuple = [
  "#eef0ff",
  "#e0e3ff",
  "#c6cbff",
  "#a6abfb",
  "#8b8ff6",
  "#7378f0",
  "#6065e6",
  "#5156d6",
  "#4347b8",
  "#373a93",
];

const gray: MantineColorsTuple = [
  "#f7f7f9",
  "#f0f0f4",
  "#e4e4ea",
  "#d0d1da",
  "#b9bac5",
  "#9799a6",
  "#6b6e7b",
  "#5c5f6c",
  "#3c3e48",
  "#1b1c22",
];

const dark: MantineColorsTuple = [
  "#ececf1",
  "#c9cad3",
  "#a3a5b1",
  "#8f919e",
  "#3a3a44",
  "#292930",
  "#19191d",
  "#131316",
  "#0f0f12",
  "#0a0a0c",
];

const sans =
  '"Inter Variable", Inter, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';
const mono =
  '"JetBrains Mono Variable", ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace';

/** Where the browser remembers the chosen colour scheme; the script in the document's head reads the same key. */
export const colorSchemeKey = "querent-color-scheme";

/** The one Mantine theme. Sizes and spaces stand here, colours in `theme.css`. */
export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: { light: 7, dark: 6 },
  colors: { indigo, gray, dark },
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  headings: {
    fontFamily: sans,
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "1.3" },
      h2: { fontSize: "16px", lineHeight: "1.35" },
      h3: { fontSize: "14px", lineHeight: "1.4" },
      h4: { fontSize: "13px", lineHeight: "1.4" },
      h5: { fontSize: "12px", lineHeight: "1.4" },
      h6: { fontSize: "12px", lineHeight: "1.4" },
    },
  },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "md",
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, fz: "xs", px: 8, py: 4 } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: "md",
        position: "bottom-end",
        transitionProps: { duration: 120 },
      },
    },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 160 } } },
    // Dialogs stand outside the page, where a header element would be one more banner of it.
    ModalHeader: { defaultProps: { role: "none" } },
    Drawer: { defaultProps: { transitionProps: { duration: 180 } } },
    Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 120 } } },
    Paper: { defaultProps: { withBorder: true } },
    Card: { defaultProps: { withBorder: true, padding: "md" } },
    // A table that is wider than a phone must be scrollable by keyboard too.
    TableScrollContainer: { defaultProps: { scrollAreaProps: { viewportProps: { tabIndex: 0 } } } },
    Skeleton: { defaultProps: { radius: "sm" } },
  },
});

const shared = {
  "--mantine-color-body": "var(--q-page)",
  "--mantine-color-text": "var(--q-text)",
  "--mantine-color-dimmed": "var(--q-text-dimmed)",
  "--mantine-color-placeholder": "var(--q-text-faint)",
  "--mantine-color-anchor": "var(--q-accent-text)",
  "--mantine-color-default": "var(--q-surface)",
  "--mantine-color-default-hover": "var(--q-hover)",
  "--mantine-color-default-border": "var(--q-border-strong)",
  "--mantine-color-default-color": "var(--q-text)",
  "--mantine-color-disabled": "var(--q-hover)",
  "--mantine-color-disabled-color": "var(--q-text-faint)",
  "--mantine-color-disabled-border": "var(--q-border)",
  "--mantine-color-error": "var(--q-bad)",
  "--mantine-color-gray-light-color": "var(--q-text-dimmed)",
  "--mantine-color-gray-light-hover": "var(--q-hover)",
  "--mantine-color-indigo-light": "var(--q-accent-soft)",
  "--mantine-color-indigo-light-color": "var(--q-accent-text)",
  "--mantine-color-indigo-text": "var(--q-accent-text)",
  // Menu items take shade 6 for their text, filled buttons their own.
  "--mantine-color-red-6": "var(--q-bad)",
  "--mantine-color-red-filled": "var(--q-bad-filled)",
  "--mantine-color-red-filled-hover": "var(--q-bad-filled)",
  "--mantine-color-green-light": "var(--q-good-soft)",
  "--mantine-color-green-light-color": "var(--q-good)",
  "--mantine-color-yellow-light": "var(--q-warn-soft)",
  "--mantine-color-yellow-light-color": "var(--q-warn)",
  "--mantine-color-red-light": "var(--q-bad-soft)",
  "--mantine-color-red-light-color": "var(--q-bad)",
  "--mantine-color-red-text": "var(--q-bad)",
  // Mantine's own text shades of these are too pale to be read on white.
  "--mantine-color-green-text": "var(--q-good)",
  "--mantine-color-teal-text": "var(--q-good)",
  "--mantine-color-yellow-text": "var(--q-warn)",
  "--mantine-color-orange-text": "var(--q-warn)",
  "--mantine-shadow-md": "var(--q-shadow)",
};

/** Points Mantine's variables at the tokens of `theme.css`, so a colour is written once. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
