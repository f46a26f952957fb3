import { type Instant, localDateOf } from "@tongban/domain";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../api/me-context.ts";
import { useNameOf } from "../api/name-of.ts";
import type { CaseAction, RevealedApplicant, StaffCase } from "../api/wire.ts";
import { addPageWords } from "../language/page-words.ts";
import { readDraft } from "../session/draft.ts";
import { useShortcuts } from "../shell/keyboard/use-shortcuts.ts";
import { lazyPart } from "../shell/lazy-part.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { clockText, dateText, momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import { isOpenCase } from "../time/standing.ts";
import { ActionDialog, draftName } from "./actions/action-dialog.tsx";
import { ActionsPanel } from "./actions/actions-panel.tsx";
import { actionOrder, caseActions } from "./actions/case-actions.ts";
import { NextButton } from "./actions/next-button.tsx";
import { useClaimNext } from "./actions/use-claim-next.ts";
import { ApplicationPanel } from "./application-panel.tsx";
import { ClocksPanel } from "./clocks/clocks-panel.tsx";
import { DeliveryPanel } from "./delivery-panel.tsx";
import { Facts } from "./facts.tsx";
import { FeePanel } from "./fee-panel.tsx";
import { GapsPanel } from "./gaps-panel.tsx";
import { GreenChannelPanel } from "./green-channel-panel.tsx";
import { HandOverPanel } from "./hand-over-panel.tsx";
import { helperText } from "./helper-text.ts";
import { JointPanel } from "./joint/joint-panel.tsx";
import { AccessesPanel } from "./materials/accesses-panel.tsx";
import { OriginalsPanel } from "./materials/originals-panel.tsx";
import { NotesPanel } from "./notes/notes-panel.tsx";
import { PackagePanel } from "./package/package-panel.tsx";
import { PapersPanel } from "./papers/papers-panel.tsx";
import { ProposalPanel } from "./proposal-panel.tsx";
import { RatingsPanel } from "./ratings-panel.tsx";
import { ResultPanel } from "./result-panel.tsx";
import { SuperviseButton } from "./supervise-button.tsx";
import { TermsPanel } from "./terms-panel.tsx";
import { TimelinePanel } from "./timeline-panel.tsx";

const IntakePanel = lazyPart(async () => {
  const [{ IntakePanel: Panel }] = await Promise.all([
    import("../intake/intake-panel.tsx"),
    addPageWords("intake"),
  ]);
  return Panel;
});

const CaseInquiries = lazyPart(async () => {
  const [{ CaseInquiries: Panel }] = await Promise.all([
    import("../inquiry/case-inquiries.tsx"),
    addPageWords("inquiries"),
  ]);
  return Panel;
});

const InspectionPanel = lazyPart(async () => {
  const [{ InspectionPanel: Panel }] = await Promise.all([
    import("./inspection/inspection-panel.tsx"),
    addPageWords("inspection"),
    addPageWords("intake"),
  ]);
  return Panel;
});

const ParcelsPanel = lazyPart(async () => {
  const [{ ParcelsPanel: Panel }] = await Promise.all([
    import("./parcels/parcels-panel.tsx"),
    addPageWords("parcels"),
  ]);
  return Panel;
});

const BesideView = lazyPart(async () => (await import("./materials/beside-view.tsx")).BesideView);

