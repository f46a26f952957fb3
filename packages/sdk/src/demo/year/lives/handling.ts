import { caseActionOperations as actions } from "@tongban/contract";
import type { Desk } from "../cast.ts";
import type { Chance } from "../chance.ts";
import type { OfficeTime } from "../office-time.ts";
import { type CaseFile, refusedFor } from "./case-file.ts";
import { isInstant, later, type Scene, soon } from "./scene.ts";
import { pauseGrounds, wording } from "./wording.ts";

const isLate = ({ plan: { fate } }: Scene): boolean => fate === "late" || fate === "supervised";

/** Carries a case that is accepted, or done on the spot, to its decision: in time, or as late as its fate says. */
export const handle = async (scene: Scene): Promise<void> => {
  const { plan, chance } = scene;
  if (isInstant(scene) && !isLate(scene)) return decide(scene);
  if (plan.fate === "suspended") await suspended(scene);
  if (isLate(scene)) return decideLate(scene);
  if (plan.fate === "extended") return decideExtended(scene);
  await later(scene, hoursLeft(scene) * usedShare(scene, chance));
  return decide(scene);
};

/** Working hours until the case is due by its promise. */
const hoursLeft = ({ file, agenda, office }: Scene): number => {
  const due = file.seen()?.promisedDue;
  return due ? office.hoursBetween(agenda.now(), Date.parse(due)) : office.dayHours;
};

/** What part of the promised time is used: about half, less as the year goes on. */
const usedShare = ({ pace, agenda, office }: Scene, chance: Chance): number => {
  const progress = office.days.length > 0 ? dayShare(agenda.now(), office) : 0;
  return Math.min(0.9, chance.between(0.1, 0.85) * pace * (1.08 - 0.25 * progress));
};

const dayShare = (at: number, { days }: OfficeTime): number => {
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const [from, to] = [Date.parse(first), Date.parse(last)];
  return to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : 0;
};

const suspended = async (scene: Scene): Promise<void> => {
  const { chance, file, clerk, office } = scene;
  await later(scene, hoursLeft(scene) * 0.15);
  const days = chance.whole(4, 12);
  const ground = chance.one(pauseGrounds);
  const expected = { unit: "working-days" as const, amount: days };
  const body = { ground, expected, reasons: wording.suspended };
  await file.act(clerk, (client, at) => client.call(actions.suspend, { ...at, body }));
  await later(scene, days * office.dayHours * chance.between(0.5, 0.95));
  await file.act(clerk, (client, at) => client.call(actions.resume, at));
};

/** A limit in a unit that no extension is in cannot be extended; such a case is decided in time. */
const decideExtended = async (scene: Scene): Promise<void> => {
  const { chance, file, clerk, desk, office } = scene;
  await later(scene, hoursLeft(scene) * 0.7);
  const body = { reasons: wording.extended };
  const impossible = await refusedFor(["extension-impossible"], () =>
    file.act(clerk, (client, at) => client.call(actions["ask-extension"], { ...at, body })),
  );
  if (!impossible) {
    await later(scene, 0.5);
    await file.act(desk.lead, (client, at) => client.call(actions["approve-extension"], { ...at, body }));
    await later(scene, hoursLeft(scene) * chance.between(0.3, 0.8));
  } else await later(scene, Math.min(hoursLeft(scene) * 0.5, office.dayHours));
  return decide(scene);
};

const decideLate = async (scene: Scene): Promise<void> => {
  const { plan, chance, file, office, cast, desk } = scene;
  await later(scene, hoursLeft(scene) + chance.between(0.3, 1) * office.dayHours);
  const coordinator = cast.coordinators.find(
    ({ regions }) => regions.has(desk.region) || regions.has(plan.application.source),
  );
  if (plan.fate === "supervised" && coordinator) {
    await file.supervise(coordinator.client, wording.demand, 2);
    await later(scene, chance.between(1.5, 6));
    await explainDelay(scene.file, desk, chance);
  }
  await later(scene, chance.between(0.2, 1.6) * office.dayHours);
  // What is done on the spot is never accepted, so the lease of its claim has ended by now, unless that was this morning.
  if (isInstant(scene)) await refusedFor(["already-claimed"], () => file.claim(scene.clerk));
  return decide(scene);
};

/** The lead says why a case is late, or answers an order; where that was done meanwhile, nothing is left to say. */
export const explainDelay = async (file: CaseFile, { lead }: Desk, chance: Chance): Promise<void> => {
  const body = { reasons: chance.one(wording.delays) };
  await refusedFor(["nothing-to-explain"], () =>
    file.act(lead, (client, at) => client.call(actions["explain-delay"], { ...at, body })),
  );
};

const decide = async (scene: Scene): Promise<void> => {
  const { plan, chance, file, clerk } = scene;
  const document = { number: `${plan.application.externalRef}号`, title: `${plan.title}办理结果` };
  const body =
    plan.fate === "refused"
      ? { outcome: "refused" as const, reasons: chance.one(wording.refused), remedies: wording.remedies }
      : { outcome: "granted" as const, document };
  const { clocks } = await file.act(clerk, (client, at) => client.call(actions.decide, { ...at, body }));
  // A decision after closing can be late before anybody is warned; the partner's feed then tells of no warning.
  if (!clocks.some(({ clock, end }) => clock === "explanation" && end === null)) return;
  await soon(scene, chance.between(0.5, 4));
  await explainDelay(file, scene.desk, chance);
};
