import { expect, it } from "vitest";
import { type Agenda, createAgenda } from "./agenda.ts";

const stops = [10, 20, 30, 40].map((at) => ({ at, always: at === 40 }));

const passed = async (agenda: Agenda): Promise<readonly number[]> => {
  const stood: number[] = [];
  await agenda.pass(async ({ at }) => {
    stood.push(at);
  });
  return stood;
};

it("stands where somebody waits or must be stood, and nowhere else", async () => {
  const agenda = createAgenda(stops);
  const seen: number[] = [];
  agenda.begin(async () => {
    await agenda.until(15);
    seen.push(agenda.now());
  });
  expect(await passed(agenda)).toEqual([20, 40]);
  expect(seen).toEqual([20]);
});

it("moves on only once everything that went on at a stop has ended or waits again", async () => {
  const agenda = createAgenda(stops);
  const log: string[] = [];
  const work = async (name: string): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    log.push(`${name} at ${agenda.now()}`);
  };
  agenda.begin(async () => {
    await agenda.until(10);
    await work("one");
    await agenda.until(30);
    await work("one");
  });
  agenda.begin(async () => {
    await agenda.until(10);
    await work("two");
    await work("two");
  });
  await agenda.pass(async ({ at }) => {
    log.push(`step ${at}`);
  });
  expect(log).toEqual(["step 10", "one at 10", "two at 10", "two at 10", "step 30", "one at 30", "step 40"]);
});

it("lets a wait for what is past go on at once, and one for what comes never wait for ever", async () => {
  const agenda = createAgenda(stops);
  const log: string[] = [];
  agenda.begin(async () => {
    await agenda.until(20);
    await agenda.until(12);
    log.push(`still ${agenda.now()}`);
    agenda.begin(async () => {
      await agenda.until(21);
      log.push(`begun later, ${agenda.now()}`);
    });
    await agenda.until(Number.POSITIVE_INFINITY);
    log.push("never");
  });
  await passed(agenda);
  expect(log).toEqual(["still 20", "begun later, 30"]);
});

it("ends with the fault of a life, and of a step", async () => {
  const agenda = createAgenda(stops);
  agenda.begin(async () => {
    await agenda.until(20);
    throw new Error("a life failed");
  });
  await expect(passed(agenda)).rejects.toThrow("a life failed");
  await expect(
    createAgenda(stops).pass(async () => {
      throw new Error("the clock is stuck");
    }),
  ).rejects.toThrow("the clock is stuck");
});
