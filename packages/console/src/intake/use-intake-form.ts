import { localDateOf } from "@tongban/domain";
import { useEffect, useState } from "react";
import { instantNow } from "../time/now.ts";
import {
  dropIntakeDraft,
  type IntakeDraft,
  keepIntakeDraft,
  newDraft,
  readIntakeDraft,
} from "./intake-draft.ts";

const freshDraft = (): IntakeDraft => newDraft(localDateOf(instantNow()), crypto.randomUUID());

/**
 * A form that is filled in step by step: what was entered outlives a reload in this tab under the name that it is kept by,
 * and no other place; chosen files do not.
 */
export const useIntakeForm = <Step extends string>(
  kept: string,
  steps: readonly [Step, ...(readonly Step[])],
) => {
  const [first] = steps;
  const [draft, setDraft] = useState(() => readIntakeDraft(sessionStorage, kept) ?? freshDraft());
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map());
  const [step, setStep] = useState<Step>(first);
  const [tried, setTried] = useState<ReadonlySet<Step>>(new Set());
  useEffect(() => keepIntakeDraft(sessionStorage, kept, draft), [draft, kept]);
  return {
    draft,
    files,
    step,
    /** Steps that were left, and so show what is wrong with them. */
    tried,
    /** Materials whose files a reload lost. */
    lost: draft.materials.filter(({ sha256 }) => !files.has(sha256)),
    setStep,
    /** Leaves this step for another one. */
    go: (next: Step) => {
      setTried((before) => new Set([...before, step]));
      setStep(next);
    },
    tryAll: () => setTried(new Set(steps)),
    onChange: (change: Partial<IntakeDraft>) => setDraft((before) => ({ ...before, ...change })),
    onFile: (sha256: string, file: File) => setFiles((before) => new Map([...before, [sha256, file]])),
    /** Keeps it no longer: it is handed in. */
    drop: () => dropIntakeDraft(sessionStorage, kept),
    giveUp: () => {
      dropIntakeDraft(sessionStorage, kept);
      setDraft(freshDraft());
      setFiles(new Map());
      setTried(new Set());
      setStep(first);
    },
  };
};
