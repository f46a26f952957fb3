/** What is read of a running of a clock to say how it stands. */
type Run = {
  readonly end: { readonly late: boolean } | null;
  readonly overdue: boolean;
  readonly segments: readonly { readonly kind: "running" | "paused" }[];
};

/** How a clock stands: running or standing still, in time or not; once it has ended, whether it was late. */
type ClockState = "running" | "paused" | "overdue" | "in-time" | "late";

/** The state of a clock; one that was overdue before it was stopped for a while stays so. */
export const clockStateOf = ({ end, overdue, segments }: Run): ClockState => {
  if (end) return end.late ? "late" : "in-time";
  if (overdue) return "overdue";
  return segments.at(-1)?.kind === "paused" ? "paused" : "running";
};
