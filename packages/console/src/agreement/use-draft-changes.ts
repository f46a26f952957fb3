import { useState } from "react";
import type { AgreementFile } from "../api/wire.ts";
import { changed, type DraftChanges, revisionOf } from "./draft-changes.ts";

/** What was changed of a draft's terms and standard and not saved. */
export const useDraftChanges = ({ draft }: Pick<AgreementFile, "draft">) => {
  const [changes, setChanges] = useState<DraftChanges>({});
  const content = draft?.content;
  const dirty = Object.keys(changes).length > 0;
  return {
    changes,
    revision: content && dirty ? revisionOf(content, changes) : undefined,
    change: (more: DraftChanges) => {
      if (content) setChanges((before) => changed(content, before, more));
    },
    undo: () => setChanges({}),
  };
};

/** What {@link useDraftChanges} gives. */
export type DraftEdits = ReturnType<typeof useDraftChanges>;
