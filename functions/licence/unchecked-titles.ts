import type { EventFacts } from "@tongban/domain";

/** Titles of the materials that a case cites licences for which were not looked up yet; none where it is over. */
export const uncheckedTitles = (events: readonly EventFacts[]): readonly string[] => {
  const [first] = events;
  const cited = first?.type === "CaseSubmitted" ? (first.cited ?? []) : [];
  const checked = new Set(events.flatMap((event) => (event.type === "LicenceChecked" ? [event.title] : [])));
  return cited.flatMap(({ by, title }) => (by === "licence" && !checked.has(title) ? [title] : []));
};
