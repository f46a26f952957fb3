import { createWebhookSecret } from "@tongban/signature";
import {
  aLongResult,
  anUnknownEvent,
  aResult,
  aRicherResult,
  aTestEvent,
  type EventToDeliver,
  type MadeUpCase,
} from "./events-to-deliver.ts";
import { type Judged, judgeRefused, judgeTaken, seenIn } from "./judge-answer.ts";
import type { Answered, SentDelivery } from "./send-delivery.ts";
import { deliveryFields, signedDelivery } from "./signed-delivery.ts";

/** What the requests of the checks are made of. */
export type ReceiverTrial = {
  /** The secret that the receiver knows. */
  readonly secret: string;
  readonly kase: MadeUpCase;
  /** Unix time, seconds. */
  readonly now: number;
};

/** One request, and what its answer has to be. */
export type ReceiverCheck = {
  readonly name: string;
  readonly expected: string;
  readonly delivery: (trial: ReceiverTrial) => SentDelivery;
  readonly judge: (answer: Answered) => Judged;
};

/** bytes; larger than any event that was seen. */
const LONG_BODY_BYTES = 65_536;
/** seconds; a timestamp may be 300 off. */
const TOO_FAR_OFF = 600;

/** A delivery as a broker makes it; `secrets` other than the trial's are of strangers. */
const signed = (
  event: EventToDeliver,
  { secret, now }: ReceiverTrial,
  { secrets = [secret], off = 0 }: { readonly secrets?: readonly string[]; readonly off?: number } = {},
) => signedDelivery(event, secrets, now + off);

const without = (delivery: SentDelivery, names: readonly string[]): SentDelivery => ({
  ...delivery,
  headers: Object.fromEntries(Object.entries(delivery.headers).filter(([name]) => !names.includes(name))),
});

const withHeader = (
  delivery: SentDelivery,
  name: string,
  change: (value: string) => string,
): SentDelivery => ({
  ...delivery,
  headers: { ...delivery.headers, [name]: change(delivery.headers[name] ?? "") },
});

const result = (trial: ReceiverTrial, version = 5) => aResult(trial.kase, version);

const taken = (
  name: string,
  expected: string,
  delivery: ReceiverCheck["delivery"],
  mend: string,
): ReceiverCheck => ({ name, expected, delivery, judge: (answer) => judgeTaken(answer, mend) });

const refused = (
  name: string,
  expected: string,
  delivery: ReceiverCheck["delivery"],
  mend: string,
): ReceiverCheck => ({ name, expected, delivery, judge: (answer) => judgeRefused(answer, mend) });

const VERIFY =
  "Compute the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<raw body>` and answer 401 where no `v1,` signature equals it.";
const TIMESTAMP =
  "Answer 401 where webhook-timestamp is more than 300 seconds off: else a copied delivery works for ever.";

