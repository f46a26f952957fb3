import {
  type CaseId,
  followersOf,
  type Instant,
  isBlockingEnd,
  type MemberId,
  memberStatesOf,
  type NotStarted,
  tellNotStarted,
} from "@tongban/domain";
import { type KeptBundle, loadBundle, loadHead } from "@tongban/store";
import { runCommand } from "../edge/run-command.ts";
import { endBundleWith } from "../package/end-bundle.ts";
import { loadMemberCases } from "../package/member-cases.ts";
import { type Starting, startMembers } from "../package/start-members.ts";

/**
 * Carries on what waits for a member of a bundle that ended: members whose turn has come start, each once; those that cannot
 * start any more, or could not, are told of on the case that ended, as is the end of the whole bundle. Done again, it does
 * nothing: the cases and their events say what was done. A case that does not exist, or is no member, is a fault.
 */
export const followBundle = async (starting: Starting, caseId: CaseId, now: Instant): Promise<void> => {
  const head = await loadHead(starting.store, caseId);
  const place = head?.kase.origin.bundle;
  const kept = place && (await loadBundle(starting.store, place.id));
  if (!head || !place || !kept) throw new Error("a member of a bundle that is not in the table");
  const { hindered } = await startMembers(starting, kept, now);
  for (const { member, codes } of hindered)
    await tell(starting, caseId, `hindered-${member}`, { members: [member], why: "hindered", codes }, now);
  const outcome = "outcome" in head.kase ? head.kase.outcome : undefined;
  if (isBlockingEnd(head.kase.status, outcome))
    await tellNotGranted(starting, kept, place.member, caseId, now);
  await endBundleWith(starting, place.id, caseId, now);
};

/** Members behind one that was not granted do not start any more. */
const tellNotGranted = async (
  starting: Starting,
  kept: KeptBundle,
  ended: MemberId,
  caseId: CaseId,
  now: Instant,
): Promise<void> => {
  const states = memberStatesOf(kept.bundle, await loadMemberCases(starting.store, kept.bundle));
  const members = followersOf(kept.bundle.members, ended)
    .map(({ id }) => id)
    .filter((id) => states.get(id) === "not-started");
  if (members.length > 0)
    await tell(starting, caseId, "not-granted", { members, why: "not-granted", codes: [] }, now);
};

/** The event is found by its command, so it is told once. */
const tell = async (
  { store, calendarOf }: Starting,
  caseId: CaseId,
  id: string,
  notStarted: NotStarted,
  now: Instant,
): Promise<void> => {
  const told = await runCommand(
    { store, calendarOf },
    {
      caseId,
      stamp: { id: `members-${id}`, digest: "" },
      visible: () => true,
      now,
      decide: (kase, moment) => tellNotStarted.verdict(kase, "broker", notStarted, moment),
    },
  );
  if (told.kind !== "done") throw new Error(`members that do not start are not told of: ${told.code}`);
};