/** One case with all that staff may see of it and do with it. */
export const CaseView = ({ kase }: { readonly kase: StaffCase }) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const now = useNow();
  const self = useSelf();
  const [open, setOpen] = useState<CaseAction | undefined>(() =>
    actionOrder.find((action) => readDraft(sessionStorage, draftName(self.id, kase.caseId, action))),
  );
  const [revealed, setRevealed] = useState<RevealedApplicant | undefined>(undefined);
  useShortcuts(
    Object.fromEntries(kase.actions.map((action) => [caseActions[action].key, () => setOpen(action)])),
  );
  const [beside, setBeside] = useState(false);
  const mayRead =
    kase.side === "handling" && kase.application.materials.length > 0 && self.role !== "coordinator";
  const toggle = () => setBeside((now) => !now);
  useShortcuts(mayRead ? { i: toggle } : {});
  const next = useClaimNext(kase.window);
  const { why, district } = kase.placement;
  const whyThere =
    why === "only" ? "" : t(`case.placement.${why}`, { district: nameOf.region(district ?? kase.source) });
  const atMyWindow = self.windows.some((one) => one.id === kase.window);
  const inMyHands = kase.holder === self.id && isOpenCase(kase);
  return (
    <>
      <PageHead
        title={nameOf.matter(kase.matter)}
        line={<span className="number">{kase.number ?? kase.externalRef}</span>}
      >
        <Button className="no-print" onClick={() => globalThis.print()}>
          {t("action.print")}
        </Button>
        {mayRead ? (
          <Button className="no-print" aria-keyshortcuts="i" aria-pressed={beside} onClick={toggle}>
            {t(beside ? "materials.close" : "materials.open")}
          </Button>
        ) : null}
        <SuperviseButton kase={kase} />
        {atMyWindow && !inMyHands ? <NextButton next={next} main={kase.actions.length === 0} /> : null}
      </PageHead>
      {beside ? <BesideView kase={kase} now={now} onClose={toggle} /> : null}
      <div className="case-columns">
        <aside className="case-aside">
          <ActionsPanel kase={kase} now={now} onAction={setOpen} />
          <HandOverPanel kase={kase} now={now} />
          {kase.intake ? (
            <IntakePanel kase={kase} mine={self.windows.some(({ id }) => id === kase.intake?.window)} />
          ) : null}
          <PapersPanel kase={kase} />
          {kase.parcels.length + kase.mayPost.length > 0 ? <ParcelsPanel kase={kase} now={now} /> : null}
          <TermsPanel kase={kase} />
        </aside>
        <div className="case-main">
          <ResultPanel kase={kase} now={now} />
          <DeliveryPanel kase={kase} now={now} />
          <ProposalPanel kase={kase} now={now} />
          <GreenChannelPanel kase={kase} now={now} />
          <RatingsPanel kase={kase} now={now} />
          {kase.side === "handling" ? <CaseInquiries caseId={kase.caseId} now={now} /> : null}
          <GapsPanel kase={kase} now={now} />
          <OriginalsPanel kase={kase} />
          {hasInspection(kase) ? <InspectionPanel kase={kase} now={now} /> : null}
          <FeePanel kase={kase} now={now} />
          <JointPanel kase={kase} now={now} />
          <PackagePanel kase={kase} />
          <ClocksPanel kase={kase} now={now} />
          <section className="panel" aria-labelledby="case">
            <h2 id="case">{t("case.title")}</h2>
            <Facts
              facts={[
                [t("case.source"), nameOf.region(kase.source)],
                [t("case.handling"), nameOf.region(kase.handling)],
                [t("case.window"), `${kase.names.window}${whyThere}`],
                [t("case.mode"), t(`mode.${kase.mode}`)],
                [t("case.type"), t(`caseType.${kase.caseType}`)],
                kase.helper && [t("helper.title"), helperText(t, kase.helper)],
                [t("case.submitted"), momentText(kase.submittedAt, now, i18n.language)],
                [
                  t("case.id"),
                  <span key="id" className="number case-id">
                    {kase.caseId}
                  </span>,
                ],
                [t("case.national"), `${kase.nationalStatus.code} ${kase.nationalStatus.label}`],
              ]}
            />
          </section>
          <ApplicationPanel
            application={kase.application}
            revealed={revealed}
            now={now}
            onReveal={kase.actions.includes("reveal") ? () => setOpen("reveal") : undefined}
          />
          {kase.side === "handling" ? <NotesPanel kase={kase} now={now} /> : null}
          {kase.side === "handling" && self.role !== "clerk" ? <AccessesPanel kase={kase} now={now} /> : null}
          <TimelinePanel kase={kase} now={now} />
        </div>
      </div>
      <p className="print-only faint">{t("case.printed", { at: printedText(now, i18n.language) })}</p>
      {open === undefined ? null : (
        <ActionDialog
          key={open}
          action={open}
          kase={kase}
          onDone={(answer) => {
            if ("applicant" in answer && "revealedAt" in answer) setRevealed(answer);
          }}
          onNext={atMyWindow ? next.take : undefined}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
};

/** With the year, which the other dates of the page leave out: paper is read in later years too. */
const printedText = (at: Instant, language: string): string =>
  `${dateText(localDateOf(at), language)} ${clockText(at, language)}`;

const hasInspection = ({ inspection: { required, appointments, actions } }: StaffCase): boolean =>
  required || appointments.length > 0 || actions.length > 0;
