import type { Instant } from "@tongban/domain";
import type { TFunction } from "i18next";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";

type DueMove = StaffCase["timeline"][number]["dueMoves"][number];

/** Says of each due moment that an event moved what it was and what it is now. */
export const dueMoveLines = (
  t: TFunction,
  moves: readonly DueMove[],
  now: Instant,
  language: string,
): readonly string[] =>
  moves.map(({ clock, limit, was, due, provisional }) => {
    const named = {
      clock: t(`clock.${clock}`),
      limit: t(`case.${limit}`),
      due: momentText(due, now, language),
    };
    if (was === due) return t(provisional ? "dueMove.provisional" : "dueMove.certain", named);
    const words = t("dueMove.moved", { ...named, was: momentText(was, now, language) });
    return provisional ? `${words}${t("left.provisional")}` : words;
  });
