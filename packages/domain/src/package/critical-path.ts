import type { Instant } from "../clock/instant.ts";
import type { MemberId, PackageMember } from "./package.ts";

/** An instant as clocks reckon it; provisional where a calendar that is still to be published may move it. */
export type Reckoned = { readonly at: Instant; readonly provisional: boolean };

/** The members that follow one another and take the longest, and when the last of them is due. */
export type CriticalPath = { readonly members: readonly MemberId[]; readonly due: Reckoned };

type Ordered = Pick<PackageMember, "id" | "after">;

/**
 * The longest way through a package whose members are each decided on their last promised day: every member is reckoned
 * from the due instant of those before it, by its own limit, hours and calendar, so that no unit is converted into another.
 * Nothing where a due instant lies beyond the calendar, or where the order has a cycle.
 */
export const criticalPath = <M extends Ordered>(
  members: readonly M[],
  from: Instant,
  dueAfter: (member: M, from: Instant) => Reckoned | undefined,
): CriticalPath | undefined => {
  const done = new Map<MemberId, CriticalPath>();
  while (done.size < members.length) {
    const next = members.filter(
      ({ id, after = [] }) => !done.has(id) && after.every((before) => done.has(before)),
    );
    if (next.length === 0) return undefined;
    for (const member of next) {
      const before = latest((member.after ?? []).flatMap((one) => done.get(one) ?? []));
      const due = dueAfter(member, before?.due.at ?? from);
      if (!due) return undefined;
      done.set(member.id, {
        members: [...(before?.members ?? []), member.id],
        due: { at: due.at, provisional: due.provisional || (before?.due.provisional ?? false) },
      });
    }
  }
  return latest([...done.values()]);
};

const latest = (paths: readonly CriticalPath[]): CriticalPath | undefined =>
  paths.toSorted((a, b) => (a.due.at < b.due.at ? 1 : -1))[0];
