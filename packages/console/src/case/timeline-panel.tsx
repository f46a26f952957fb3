import type { Instant, MatterKind } from "@tongban/domain";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import type { StaffCase } from "../api/wire.ts";
import { zhCN } from "../language/zh-cn.ts";
import { momentText } from "../time/date-text.ts";
import { actionName } from "./actions/case-actions.ts";
import { noteLines } from "./timeline-note.ts";

type Entry = StaffCase["timeline"][number];

const isEventName = (type: string): type is keyof typeof zhCN.event => Object.hasOwn(zhCN.event, type);

const eventText = (t: TFunction, { type, actorKind, note }: Entry, kind: MatterKind): string => {
  if (type === "CaseDecided") return actionName(t, "decide", kind);
  // Nobody said anything in time, so the broker says what follows by law.
  if (type === "CaseAccepted" && actorKind === "broker") return t("event.deemedAccepted");
  if (type === "CaseAccepted" && note !== null) return t("event.acceptedWithGaps");
  return isEventName(type) ? t(`event.${type}`) : type;
};

/** The source side is told who of its own people did it, and of the handling region's only that they are its staff. */
const actorText = (t: TFunction, entry: Entry, kase: StaffCase): string => {
  const sent = senderText(t, entry, kase);
  return entry.helper ? t("helper.through", { sent }) : sent;
};

const senderText = (t: TFunction, { actorKind, actor }: Entry, { names }: StaffCase): string =>
  ({
    broker: t("case.broker"),
    partner: t("case.partner", { name: names.partner }),
    applicant: t("case.applicant"),
    staff: actor === "staff" ? t("case.handlingStaff") : actor,
  })[actorKind];

/** Who did what and when, the latest first. */
export const TimelinePanel = ({ kase, now }: { readonly kase: StaffCase; readonly now: Instant }) => {
  const { t, i18n } = useTranslation();
  const kind = useNameOf().kind(kase.matter);
  const words = { t, kind, notices: kase.notices, parts: kase.joint, now, language: i18n.language };
  return (
    <section className="panel" aria-labelledby="timeline">
      <h2 id="timeline">{t("case.timeline")}</h2>
      <ol className="timeline">
        {kase.timeline.toReversed().map((entry) => (
          <li key={entry.n}>
            <span className="timeline-what">{eventText(t, entry, kind)}</span>
            <span className="timeline-who">{actorText(t, entry, kase)}</span>
            <time className="timeline-when number" dateTime={entry.at}>
              {momentText(entry.at, now, i18n.language)}
            </time>
            {noteLines(entry, words).map((line) => (
              <p key={line} className="timeline-note">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
};
