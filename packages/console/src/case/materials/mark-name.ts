import { markBounds } from "@tongban/domain";
import type { Marks } from "../../api/material-queries.ts";

type Mark = Marks["marks"][number];

/** The name that a material is marked by: its title, as far as a notice takes one, without blanks at the cut. */
export const markName = (title: string): string => title.slice(0, markBounds.materialCharacters).trim();

/** What was found of the material with a title. */
export const markOf = (marks: readonly Mark[], title: string): Mark | undefined =>
  marks.find(({ material }) => material === markName(title));
