/** The mark: a question that ends in a bar chart. The same drawing as `public/favicon.svg`. */
export function LogoMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--q-accent)" />
      <path d="M22.6 21.4A9 9 0 1 0 19.5 24" stroke="#ffffff" strokeWidth="2.6" strokeLinecap="round" />
      <path d="m21.4 20.2 4 4.4" stroke="#ffffff" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M12 18.6v-2.8M15.9 18.6v-6.2M19.8 18.6v-4.2" stroke="#ffffff" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
