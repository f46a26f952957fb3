import { describe, expect, it } from "vitest";
import { type KeyPress, shortcutOf } from "./shortcuts.ts";

const press = (change: Partial<KeyPress>): KeyPress => ({
  key: "j",
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  defaultPrevented: false,
  occupied: false,
  ...change,
});

describe("a single key", () => {
  it("counts the same with caps lock", () => {
    expect(shortcutOf(press({ key: "J" }), true)).toBe("j");
  });
  it("may be a sign", () => {
    expect(shortcutOf(press({ key: "?" }), true)).toBe("?");
  });
  it.each<[string, Partial<KeyPress>]>([
    ["with control", { ctrlKey: true }],
    ["with alt", { altKey: true }],
    ["with the command key", { metaKey: true }],
    ["that somebody has dealt with", { defaultPrevented: true }],
    ["while a field or a dialog has the keyboard", { occupied: true }],
    ["that has a longer name", { key: "Enter" }],
  ])("does nothing %s", (_, change) => {
    expect(shortcutOf(press(change), true)).toBeUndefined();
  });
  it("does nothing once shortcuts are off", () => {
    expect(shortcutOf(press({}), false)).toBeUndefined();
  });
});
