import { intakeOperations, materialOperations } from "@tongban/contract";
import { type Client, expectValue } from "../../client/index.ts";
import { uploadMaterials } from "../../material/upload-materials.ts";
import type { PartnerClient } from "../../partner/partner-client.ts";
import { demoFile, demoMaterial } from "../demo-file.ts";
import { between, citizenId } from "../demo-people.ts";
import { bringHome } from "./bring-home.ts";
import { clerkWork } from "./clerk-work.ts";
import type { LifeCast, Told } from "./life-cast.ts";
import { payFee } from "./pay-fee.ts";

const title = "身份证换领补领";
const WINDOW = "nanjing-320100-1";

/** The files that a window sends for an applicant go by the same way as a partner's. */
const filesBy = (clerk: Client): Pick<PartnerClient, "askUpload" | "listMaterials"> => ({
  askUpload: (caseId, sha256, options) =>
    clerk.call(intakeOperations.uploadIntakeMaterial, { params: { caseId, sha256 }, ...options }),
  listMaterials: (caseId, options) =>
    clerk.call(materialOperations.listWindowMaterials, { params: { caseId }, ...options }),
});

/** 异地代收代办: Nanjing's window only receives; Xi'an's accepts and decides, and the applicant picks the result up. */
export const liveByIntake = async (cast: LifeCast): Promise<Told> => {
  const { nanjing, narrator, run, xian } = cast;
  const names = ["户口簿", "旧证"];
  const files = names.map((name) => demoFile(run, name));
  const receipt = expectValue(
    await nanjing.call(intakeOperations.takeIn, {
      params: { windowId: WINDOW },
      body: {
        identity: { document: "resident-identity-card", presentedBy: "applicant" },
        application: {
          handling: between.handling,
          externalRef: `life-${run}-intake`,
          matter: "identity-card-replacement",
          applicant: { kind: "person", name: "李建国", citizenId, phone: "13800000002" },
          form: {},
          materials: names.map((name) => demoMaterial(run, name)),
        },
      },
    }),
  );
  const { caseId, queryCode } = receipt;
  narrator.step(title, "received", `${caseId} · by ${receipt.receivedBy} · query code ${queryCode}`);
  await uploadMaterials(filesBy(nanjing), caseId, files);
  narrator.step(title, "materials", `${names.join(", ")} verified`);
  const clerk = clerkWork(xian);
  await clerk.claim(caseId);
  await clerk.accept(caseId);
  narrator.step(title, "accepted", "at Xi'an's window: receipt is not acceptance");
  const fen = await payFee(cast, queryCode);
  narrator.step(title, "paid", `${(fen / 100).toFixed(2)} yuan, before which nothing is granted`);
  await clerk.decide(caseId, {
    outcome: "granted",
    document: { number: `西公户-${run}-2`, title: "居民身份证" },
  });
  narrator.step(title, "decided", "granted");
  return bringHome(cast, {
    title,
    caseId,
    queryCode,
    delivery: { way: "pick-up", place: receipt.received.windowName, code: `QJ-${run.slice(-8)}` },
    receivedBy: "李建国",
    acknowledge: async () => {
      const { version: ifMatch } = await clerkWork(nanjing).look(caseId);
      expectValue(await nanjing.call(intakeOperations.handOverResult, { params: { caseId }, ifMatch }));
    },
  });
};
