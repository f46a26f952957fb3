import { caseActionOperations as actions } from "@tongban/contract";
import { expectValue, ProblemError } from "../../../client/index.ts";
import type { Chance } from "../chance.ts";
import { dateOf } from "../office-time.ts";
import type { PlannedCase } from "../year-plan.ts";
import { openCaseFile } from "./case-file.ts";
import { handle } from "./handling.ts";
import { isInstant, later, type Scene, type Stage } from "./scene.ts";
import { wording } from "./wording.ts";

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
