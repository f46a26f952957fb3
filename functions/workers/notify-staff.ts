import {
  type Case,
  decidesAppeals,
  holderOf,
  type NotificationReceiver,
  reviewsAt,
  type Staff,
  type StaffId,
  type StaffNews,
  staffNewsOf,
  type WindowId,
  windowOfIntakeDesk,
} from "@tongban/domain";
import {
  inBatches,
  type KeptEvent,
  listStaffed,
  loadHeads,
  loadStaff,
  loadWindows,
  type Notification,
  notify,
  type StoreContext,
} from "@tongban/store";

type Told = { readonly event: KeptEvent; readonly news: StaffNews };

/** People who are told at the same time. */
const TOGETHER = 10;

/**
 * Tells members of staff in person of the events that concern them: whoever holds the case now, its reviewers or its
 * leads, the team that took it in, and never who did it. It may run twice on the same events: each is told once.
 */
export const notifyStaff = async (store: StoreContext, events: readonly KeptEvent[]): Promise<void> => {
  const told = events.flatMap((event): readonly Told[] => {
    const news = staffNewsOf(event);
    return news ? [{ event, news }] : [];
  });
  if (told.length === 0) return;
  const cases = new Map(
    (
      await loadHeads(
        store,
        told.map(({ event }) => event.caseId),
      )
    ).map(({ kase }) => [kase.origin.id, kase]),
  );
  const [teamOf, coordinatorsOf] = await Promise.all([
    teamsOf(store, told, cases),
    sourceCoordinatorsOf(store, told, cases),
  ]);
  const each = told.flatMap(({ event, news }) => {
    const kase = cases.get(event.caseId);
    if (!kase) return [];
    const { actor } = event;
    const isActor = (id: StaffId): boolean => actor.kind === "staff" && actor.id === id;
    return receiversOf(news, kase, teamOf, coordinatorsOf)
      .filter((id) => !isActor(id))
      .map((id) => ({ id, kase, event, news }));
  });
  // What tells one person changes one small item of theirs, so it comes one after the other.
  const byPerson = [...Map.groupBy(each, ({ id }) => id).values()];
  await inBatches(byPerson, TOGETHER, async (ones) => {
    for (const { id, kase, event, news } of ones) await notify(store, id, notificationOf(kase, event, news));
  });
};

const notificationOf = (
  { origin, number }: Case,
  { at, caseId, n }: KeptEvent,
  { kind }: StaffNews,
): Notification => ({
  kind,
  at,
  caseId,
  ...(number === undefined ? {} : { number }),
  matter: origin.matter,
  of: `event-${n}`,
});

/** The people of the windows whose reviewers or leads are told; nobody is read where a person or a holder is. */
const teamsOf = async (
  store: StoreContext,
  told: readonly Told[],
  cases: ReadonlyMap<string, Case>,
): Promise<TeamOf> => {
  const asked = told.flatMap(({ event, news }) => {
    const kase = cases.get(event.caseId);
    return kase ? windowsOf(news.to, kase) : [];
  });
  if (asked.length === 0) return () => [];
  const windows = await loadWindows(store, [...new Set(asked)]);
  const people = await loadStaff(store, [
    ...new Set(windows.flatMap(({ team }) => (team ?? []).map(({ id }) => id))),
  ]);
  return (window) => people.filter((one) => one.windows.includes(window));
};

/** The coordinators of the regions that cases came from; nobody is read where they are not told. */
const sourceCoordinatorsOf = async (
  store: StoreContext,
  told: readonly Told[],
  cases: ReadonlyMap<string, Case>,
): Promise<(kase: Case) => readonly Staff[]> => {
  const sources = new Set(
    told.flatMap(({ event, news }) => {
      const kase = cases.get(event.caseId);
      return kase && news.to === "source-coordinators" ? [kase.origin.source] : [];
    }),
  );
  const ids = (await Promise.all([...sources].map((region) => listStaffed(store, region)))).flat();
  const people = ids.length === 0 ? [] : await loadStaff(store, [...new Set(ids)]);
  return (kase) => people.filter((one) => decidesAppeals(one, kase));
};

/** Who works at a window. */
type TeamOf = (window: WindowId) => readonly Staff[];

/** The windows whose people have to be read to know who is told. */
const windowsOf = (to: NotificationReceiver, kase: Case): readonly WindowId[] => {
  const intake = windowOfIntakeDesk(kase.origin.partner);
  const sent = intake === undefined ? [] : [intake];
  if (to === "intake-team") return sent;
  if (to === "both-ends") return [kase.window, ...sent];
  return to === "reviewers" || (to === "holder-or-leads" && holderOf(kase) === undefined)
    ? [kase.window]
    : [];
};

const idsOf = (people: readonly Staff[]): readonly StaffId[] => people.map(({ id }) => id);

const receiversOf = (
  { to }: StaffNews,
  kase: Case,
  teamOf: TeamOf,
  coordinatorsOf: (kase: Case) => readonly Staff[],
): readonly StaffId[] => {
  if (to === "source-coordinators") return idsOf(coordinatorsOf(kase));
  const holder = holderOf(kase);
  const team = teamOf(kase.window);
  const leads = idsOf(team.filter(({ role }) => role === "lead"));
  const intake = windowOfIntakeDesk(kase.origin.partner);
  const atIntake = intake === undefined ? [] : idsOf(teamOf(intake));
  if (to === "intake-team") return atIntake;
  if (to === "both-ends")
    return [...new Set([...(holder === undefined ? [] : [holder]), ...leads, ...atIntake])];
  if (to === "holder") return holder === undefined ? [] : [holder];
  if (to === "holder-or-leads") return holder === undefined ? leads : [holder];
  if (to === "reviewers") {
    const handledBy = "handledBy" in kase ? (kase.handledBy ?? []) : [];
    return team
      .filter((one) => reviewsAt(one, kase.window) && !handledBy.includes(one.id))
      .map(({ id }) => id);
  }
  return [to];
};
