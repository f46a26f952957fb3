import { windowOperations } from "@tongban/contract";
import { type Client, expectValue } from "../client/index.ts";
import { shanghaiTime } from "../command/case-text.ts";
import { CommandError, exitCodes } from "../command/exit-code.ts";
import { textTable } from "../command/text-table.ts";
import { uploadMaterials } from "../material/upload-materials.ts";
import type { PartnerCase, PartnerClient } from "../partner/partner-client.ts";
import { type DemoApplication, demoApplications, filesOf } from "./applications.ts";
import { type Arrivals, openArrivals } from "./arrivals.ts";
import { endOfFeed, followFeed } from "./feed-listener.ts";
import type { Narrator } from "./narrator.ts";
import { forgetRun, keepRun, newRun, type RunState, readRun } from "./run-state.ts";
import { startWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.ts";
import { workThrough } from "./window-work.ts";

/** Who takes part in the demo. */
export type Cast = {
  readonly partner: PartnerClient;
  readonly clerk: Client;
  readonly clerkId: string;
  readonly narrator: Narrator;
};

/** ms that a step of the broker's own may take before the demo gives up. */
const BOUND = 120_000;

type Scene = Cast & {
  readonly titles: ReadonlyMap<string, string>;
  readonly feed: Arrivals;
  readonly webhooks: Arrivals;
};

type Returned = { readonly title: string; readonly kase: PartnerCase };

/**
 * Carries three applications from Nanjing through Xi'an's window and back. A run that was broken off goes on with
 * the same cases: its references are kept in the file `statePath` until it is finished.
 */
export const carryThrough = async (cast: Cast, statePath: string): Promise<void> => {
  const { partner, narrator } = cast;
  const begun = readRun(statePath);
  const state: RunState = begun ?? { run: newRun(), after: await endOfFeed(partner) };
  keepRun(statePath, state);
  narrator.say(begun ? `Going on with run ${state.run}, which was broken off.\n` : `Run ${state.run}\n`);

  const webhooks = openArrivals("The webhook");
  const feed = openArrivals("The feed");
  const receiver = await startWebhookReceiver(webhooks);
  const following = followFeed(partner, state.after, feed);
  try {
    await setEndpoint(cast, receiver, begun);
    const scene = { ...cast, titles: await titlesOf(cast.clerk), feed, webhooks };
    const returned = await playAll(scene, state.run);
    forgetRun(statePath);
    report(narrator, returned, receiver);
  } finally {
    await following.stop();
    receiver.close();
  }
};

/** What an endpoint that is gone did not get is delivered to the new one once more. */
const setEndpoint = async (
  { partner, narrator }: Cast,
  receiver: WebhookReceiver,
  begun: RunState | undefined,
): Promise<void> => {
  const { secret } = expectValue(await partner.setWebhook(receiver.url));
  receiver.trust(secret);
  narrator.step("南京", "webhook set", receiver.url);
  if (begun === undefined) return;
  const { queued } = expectValue(await partner.replayWebhook(begun.after));
  narrator.step("南京", "replay", `${queued} events of before are delivered again`);
};

const titlesOf = async (clerk: Client): Promise<ReadonlyMap<string, string>> => {
  const { matters } = expectValue(await clerk.call(windowOperations.getNames));
  return new Map(matters.map(({ matter, title }) => [matter, title]));
};

const playAll = async (scene: Scene, run: string): Promise<readonly Returned[]> => {
  const applications = demoApplications(run);
  const submitted: { readonly part: DemoApplication; readonly kase: PartnerCase }[] = [];
  for (const part of applications) submitted.push({ part, kase: await submit(scene, run, part) });
  const returned: Returned[] = [];
  for (const { part, kase } of submitted) returned.push(await play(scene, part, kase));
  return returned;
};

const titleOf = ({ titles }: Scene, { application }: DemoApplication): string =>
  titles.get(application.matter) ?? application.matter;

const submit = async (scene: Scene, run: string, part: DemoApplication): Promise<PartnerCase> => {
  const kase = expectValue(await scene.partner.submitCase(part.application));
  scene.narrator.step(
    titleOf(scene, part),
    "submitted",
    `${kase.caseId} · ${kase.externalRef} · ${kase.status}`,
  );
  await send(scene, run, part, kase);
  return kase;
};

/** A run that was broken off may go on with a case that is over and takes no files any more. */
const send = async (
  scene: Scene,
  run: string,
  part: DemoApplication,
  { caseId, status }: PartnerCase,
): Promise<void> => {
  if (status === "decided" || status === "closed") return;
  const sent = await uploadMaterials(scene.partner, caseId, filesOf(run, part), { verifiedWithin: BOUND });
  const states = sent.map(({ title, state }) => `${title} ${state}`).join(", ");
  scene.narrator.step(titleOf(scene, part), "materials", states);
};

const play = async (scene: Scene, part: DemoApplication, { caseId }: PartnerCase): Promise<Returned> => {
  const { partner, narrator, feed, webhooks } = scene;
  const title = titleOf(scene, part);
  const routed = await feed.of(caseId, "routed", BOUND);
  narrator.step(title, "routed", `on the board at ${shanghaiTime(routed.time)}`);
  await workThrough({ ...part, ...scene, title }, caseId);

  const told = await webhooks.of(caseId, "decided", BOUND);
  narrator.step(title, "webhook", `signature verified · ${told.data.outcome ?? ""} · ${told.id}`);
  await feed.of(caseId, "decided", BOUND);
  narrator.step(title, "feed", `the same event, ${told.id}`);

  const kase = await acknowledge(partner, caseId, part);
  narrator.step(title, kase.status, kase.result?.document?.number ?? kase.result?.reasons ?? "");
  return { title, kase };
};

/** A run that was broken off may have acknowledged already. */
const acknowledge = async (
  partner: PartnerClient,
  caseId: string,
  { application }: DemoApplication,
): Promise<PartnerCase> => {
  const options = { idempotencyKey: `${application.externalRef}-acknowledge` };
  const answer = await partner.acknowledgeResult(caseId, options);
  if (!answer.ok && answer.problem.code === "already-acknowledged")
    return expectValue(await partner.getCase(caseId));
  return expectValue(answer);
};

const seconds = ({ submittedAt, result }: PartnerCase): string =>
  result ? `${((Date.parse(result.decidedAt) - Date.parse(submittedAt)) / 1_000).toFixed(1)} s` : "";

const report = (narrator: Narrator, returned: readonly Returned[], receiver: WebhookReceiver): void => {
  const rows = returned.map(({ title, kase }) => [
    title,
    kase.caseId,
    kase.status,
    kase.result?.outcome ?? "",
    `${kase.timeline.length} events`,
    seconds(kase),
  ]);
  narrator.say(`\n${textTable(["MATTER", "CASE", "STATUS", "OUTCOME", "TIMELINE", "DECIDED IN"], rows)}\n`);
  if (receiver.refused() > 0)
    throw new CommandError(exitCodes.fault, `${receiver.refused()} webhooks had no right signature.`);
  narrator.say(`${returned.length} results returned, ${returned.length} webhook signatures verified`);
};
