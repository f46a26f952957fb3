import { caseRoles, noteBounds } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { caseId, cursor, prose, staffId } from "../schemas/identifiers.ts";
import { caseNote } from "../schemas/note.ts";

const audience = "window";
const path = "/window/v1/cases/{caseId}/notes";
const params = z.strictObject({ caseId });

/** Operations on the internal notes of a case (内部备注): of the window's team and its region's coordinators. */
export const noteOperations = {
  listNotes: operation({
    name: "list-notes",
    method: "GET",
    path,
    audience,
    roles: caseRoles,
    summary: "Internal notes on a case of your region, the last first",
    params,
    query: z.strictObject({ cursor: cursor.optional() }),
    returns: z.strictObject({ notes: z.array(caseNote), cursor: cursor.nullable() }),
  }),
  writeNote: operation({
    name: "write-note",
    method: "POST",
    path,
    audience,
    roles: caseRoles,
    status: 201,
    summary: "Write an internal note on a case, and mention members of its window's team",
    params,
    body: z.strictObject({
      text: prose(noteBounds.textCharacters),
      mentions: z
        .array(staffId)
        .max(noteBounds.mentions)
        .default([])
        .describe("members of the window's team who are told of it"),
    }),
    returns: caseNote,
    refusals: ["not-on-team", "too-many-notes"],
  }),
  strikeNote: operation({
    name: "strike-note",
    method: "POST",
    path: `${path}/{n}/strike`,
    audience,
    roles: caseRoles,
    summary: "Strike out an internal note, with a reason; it stays readable",
    params: params.extend({ n: z.coerce.number().int().min(1).max(noteBounds.ofCase) }),
    body: z.strictObject({ reason: prose(200) }),
    returns: caseNote,
    refusals: ["not-your-note", "note-struck-already"],
  }),
} as const;
