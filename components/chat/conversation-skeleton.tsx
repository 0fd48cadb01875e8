import { Skeleton } from "@mantine/core";
import { answerChartHeightPx } from "@/components/chat/answer/chart-height";
import turnClasses from "@/components/chat/conversation/conversation.module.css";
import classes from "@/components/chat/conversation-view.module.css";
import { LinesSkeleton } from "@/components/ui/skeletons";

/** A conversation to come: title, question, sentence, chart. */
export function ConversationSkeleton() {
  return (
    <div className={classes.page} aria-hidden="true">
      <div className={turnClasses.head}>
        <Skeleton height={12} width={220} />
      </div>
      <div className={classes.column}>
        <div className={turnClasses.turns}>
          <Skeleton height={38} width={280} radius="lg" style={{ justifySelf: "end" }} />
          <LinesSkeleton lines={2} height={14} />
          <Skeleton height={answerChartHeightPx} radius="lg" />
        </div>
      </div>
    </div>
  );
}
