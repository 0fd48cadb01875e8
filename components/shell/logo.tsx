import classes from "@/components/shell/logo.module.css";
import { LogoMark } from "@/components/shell/logo-mark";

/** Mark and name. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <span className={classes.logo}>
      <LogoMark size={size} />
      <span style={{ fontSize: size * 0.7 }}>Querent</span>
    </span>
  );
}
