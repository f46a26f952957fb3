import { expectValue } from "../../client/index.ts";
import { uploadMaterials } from "../../material/upload-materials.ts";
import { demoFile, demoMaterial } from "../demo-file.ts";
import { between, citizenId } from "../demo-people.ts";
import { acknowledgedBy, bringHome } from "./bring-home.ts";
import { clerkWork } from "./clerk-work.ts";
import type { LifeCast, Told } from "./life-cast.ts";

const title = "无犯罪记录证明";

/** 全程网办: all of it by the platforms; the result goes out by post. */
export const liveOnline = async (cast: LifeCast): Promise<Told> => {
  const { partner, narrator, run, xian } = cast;
  const { caseId, queryCode } = expectValue(
    await partner.submitCase({
      ...between,
      externalRef: `life-${run}-online`,
      matter: "no-criminal-record-certificate",
      mode: "online",
      applicant: { kind: "person", name: "张晓雨", citizenId, phone: "13800000001" },
      form: { 用途: "应聘" },
      materials: [demoMaterial(run, "身份证")],
    }),
  );
  narrator.step(title, "submitted", `${caseId} · all online`);
  await uploadMaterials(partner, caseId, [demoFile(run, "身份证")]);
  const clerk = clerkWork(xian);
  await clerk.claim(caseId);
  await clerk.accept(caseId);
  narrator.step(title, "accepted", "at Xi'an's window");
  await clerk.decide(caseId, {
    outcome: "granted",
    document: { number: `西公证-${run}-1`, title: "无犯罪记录证明" },
  });
  narrator.step(title, "decided", "granted");
  return bringHome(cast, {
    title,
    caseId,
    queryCode,
    delivery: { way: "post", carrier: "邮政特快专递", number: `EMS-${run}` },
    receivedBy: "张晓雨",
    acknowledge: acknowledgedBy(cast, caseId),
  });
};
