/** Something that wakes functions until it is stopped. */
export type Source = {
  /** Says that there may be work now, so that it does not wait for its next poll. */
  nudge(): void;
  /** Takes no more work and resolves when the work under way is done. */
  stop(): Promise<void>;
};

/** Writes a line about trouble that a source copes with by itself. */
export type Report = (message: string, cause: unknown) => void;
