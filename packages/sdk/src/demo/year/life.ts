import { caseActionOperations as actions } from "@tongban/contract";
import { expectValue, ProblemError } from "../../client/index.ts";
import type { PartnerClient } from "../../partner/partner-client.ts";
import type { Agenda } from "./agenda.ts";
import { type CaseFile, openCaseFile, refusedFor } from "./case-file.ts";
import type { Cast, Colleague, Desk } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { dateOf, type OfficeTime } from "./office-time.ts";
import { pauseGrounds, wording } from "./wording.ts";
import type { PlannedCase } from "./year-plan.ts";

/** Where lives are led. */
export type Stage = {
  readonly cast: Cast;
  readonly agenda: Agenda;
  readonly office: OfficeTime;
  /** Told of each step that is counted on the screen. */
  readonly tell: (step: "submitted" | "finished") => void;
  /** Told of what the broker refused, which nobody in the year expects: the year goes on, and fails at its end. */
  readonly refused: (sentence: string) => void;
};

/** One case with all that its life needs. */
type Scene = Stage & {
  readonly plan: PlannedCase;
  readonly chance: Chance;
  readonly partner: PartnerClient;
  readonly file: CaseFile;
  readonly desk: Desk;
  readonly clerk: Colleague;
  /** How fast the window works beside the others. */
  readonly pace: number;
};

/**
 * Leads one case from its submission to its end, as its fate says: the partner submits and supplies, clerks work in
 * office hours, and what only time brings is left to the broker.
 */
export const leadLife = async (stage: Stage, plan: PlannedCase, chance: Chance): Promise<void> => {
  const partner = stage.cast.partners.get(plan.partner);
  if (!partner) throw new RangeError(`no partner ${plan.partner}`);
  await stage.agenda.until(plan.at);
  const { caseId, window } = expectValue(await partner.submitCase(plan.application));
  stage.tell("submitted");
  const desk = stage.cast.desks.get(window);
  if (!desk) throw new RangeError(`no window ${window}`);
  const clerk = chance.one(desk.clerks);
  const file = openCaseFile(caseId);
  const scene = { ...stage, plan, chance, partner, file, desk, clerk, pace: paceOf(window) };
  await fromBoard(scene).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    const which = `${plan.title} ${caseId} (${plan.fate}) on ${dateOf(stage.agenda.now())}`;
    stage.refused(`${which}: ${error.problem.code}, ${error.problem.detail}`);
  });
  stage.tell("finished");
};

/** Windows differ, and stay as they are over the year. */
const paceOf = (window: string): number =>
  0.75 + ([...window].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 60) / 100;

/** Goes on after some working hours. */
const later = ({ agenda, office }: Stage, hours: number): Promise<void> =>
  agenda.until(office.after(agenda.now(), hours));

const fromBoard = async (scene: Scene): Promise<void> => {
  const { plan, chance, file, clerk, desk, office, pace } = scene;
  const instant = isInstant(scene);
  if (plan.fate === "deemed") await later(scene, (5 + chance.between(1.2, 2)) * office.dayHours);
  else await later(scene, instant ? chance.between(0.2, 0.8) : chance.between(0.2, 2.6) * pace);
  if (plan.fate === "withdrawn" && chance.happens(0.5)) return withdraw(scene);
  await file.claim(clerk);
  if (plan.fate !== "lapsed") return fromDesk(scene);
  await later(scene, 4.6 + chance.between(0, 2));
  const next = chance.one([...desk.clerks, desk.lead]);
  await file.claim(next);
  return fromDesk({ ...scene, clerk: next });
};

const isInstant = ({ cast, plan }: Scene): boolean =>
  cast.matters.get(plan.application.matter)?.caseType === "instant";

const fromDesk = async (scene: Scene): Promise<void> => {
  const { plan, chance, file, clerk, pace } = scene;
  await later(scene, isInstant(scene) ? chance.between(0.1, 0.4) : chance.between(0.2, 2.2) * pace);
  switch (plan.fate) {
    case "withdrawn":
      return withdraw(scene);
    case "declined":
      await file.act(clerk, (client, at) =>
        client.call(actions.decline, { ...at, body: chance.one(wording.declined) }),
      );
      return;
    case "supplemented":
    case "abandoned":
      await askSupplement(scene);
      return plan.fate === "abandoned" ? undefined : supplied(scene);
    case "deemed":
      return handle(scene);
    default:
      return accepted(scene);
  }
};

const withdraw = async ({ partner, file, chance }: Scene): Promise<void> => {
  expectValue(await partner.withdrawCase(file.caseId, chance.one(wording.withdrawn)));
};

const askedFor = ({ plan }: Scene): readonly string[] =>
  plan.application.materials.slice(0, 2).map(({ title }) => title);

const askSupplement = async (scene: Scene): Promise<void> => {
  const deficiencies = askedFor(scene).map((material) => ({ material, problem: wording.missing }));
  await scene.file.act(scene.clerk, (client, at) =>
    client.call(actions["ask-supplement"], { ...at, body: { deficiencies } }),
  );
};

const supplied = async (scene: Scene): Promise<void> => {
  const { chance, partner, file, office, plan } = scene;
  await later(scene, chance.between(0.4, 9) * office.dayHours);
  const materials = plan.application.materials.filter(({ title }) => askedFor(scene).includes(title));
  const again = materials.map((material) => ({ ...material, sha256: chance.digest() }));
  expectValue(await partner.supplyMaterials(file.caseId, again));
  await later(scene, isInstant(scene) ? 0.1 : chance.between(0.2, 2.5));
  return accepted(scene);
};

/** An instant matter is decided without being accepted first. */
const accepted = async (scene: Scene): Promise<void> => {
  if (!isInstant(scene)) await scene.file.act(scene.clerk, (client, at) => client.call(actions.accept, at));
  return handle(scene);
};

const isLate = ({ plan: { fate } }: Scene): boolean => fate === "late" || fate === "supervised";

const handle = async (scene: Scene): Promise<void> => {
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
  await file.act(clerk, (client, at) => client.call(actions.decide, { ...at, body }));
};
