import type { inquiryOperations } from "@tongban/contract";
import { type Instant, localDateOf, namesSomebody, receptionOf, refusal } from "@tongban/domain";
import { type addressHashing, type DirectoryWindow, shareOfInquiries } from "@tongban/store";
import { problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Passer } from "../../edge/caller-address.ts";
import type { Resources } from "../../edge/resources.ts";
import { untilMidnight } from "../../edge/until-midnight.ts";
import { ask } from "../../inquiry/ask.ts";
import { addressedTo, findAskedWindow } from "../../inquiry/find-window.ts";

type Asking = Pick<Resources, "store" | "calendarOf" | "queryCodes"> & {
  readonly hashOf: ReturnType<typeof addressHashing>;
};

/** Asks a window, or complains of one, without signing in: nothing that names anybody, and so many a day from one address. */
export const askInquiry =
  (asking: Asking): Run<typeof inquiryOperations.askInquiry, Passer> =>
  async ({ body: { region, matter, window: named, ...words }, caller: { address }, command, now }) => {
    if (namesSomebody(words.question)) return refusal("names-somebody");
    const { store, hashOf } = asking;
    const window = await findAskedWindow(store, addressedTo(region, matter, named), command.id);
    if ("kind" in window) return window;
    const date = localDateOf(now);
    const hashed = await hashOf(address, date);
    return ask(asking, {
      window,
      of: matter ? { matter } : {},
      words,
      sender: { kind: "public" },
      caller: hashed,
      command,
      now,
      share: () => shareOf(asking, { address: hashed, date }, window, now),
    });
  };

const shareOf = async (
  { store }: Asking,
  booker: Parameters<typeof shareOfInquiries>[1],
  window: DirectoryWindow,
  now: Instant,
) => {
  const { inquiriesPerAddress: perAddress } = receptionOf(window);
  const share = await shareOfInquiries(store, booker, window.id, perAddress);
  return share ?? problem("too-many-inquiries", { perAddress, retryAfter: untilMidnight(now) });
};
