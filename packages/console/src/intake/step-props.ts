import type { RegionCode } from "@tongban/domain";
import type { IntakeDraft } from "./intake-draft.ts";

/** What every step of taking an application in works with. */
export type StepProps = {
  readonly draft: IntakeDraft;
  /** The intake window's region. */
  readonly source: RegionCode;
  readonly onChange: (change: Partial<IntakeDraft>) => void;
  /** What is wrong with a field, by its JSON pointer; nothing before the step was tried. */
  readonly troubleAt: (pointer: string) => string | undefined;
};
