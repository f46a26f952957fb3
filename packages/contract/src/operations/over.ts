/** Refusals of what is done with cases that are not over: one for each way of being over. */
export const over = [
  "already-decided",
  "already-acknowledged",
  "already-declined",
  "already-withdrawn",
  "already-abandoned",
  "already-terminated",
] as const;
