import { expectValue } from "@tongban/sdk";
import type { Locator, Page } from "playwright-core";
import { worker } from "../journeys/steps.ts";
import { until } from "../journeys/until.ts";

/** Where a case is in the console. */
export const caseAddress = (caseId: string): string => `/console/cases/${caseId}`;

/** The number of the case that a page shows. */
export const caseIdOn = (page: Page): string => new URL(page.url()).pathname.split("/").at(-1) ?? "";

/** The dialog over a page. */
export const dialogOf = (page: Page) => page.getByRole("dialog");

/** Opens an action's dialog by its button. */
export const openAction = async (page: Page, name: string): Promise<void> => {
  await page.locator(".action-buttons").getByRole("button", { name, exact: true }).click();
  await dialogOf(page).waitFor();
};

/**
 * Chooses an entry of the select in a part of a page; again until the select shows it: a list that was drawn anew between
 * the press of the button and its release got no click, and a dialog that still moves may open no list.
 */
export const chooseIn = async (part: Locator, name: string): Promise<void> => {
  const box = part.getByRole("combobox");
  const entry = part.page().locator(".ant-select-item-option", { hasText: name });
  const chosen = part.locator(".ant-select", { has: part.page().getByRole("combobox"), hasText: name });
  await until(async () => {
    if ((await box.getAttribute("aria-expanded")) !== "true") await box.click();
    await entry.click({ timeout: 2_000 }).catch(() => undefined);
    const isClosed = (await box.getAttribute("aria-expanded")) === "false";
    return isClosed && (await chosen.count()) > 0 ? true : undefined;
  });
};

/** The button that sends a dialog. */
export const confirmation = (page: Page, name: string) =>
  dialogOf(page).locator(".ant-modal-footer").getByRole("button", { name, exact: true });

/** The actions that a case page offers, in their order. */
export const actionsOn = (page: Page): Promise<string[]> =>
  page.locator(".action-buttons .action-name").allInnerTexts();

/** Waits for the mark of a status on a case page. */
export const waitForStatus = async (page: Page, status: string): Promise<void> => {
  const mark = page.locator(".actions-panel .status-mark", { hasText: status });
  await mark.waitFor().catch(async (cause: unknown) => {
    throw new Error(
      `The case did not come to ${status}; open dialogs: ${await dialogOf(page).allInnerTexts()}`,
      { cause },
    );
  });
};

/** The types of a case's events as the broker keeps them, oldest first. */
export const eventsOf = async (caseId: string, staffId: string): Promise<string[]> =>
  expectValue(await worker(staffId).look(caseId)).timeline.map((entry) => entry.type);
