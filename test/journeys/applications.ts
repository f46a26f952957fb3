import { randomUUID } from "node:crypto";
import type { SubmittedApplication } from "@tongban/sdk";
import { NANJING, PROMISED, XIAN } from "./directory.ts";

/** An application of a person in Nanjing for the promised matter in Xi'an, under a new externalRef. */
export const anApplication = (parts: Partial<SubmittedApplication> = {}): SubmittedApplication => ({
  externalRef: randomUUID(),
  source: NANJING,
  handling: XIAN,
  matter: PROMISED,
  mode: "online",
  applicant: { kind: "person", name: "张三丰", citizenId: "11010519491231002X", phone: "13800001234" },
  form: { 经营场所: "西安市未央区凤城八路" },
  materials: [],
  ...parts,
});
