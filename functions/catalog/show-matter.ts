import { type catalogOperations, wordOfFact } from "@tongban/contract";
import {
  admit,
  bySpecificity,
  type Coverage,
  localDateOf,
  type MissingPart,
  type RegionCode,
} from "@tongban/domain";
import { type DirectoryWindow, listRegionWindows, loadAdmissions } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { listedTerms } from "./listed-terms.ts";
import { namedMatter } from "./named-matter.ts";

type ShowMatter = Run<typeof catalogOperations.showMatter, undefined>;

/** Tells whether a matter can be done between two regions on a day, by the check that submissions pass, and how. */
export const showMatter =
  (resources: Pick<Resources, "store" | "names" | "calendarOf">): ShowMatter =>
  async ({ params: { matter }, query, now }) => {
    const { source, handling, on = localDateOf(now) } = query;
    const { store, names } = resources;
    const { matters, regions } = await names();
    const about = matters.get(matter);
    if (!about) return problem("not-found");
    const [books, windows] = await Promise.all([
      loadAdmissions(store, { source, handling }, [matter], now),
      listRegionWindows(store, handling),
    ]);
    const { coverages = [], staffedWindow } = books.get(matter) ?? {};
    const answer = admit({ source, handling, matter, on }, coverages, staffedWindow);
    const pinned = answer.kind === "admitted" ? answer.pins.agreement : undefined;
    const shown = shownCoverage(coverages, pinned);
    const terms = shown && answer.kind === "admitted" ? { ...shown, standard: answer.standard } : shown;
    const calendar = staffedWindow?.calendar ?? handling;
    const named = (region: RegionCode) => ({ region, name: regions.get(region) ?? region });
    return answered({
      ...namedMatter(about),
      source: named(source),
      handling: named(handling),
      on,
      live: answer.kind === "admitted",
      missing: answer.kind === "admitted" ? [] : answer.missing.map(inWords),
      terms: terms
        ? await listedTerms(resources, terms, { source, handling, matter, on, now, calendar })
        : null,
      windows: windows.filter(({ matters: handled }) => handled.includes(matter)).map(windowView),
    });
  };

/** The coverage whose list is shown: that of the agreement which admits, else the most specific that has the matter. */
const shownCoverage = (coverages: readonly Coverage[], pinned: string | undefined): Coverage | undefined =>
  bySpecificity(coverages).find(
    ({ agreement, list }) => list !== undefined && (pinned === undefined || agreement.id === pinned),
  );

const inWords = ({ part, code, facts }: MissingPart) => ({
  part,
  code,
  facts: { ...facts },
  said: { en: wordOfFact("missing", code, "en") ?? code, zh: wordOfFact("missing", code, "zh") ?? code },
});

const windowView = ({ id, name, open, address, phone }: DirectoryWindow) => ({
  id,
  name,
  open,
  address: address ?? null,
  phone: phone ?? null,
});
