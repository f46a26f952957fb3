import type { PartnerNews } from "@tongban/domain";

/** What a partner is told and has to do; `member` of the event's `data` says more. */
type EventWords = { readonly zh: string; readonly en: string; readonly member?: string };

/** Each kind of a partner's events, in the order of a case's life; one without words does not compile. */
export const eventWords: Readonly<Record<PartnerNews, EventWords>> = {
  routed: { zh: "已分派到专窗，待领取。", en: "It is on the board of a window." },
  accepted: {
    zh: "已受理（含容缺受理、逾期未告知的视为受理），办理时限开始计算。",
    en: "Accepted, with gaps too, or deemed so because nobody answered in time; the time to decide begins.",
  },
  "supplement-asked": {
    zh: "一次性告知补正。请转告申请人，在期限内一次补齐（`POST /v1/cases/{caseId}/supplement`），逾期视为放弃。",
    en: "Something has to be supplied. Tell the applicant, and send all of it at once in time (`POST /v1/cases/{caseId}/supplement`); else it counts as given up.",
    member: "notice",
  },
  "supplement-supplied": {
    zh: "补正材料已由申请人本人或窗口提交。贵系统自行提交的补正不产生此事件。",
    en: "The supplement came from the applicant or a window; what you supply yourself is no news.",
  },
  "material-quarantined": {
    zh: "文件未通过核验，已隔离。请查明原因后重新提供，见[核验](./materials.md#核验)。",
    en: "A file failed verification and is held back. Supply another one, see [Verification](./materials.md#verification).",
    member: "material",
  },
  "licence-checked": {
    zh: "引用的电子证照已核验。",
    en: "A cited electronic licence was looked up.",
    member: "licence",
  },
  "fee-due": {
    zh: "须缴费，请转告申请人。缴清前不得准予。",
    en: "A fee is due; tell the applicant. Nothing is granted before.",
    member: "fee",
  },
  "fee-paid": { zh: "已缴费。", en: "The fee is paid.", member: "fee" },
  "fee-waived": { zh: "费用已减免。", en: "The fee is waived.", member: "fee" },
  "fee-refund-due": { zh: "有款项应退还。", en: "Money goes back.", member: "fee" },
  "fee-refunded": { zh: "款项已退还。", en: "Money went back.", member: "fee" },
  suspended: {
    zh: "进入特别程序（听证、检验、专家评审等），时间不计入办理时限。请将书面告知内容转告申请人。",
    en: "A hearing, inspection, expert review or the like began, whose time does not count. Pass the written notice on.",
    member: "notice",
  },
  resumed: {
    zh: "特别程序结束，办理时限继续计算。",
    en: "The procedure is over; the time to decide runs on.",
    member: "dueMoves",
  },
  extended: {
    zh: "办理时限依法延长一次。请将理由和新期限转告申请人。",
    en: "The time to decide was extended, once. Pass reasons and new date on.",
    member: "notice",
  },
  "due-moved": {
    zh: "工作日历更新，期限随之变动。",
    en: "A new calendar of working days moved due dates.",
    member: "dueMoves",
  },
  warned: {
    zh: "期限临近、当日届满或已逾期。",
    en: "A date is near, is today, or has passed.",
    member: "warning",
  },
  "inspection-scheduled": {
    zh: "已预约踏勘，请转告申请人。",
    en: "A site inspection is appointed; tell the applicant.",
    member: "inspection",
  },
  "inspection-missed": { zh: "申请人未到踏勘现场。", en: "The applicant was not there." },
  inspected: { zh: "踏勘完成。", en: "The inspection was held.", member: "inspection" },
  "parcel-sent": { zh: "原件已寄出。", en: "Originals are in the post.", member: "parcel" },
  "parcel-received": { zh: "已收到寄件。", en: "They arrived.", member: "parcel" },
  "parcel-cancelled": { zh: "寄件已取消。", en: "The parcel was cancelled.", member: "parcel" },
  "parcel-late": { zh: "寄件逾期未到。", en: "The parcel is late.", member: "parcel" },
  "parcel-lost": { zh: "寄件疑似丢失。", en: "The parcel counts as lost.", member: "parcel" },
  declined: {
    zh: "不予受理。`reasons` 为理由，`rightOrgan` 为应向其申请的机关。办件结束。",
    en: "Declined: `reasons` says why, `rightOrgan` where to apply. The case is over.",
    member: "reasons",
  },
  decided: {
    zh: "办结。`outcome` 为 `granted`（准予）或 `refused`（不予，另有 `reasons`、`remedies`）。取得结果后请签收。",
    en: "Decided: `outcome` is `granted`, or `refused` with `reasons` and `remedies`. Fetch the result and acknowledge.",
    member: "outcome",
  },
  dispatched: {
    zh: "结果已由专窗交寄、通知自取或电子送达。",
    en: "The window sent the result, or has it ready.",
  },
  delivered: { zh: "结果已送达申请人。", en: "The applicant has it." },
  "delivery-failed": { zh: "送达未成，专窗将再次送达。", en: "It came back; the window delivers again." },
  "originals-returned": { zh: "原件已退还。", en: "Originals went back." },
  "paper-voided": { zh: "一份文书已作废。", en: "A paper was declared void." },
  withdrawn: {
    zh: "申请人或窗口已撤件。贵系统自行撤件不产生此事件。",
    en: "Withdrawn by the applicant or at a window; your own withdrawal is no news.",
  },
  abandoned: {
    zh: "逾期未补正，视为放弃。需要时请重新提交。",
    en: "No supplement came in time: given up. Submit anew.",
  },
  terminated: {
    zh: "容缺材料逾期未补齐或逾期未缴费，终止办理。",
    en: "What had to follow, or the fee, did not come in time: terminated.",
  },
  "helper-revoked": { zh: "帮办授权已撤销。", en: "A helper's mandate was revoked." },
  "rating-invited": { zh: "邀请申请人评价（好差评）。", en: "The applicant may rate the service." },
  "part-decided": {
    zh: "多地联办：一个环节已办结。",
    en: "Joint case: one part is decided.",
    member: "part",
  },
  started: {
    zh: "“一件事”：后续事项已启动，产生新办件。",
    en: "Package: the next member began, as a case of its own.",
    member: "bundle",
  },
  "members-not-started": {
    zh: "“一件事”：部分事项不再启动。",
    en: "Package: members do not begin.",
    member: "notStarted",
  },
  "bundle-ended": { zh: "“一件事”全部办结。", en: "Package: all of it is over.", member: "bundleEnded" },
};
