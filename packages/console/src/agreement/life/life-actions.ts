import type { AgreementFile, Me } from "../../api/wire.ts";
import { waitsForMe } from "../waits-for-me.ts";

/** What a coordinator can do with an agreement as a whole, in the order in which it is offered. */
const lifeActions = [
  "consent",
  "send-back",
  "take-back",
  "propose",
  "draft-next",
  "reinstate",
  "suspend",
  "terminate",
  "discard",
] as const;

/** One of {@link lifeActions}. */
export type LifeAction = (typeof lifeActions)[number];

type Seen = Pick<AgreementFile, "published" | "draft" | "proposal" | "status">;

/** What is offered to a coordinator of a party; the broker decides. */
export const actionsOn = (file: Seen, me: Pick<Me, "id" | "regions">): readonly LifeAction[] =>
  lifeActions.filter((action) => offered[action](file, me));

const offered: Readonly<Record<LifeAction, (file: Seen, me: Pick<Me, "id" | "regions">) => boolean>> = {
  consent: ({ proposal }, me) => proposal !== null && proposal.by !== me.id && waitsForMe(proposal, me),
  "send-back": ({ proposal }, me) => proposal !== null && !isOwn(proposal, me),
  "take-back": ({ proposal }, me) => proposal !== null && isOwn(proposal, me),
  propose: ({ proposal, draft }) => proposal === null && draft !== null,
  discard: ({ proposal, draft }) => proposal === null && draft !== null,
  "draft-next": ({ draft, published, status }) =>
    draft === null && published !== null && status !== "terminated",
  suspend: ({ status }) => status === "in-force",
  reinstate: ({ proposal, status }) => proposal === null && status === "suspended",
  terminate: ({ proposal, published, status }) =>
    proposal === null && published !== null && status !== "terminated",
};

const isOwn = (
  { by, region }: NonNullable<AgreementFile["proposal"]>,
  { id, regions }: Pick<Me, "id" | "regions">,
): boolean => by === id || regions.some((mine) => mine.region === region);