/** Every request in the order in which it is sent: later ones build on what the receiver has by then. */
export const receiverChecks: readonly ReceiverCheck[] = [
  taken(
    "test-event",
    "takes the event of `tongban webhook test`",
    (trial) => signed(aTestEvent(trial.kase), trial),
    "Answer 2xx to a genuine delivery of any type.",
  ),
  taken(
    "result",
    "takes a result",
    (trial) => signed(result(trial), trial),
    "Answer 2xx. Where it takes only cases that it knows, name one of its own with --external-ref.",
  ),
  refused(
    "wrong-signature",
    "refuses a signature by another secret",
    (trial) => signed(result(trial, 20), trial, { secrets: [createWebhookSecret()] }),
    `It accepts a wrong signature. ${VERIFY}`,
  ),
  refused(
    "altered-body",
    "refuses a body that was altered",
    (trial) => {
      const delivery = signed(result(trial, 21), trial);
      return { ...delivery, body: delivery.body.replace('"granted"', '"refused"') };
    },
    `Its signature does not cover the body. ${VERIFY}`,
  ),
  refused(
    "altered-id",
    "refuses a webhook-id that was altered",
    (trial) => withHeader(signed(result(trial, 22), trial), "webhook-id", (id) => `${id}0`),
    `Its signature does not cover webhook-id, so that a copy counts as new. ${VERIFY}`,
  ),
  refused(
    "altered-timestamp",
    "refuses a webhook-timestamp that was altered",
    (trial) => withHeader(signed(result(trial, 23), trial), "webhook-timestamp", (at) => `${Number(at) - 1}`),
    `Its signature does not cover webhook-timestamp, so that a copy never grows old. ${VERIFY}`,
  ),
  refused(
    "old-timestamp",
    "refuses a delivery signed ten minutes ago",
    (trial) => signed(result(trial, 24), trial, { off: -TOO_FAR_OFF }),
    TIMESTAMP,
  ),
  refused(
    "future-timestamp",
    "refuses a delivery signed ten minutes from now",
    (trial) => signed(result(trial, 25), trial, { off: TOO_FAR_OFF }),
    TIMESTAMP,
  ),
  refused(
    "unsigned",
    "refuses a delivery without header fields of a signature",
    (trial) =>
      without(signed(result(trial, 26), trial), ["webhook-id", "webhook-timestamp", "webhook-signature"]),
    `It takes what nobody signed. ${VERIFY}`,
  ),
  refused(
    "no-timestamp",
    "refuses a delivery without webhook-timestamp",
    (trial) => without(signed(result(trial, 27), trial), ["webhook-timestamp"]),
    "Answer 401 where webhook-id, webhook-timestamp or webhook-signature is not there.",
  ),
  refused(
    "malformed-signature",
    "refuses a signature that is no base64",
    (trial) => withHeader(signed(result(trial, 28), trial), "webhook-signature", () => "v1,***"),
    VERIFY,
  ),
  refused(
    "only-unknown-version",
    "refuses a signature of a version that it does not know",
    (trial) =>
      withHeader(signed(result(trial, 29), trial), "webhook-signature", (one) => one.replace("v1,", "v2,")),
    "Only signatures that begin with `v1,` count: those of other versions may be made otherwise.",
  ),
  taken(
    "two-signatures",
    "takes a delivery with two signatures, of which one is right, while a secret is replaced",
    (trial) => signed(result(trial, 9), trial, { secrets: [createWebhookSecret(), trial.secret] }),
    "Split webhook-signature at blanks, and take the delivery where any of the signatures is right.",
  ),
  taken(
    "unknown-version",
    "takes a delivery that has a signature of an unknown version beside the right one",
    (trial) =>
      withHeader(
        signed(result(trial, 10), trial),
        "webhook-signature",
        (one) => `v2,bm90LXlldC1rbm93bg== ${one}`,
      ),
    "Pass over signatures that do not begin with `v1,`.",
  ),
  taken(
    "repeated",
    "takes the same delivery again",
    (trial) => signed(result(trial), { ...trial, now: trial.now + 1 }),
    "Answer 2xx to what you have already, else it comes again for three days.",
  ),
  taken(
    "out-of-order",
    "takes an event that a newer one of its case overtook",
    (trial) => signed(result(trial, 4), trial),
    "Answer 2xx and drop it: its data.version is not above what you have.",
  ),
  taken(
    "unknown-type",
    "takes an event of a type that it does not know",
    (trial) => signed(anUnknownEvent(trial.kase), trial),
    "Answer 2xx to types that you do not know: new ones come without another version of the API.",
  ),
  taken(
    "unknown-members",
    "takes an event with members and values that it does not know",
    (trial) => signed(aRicherResult(trial.kase), trial),
    "Pass over what you do not know: members and values are added without another version of the API.",
  ),
  taken(
    "long-body",
    "takes a body of 64 KB",
    (trial) => signed(aLongResult(trial.kase, LONG_BODY_BYTES), trial),
    "Take bodies up to 1 MB: an event with long reasons is larger than others.",
  ),
  {
    name: "get",
    expected: "answers no GET with 2xx",
    delivery: () => ({ method: "GET", headers: { "user-agent": deliveryFields["user-agent"] } }),
    judge: (answer) => judgeGet(answer),
  },
];

/** Whatever it answers to who only looks, but for a success. */
const judgeGet = (answer: Answered): Judged => {
  const seen = seenIn(answer);
  const takes = answer.kind === "answered" && answer.status >= 200 && answer.status < 300;
  return takes
    ? { verdict: "warn", seen, mend: "Answer 405: deliveries are POST alone." }
    : { verdict: "pass", seen };
};
