import type { Guidance } from "@tongban/domain";
import { useMemo, useState } from "react";
import { type GuidancePlace, useGuidance } from "../../api/guidance-queries.ts";
import { conflictsIn, kept, rebased, restored } from "../edits.ts";
import {
  type GuidanceEdits,
  guidanceByName,
  noGuidanceEdits,
  withGuidance,
  writtenOf,
} from "./guidance-edits.ts";

/** Guidance with what was done to it and not saved; over what anybody else saved meanwhile. */
export const useGuidanceEdits = (place: GuidancePlace, wanted: boolean) => {
  const [typed, setTyped] = useState<GuidanceEdits>(noGuidanceEdits);
  const guidance = useGuidance(place, wanted || typed.size > 0);
  const saved = useMemo(() => guidanceByName(guidance.data?.entries ?? []), [guidance.data]);
  const edits = useMemo(() => {
    const written = writtenOf(typed);
    return guidance.data ? rebased(saved, written) : written;
  }, [guidance.data, saved, typed]);
  const conflicts = useMemo(() => conflictsIn(saved, edits), [saved, edits]);
  return {
    guidance,
    saved,
    /** As it is typed, texts that are still empty as well. */
    typed,
    /** As it is to be saved. */
    edits,
    conflicts,
    /** Whether what is there is the guidance that the agreement has by now. */
    current: guidance.data !== undefined && !guidance.isPlaceholderData,
    put: (entry: Guidance) => setTyped((before) => withGuidance(saved, before, entry)),
    keepMine: (name: string) => setTyped((before) => kept(saved, before, name)),
    takeTheirs: (name: string) => setTyped((before) => restored(before, name)),
    forget: () => setTyped(noGuidanceEdits),
  };
};

/** What {@link useGuidanceEdits} gives. */
export type EditedGuidance = ReturnType<typeof useGuidanceEdits>;
