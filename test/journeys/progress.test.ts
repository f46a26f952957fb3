import { request } from "node:http";
import { type CaseId, groupedQueryCode, QUERY_CODE_ALPHABET, withCheckCharacter } from "@tongban/domain";
import { createApplicantClient, expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { broker, partner } from "./broker.ts";
import { PROMISED, XIAN } from "./directory.ts";
import { claimed, submitted, worker } from "./steps.ts";
import { send, type WireAnswer } from "./wire.ts";

const applicant = (queryCode: string) =>
  createApplicantClient({ baseUrl: broker.url, queryCode, language: "en" });

const asked = (queryCode: string) =>
  send({
    method: "GET",
    path: "/applicant/v1/case",
    headers: { "query-code": queryCode, "accept-language": "en" },
  });

test("an applicant sees where the case is, whose turn it is, by when and why, and whom to call, and nobody's name", async () => {
  const kase = await submitted({ matter: PROMISED });
  const seen = expectValue(await applicant(kase.queryCode).progress());
  expect(seen).toMatchObject({
    matter: { matter: PROMISED, title: "食品经营许可（新办）" },
    source: { name: "南京市" },
    handling: { region: XIAN, name: "西安市" },
    turn: { clock: "notice", owner: "handling-window", due: kase.due.at, pausedFor: null },
    missing: [],
    notices: [],
    window: { id: `window-${XIAN}`, open: true },
  });
  expect(seen.turn?.why?.days.at(-1)).toMatchObject({ reason: "working", count: 5 });
  expect(seen.steps[0]).toMatchObject({ n: 1, type: "CaseSubmitted" });
});

test("what is missing is told by its title, without what the clerk wrote, and the turn is the applicant's", async () => {
  const { caseId, version } = await claimed("xian-clerk-0");
  expectValue(await worker("xian-clerk-0").askSupplement(caseId, version, "身份证"));
  const { queryCode } = await caseOf(caseId);
  const answer = await asked(queryCode);
  expect(answer.json).toMatchObject({
    status: "awaiting-supplement",
    missing: ["身份证"],
    turn: { clock: "supplement", owner: "applicant" },
    notices: [{ kind: "supplement", materials: ["身份证"] }],
  });
  const told = JSON.stringify(answer.json);
  for (const secret of ["照片模糊", "张三", "李梅", "xian-clerk", "1101051949", "138", caseId])
    expect(told).not.toContain(secret);
});

test("a code is taken however it is typed, and refused alike where it is none and where it names no case", async () => {
  const { queryCode } = await submitted();
  expect((await asked(` ${queryCode.toLowerCase().replaceAll("-", " ")} `)).status).toBe(200);
  const none = await asked("7K3Q");
  const wrong = await fromAddress("127.0.0.3", someCode(1));
  expect(none).toMatchObject({
    status: 401,
    json: { code: "unauthenticated", reason: "query-code-unknown" },
  });
  const { correlationId: _one, ...first } = none.json;
  const { correlationId: _other, ...second } = wrong.json;
  expect(second).toEqual(first);
  expect((await send({ method: "GET", path: "/applicant/v1/case", headers: {} })).json).toMatchObject({
    reason: "query-code-missing",
  });
});

test("a thousand guesses from one address find nothing, and are held off after ten, with the time to wait", async () => {
  const answers: WireAnswer[] = [];
  for (let n = 0; n < 1000; n += 50)
    answers.push(...(await Promise.all(range(n, n + 50).map((i) => fromAddress("127.0.0.2", someCode(i))))));
  const heard = answers.filter(({ status }) => status === 401);
  const heldOff = answers.filter(({ status }) => status === 429);
  expect(heard.length + heldOff.length).toBe(1000);
  expect(heard).toHaveLength(10);
  expect(heldOff.at(-1)?.json.code).toBe("too-many-query-codes");
  expect(Number(heldOff.at(-1)?.headers["retry-after"])).toBeGreaterThan(0);
  const { queryCode } = await submitted();
  expect((await fromAddress("127.0.0.2", queryCode)).status).toBe(429);
  expect((await asked(queryCode)).status).toBe(200);
});

const caseOf = async (caseId: string) => expectValue(await partner("nanjing-gov").getCase(caseId as CaseId));

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** A code whose check character fits and that names no case. */
const someCode = (n: number): string => {
  const digits = [...String(n).padStart(19, "0")].map((digit) =>
    QUERY_CODE_ALPHABET.charAt(9 + Number(digit)),
  );
  return groupedQueryCode(withCheckCharacter(digits.join("")));
};

/** Asks from another address of this machine. */
const fromAddress = (localAddress: string, queryCode: string): Promise<WireAnswer> =>
  new Promise((resolve, reject) => {
    request(
      `${broker.url}/applicant/v1/case`,
      { localAddress, agent: false, headers: { "query-code": queryCode, "accept-language": "en" } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, json: JSON.parse(text) }),
        );
      },
    )
      .once("error", reject)
      .end();
  });
