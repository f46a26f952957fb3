import {
  type CaseId,
  type CasePart,
  type Parent,
  type PartId,
  type PlacedPart,
  partStates,
  type RegionCode,
} from "@tongban/domain";
import { type Codec, kept, list, map, text, Unreadable } from "../table/codec.ts";
import { limit } from "./words.ts";

/** A part of a joint case as one line: id, region, state, run, and what it waits for: `move 610100 waiting 0 check,pay`. */
export const casePart: Codec<CasePart> = kept(
  text(),
  ({ id, region, state, run, after }) =>
    [id, region, state, run, ...(after ? [after.join(",")] : [])].join(" "),
  (line) => {
    const [, id, region, word, run, after] = /^(\S+) (\S+) (\S+) (\d+)(?: (\S+))?$/.exec(line) ?? [];
    const state = partStates.find((one) => one === word);
    if (id === undefined || region === undefined || !state) throw new Unreadable("not a part of a case");
    return {
      id: id as PartId,
      region: region as RegionCode,
      state,
      run: Number(run),
      ...(after === undefined ? {} : { after: after.split(",") as PartId[] }),
    };
  },
);

/** What a child case is part of, as one line: the joint case, the part, its run, and the part's title. */
export const parent: Codec<Parent> = kept(
  text(),
  ({ case: id, part, run, title }) => [id, part, run, title].join(" "),
  (line) => {
    const [, id, part, run, title] = /^(\S+) (\S+) (\d+) (.+)$/s.exec(line) ?? [];
    if (id === undefined || part === undefined || title === undefined) throw new Unreadable("not a parent");
    return { case: id as CaseId, part: part as PartId, run: Number(run), title };
  },
);

/** The parts of a joint case, as its first event says them. */
export const placedParts = list(
  map<PlacedPart>({
    id: ["id", text()],
    title: ["title", text()],
    matter: ["matter", text()],
    region: ["region", text()],
    promised: ["promised", limit],
    statutory: ["statutory", limit, "optional"],
    after: ["after", list(text()), "optional"],
  }),
);
