/** Where a run breaks off: before or after its so-manieth write, counted from 0. */
export type BreakingOff = { readonly write: number; readonly when: "before" | "after" };

/** The fault of whatever is asked of a process that is gone. */
class Killed extends Error {
  override readonly name = "Killed";
}

/** A process that may break off: every effect goes through it. */
export type Process = {
  /** Runs a write, unless the process is gone; after the one it is killed by, it is gone for good. */
  readonly write: <T>(effect: () => Promise<T>) => Promise<T>;
  readonly read: <T>(effect: () => Promise<T>) => Promise<T>;
  readonly isGone: () => boolean;
};

/** Starts a process that is killed where it is told to be, or never. */
export const startProcess = (at: BreakingOff | undefined): Process => {
  let writes = 0;
  let gone = false;
  const kill = (): never => {
    gone = true;
    throw new Killed("the process was killed");
  };
  return {
    isGone: () => gone,
    read: async (effect) => (gone ? kill() : effect()),
    write: async (effect) => {
      const isLast = writes++ === at?.write;
      if (gone || (isLast && at?.when === "before")) return kill();
      const done = await effect();
      return isLast || gone ? kill() : done;
    },
  };
};
