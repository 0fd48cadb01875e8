import classes from "@/components/sources/score/score-tab.module.css";

const radius = 52;
const around = 2 * Math.PI * radius;

/** A score from 0 to 100 as a ring that fills. */
export function ScoreRing({ score, label }: { score: number; label: string }) {
  const filled = (Math.min(100, Math.max(0, score)) / 100) * around;
  return (
    <div className={classes.ring}>
      <svg viewBox="0 0 120 120" width="136" height="136" role="img" aria-label={label}>
        <circle className={classes.ringTrack} cx="60" cy="60" r={radius} />
        <circle
          className={classes.ringFilled}
          cx="60"
          cy="60"
          r={radius}
          strokeDasharray={`${filled} ${around}`}
          transform="rotate(-90 60 60)"
        />
      </svg>
      <span className={classes.ringFigure} aria-hidden="true">
        {Math.round(score)}
      </span>
    </div>
  );
}
