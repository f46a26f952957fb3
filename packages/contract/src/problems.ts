import type { RefusalCode } from "@tongban/domain";
import { type EdgeProblemCode, edgeProblems } from "./wording/edge-problems.ts";
import { type ProblemText, problem } from "./wording/problem-text.ts";

/** Every problem type of the API: each refusal of the domain and each problem of the edge. */
export type ProblemCode = RefusalCode | EdgeProblemCode;

/**
 * Status and wording of every problem (RFC 9457). `{name}` in a detail is replaced by the fact of that name;
 * a code without an entry does not compile.
 */
export const problems: Record<ProblemCode, ProblemText> = {
  "not-admissible": problem(
    422,
    "Not admissible",
    "The 1+4 mechanism between these regions does not cover this application today: {missing}. `missing` names every part with what would have to change.",
    "两地“1+4”机制今日不覆盖该申请：{missing}。missing 逐项列出了需要补齐的部分。",
  ),
  "external-ref-reused": problem(
    409,
    "External reference reused",
    "This externalRef already names case {caseId} with other content. Use a new externalRef for a new application.",
    "该 externalRef 已用于内容不同的办件 {caseId}，新申请请使用新的 externalRef。",
  ),
  "region-not-yours": problem(
    403,
    "Region not yours",
    "Your system may not submit for region {source}; it is registered for {regions}.",
    "贵系统无权代表地区 {source} 提交申请，登记的地区为 {regions}。",
  ),
  "due-date-beyond-calendar": problem(
    422,
    "Due date beyond the calendar",
    "The working-day calendar of {year} is not published, so no due date can be promised. Ask the operator to load it.",
    "{year} 年的工作日安排尚未发布，无法承诺办结日期，请联系运维人员载入。",
  ),
  "already-claimed": problem(
    409,
    "Already claimed",
    "{holderName} claimed this case at {claimedAt}; it is theirs until {leaseEnds}.",
    "{holderName} 已于 {claimedAt} 领取该办件，保留至 {leaseEnds}。",
  ),
  "nothing-to-claim": problem(
    404,
    "Nothing to claim",
    "No case is waiting at this window.",
    "本专窗没有待领取的办件。",
  ),
  "not-claimed": problem(
    409,
    "Not claimed",
    "The case is not claimed; claim it first.",
    "该办件尚未领取，请先领取。",
  ),
  "not-holder": problem(
    403,
    "Not the holder",
    "The case is held by {holderName}. Ask the lead to reassign it.",
    "该办件由 {holderName} 经办，如需接手请专窗组长改派。",
  ),
  "lease-ended": problem(
    409,
    "Lease ended",
    "Your claim ended at {leaseEnded}. Claim the case again.",
    "您的领取已于 {leaseEnded} 到期，请重新领取。",
  ),
  "not-yet-routed": problem(
    409,
    "Not yet routed",
    "The case is on its way to the window; try again in a moment.",
    "该办件正在分派至专窗，请稍后再试。",
  ),
  "already-routed": problem(
    409,
    "Already routed",
    "The case is already on its window's board.",
    "该办件已分派至专窗。",
  ),
  "already-accepted": problem(409, "Already accepted", "The case is already accepted.", "该办件已受理。"),
  "not-accepted": problem(
    409,
    "Not accepted",
    "The case must be accepted before it is decided.",
    "该办件尚未受理，须先受理再办结。",
  ),
  "already-decided": problem(409, "Already decided", "The case is already decided.", "该办件已办结。"),
  "already-withdrawn": problem(409, "Already withdrawn", "The case was withdrawn.", "该办件已撤件。"),
  "already-declined": problem(409, "Already declined", "The case was declined.", "该办件已不予受理。"),
  "already-acknowledged": problem(
    409,
    "Already acknowledged",
    "The case is closed.",
    "该办件结果已签收，已归档。",
  ),
  "nothing-to-acknowledge": problem(
    409,
    "Nothing to acknowledge",
    "The case has no result yet; it is {status}.",
    "该办件尚无结果可签收，当前状态为 {status}。",
  ),
  "lead-required": problem(
    403,
    "Lead required",
    "Only the window's lead may do this.",
    "仅专窗组长可执行此操作。",
  ),
  "not-on-team": problem(
    422,
    "Not on the team",
    "{staff} is not on the team of window {window}.",
    "{staff} 不是专窗 {window} 的专班成员。",
  ),
  "already-holder": problem(
    409,
    "Already the holder",
    "{holderName} already holds the case.",
    "{holderName} 已是该办件的经办人。",
  ),
  "reasons-required": problem(
    422,
    "Reasons required",
    "State the reason (行政许可法 art 32, 38).",
    "须说明理由（行政许可法第三十二条、第三十八条）。",
  ),
  "remedies-required": problem(
    422,
    "Remedies required",
    "A refusal states the remedies: reconsideration or litigation (行政许可法 art 38).",
    "不予办理须告知复议或者诉讼的权利（行政许可法第三十八条）。",
  ),
  "instant-matter": problem(
    409,
    "Instant matter",
    "An instant matter is decided in one step; decide it directly.",
    "即办件一步办结，请直接办结。",
  ),
  "day-not-over": problem(
    409,
    "Day not over",
    "A day is stated once it is over: {day} from {from} on.",
    "{day} 尚未结束，{from} 之后方可出具完整性声明。",
  ),
  "too-many-cases": problem(
    422,
    "Too many cases",
    "The regions of the agreement received more than {limit} cases on {day}, which is as many as one statement counts.",
    "协议各地 {day} 当日收件超过 {limit} 件，超出单份声明的上限。",
  ),
  "another-root": problem(
    409,
    "Another root",
    "Statement {number} has the root {root}; you signed another one. Compute the root from the statement's cases again.",
    "第 {number} 号声明的根哈希为 {root}，与您签署的不一致，请根据声明所列办件重新计算。",
  ),
  "countersignature-invalid": problem(
    422,
    "Countersignature invalid",
    "The countersignature does not fit the statement, your region, its key or the time, of which it may be {minutes} minutes off.",
    "会签与声明内容、所代表地区、所附密钥或签署时间（允许相差 {minutes} 分钟）不符。",
  ),
  "clock-did-not-run": problem(
    404,
    "Clock did not run",
    "The clock {clock} has not run on this case.",
    "该办件没有运行过 {clock} 时限。",
  ),
  "supposition-impossible": problem(
    422,
    "Supposition impossible",
    "That cannot be supposed of this clock: {problem}.",
    "无法对该时限作此假设：{problem}。",
  ),
  "due-not-reproducible": problem(
    409,
    "Due instant not reproducible",
    "No loaded calendar leads to the due instant of the clock {clock}, so that it cannot be certified.",
    "已载入的任何日历都推不出 {clock} 时限的届满时刻，无法出具证明。",
  ),
  "already-countersigned": problem(
    409,
    "Already countersigned",
    "Region {region} has countersigned statement {number} with another signature.",
    "地区 {region} 已以另一签名会签第 {number} 号声明。",
  ),
  "awaiting-supplement": problem(
    409,
    "Awaiting a supplement",
    "The applicant was asked to supplement the application; wait for the supplement.",
    "该办件已告知补正，请等待申请人补正。",
  ),
  "not-awaiting-supplement": problem(
    409,
    "Not awaiting a supplement",
    "No supplement is asked for; the case is {status}.",
    "该办件未处于补正阶段，当前状态为 {status}。",
  ),
  "told-once-already": problem(
    409,
    "Told once already",
    "Everything missing is told at once (行政许可法 art 32). {materials} could have been named in the first notice, which named {asked}.",
    "补正内容应当一次性告知（行政许可法第三十二条）。{materials} 应在首次告知时提出，首次告知的材料为 {asked}。",
  ),
  "supplement-incomplete": problem(
    422,
    "Supplement incomplete",
    "The supplement lacks {materials}. Send everything that was asked for in one request.",
    "补正材料不齐，缺少 {materials}，请一次性提交全部补正材料。",
  ),
  "material-not-asked-for": problem(
    422,
    "Material not asked for",
    "{materials} was not asked for. Title each material as the notice names it: {asked}.",
    "{materials} 不在补正清单内，材料名称须与告知一致：{asked}。",
  ),
  "already-abandoned": problem(
    409,
    "Already given up",
    "No supplement came in time, so the application counts as given up. Submit it again.",
    "逾期未补正，申请已视为放弃，请重新提交。",
  ),
  "pause-ground-unlawful": problem(
    422,
    "No lawful ground for a pause",
    "{ground} does not stop the clock (行政许可法 art 45). What does: {grounds}.",
    "{ground} 不属于可扣除时限的情形（行政许可法第四十五条），可选：{grounds}。",
  ),
  "clock-paused": problem(
    409,
    "Clock paused",
    "The case is in a procedure whose time does not count; resume it first.",
    "该办件处于特别程序中，请先结束特别程序。",
  ),
  "clock-running": problem(
    409,
    "Clock running",
    "The clock is not paused; there is nothing to resume.",
    "办理时限未暂停，无需恢复。",
  ),
  "already-extended": problem(
    409,
    "Already extended",
    "The time was extended once; law allows no second extension (行政许可法 art 42).",
    "办理时限已延长一次，不得再次延长（行政许可法第四十二条）。",
  ),
  "extension-asked-already": problem(
    409,
    "Extension asked for already",
    "An extension is asked for and waits for the lead's approval.",
    "已申请延期，等待组长审批。",
  ),
  "extension-not-asked": problem(
    409,
    "No extension asked for",
    "Nobody asked for an extension of this case.",
    "该办件没有待审批的延期申请。",
  ),
  "extension-after-expiry": problem(
    409,
    "Extension after expiry",
    "The time ran out at {due}; it can only be extended before.",
    "办理时限已于 {due} 届满，只能在届满前申请延期。",
  ),
  "extension-impossible": problem(
    422,
    "Extension impossible",
    "The limit of this matter is in {unit}, which the extension of the standard does not fit. The matter list can name an extension of its own.",
    "该事项时限的单位为 {unit}，与标准规定的延期单位不同，须在事项清单中另行规定。",
  ),
  "own-extension": problem(
    403,
    "Your own extension",
    "Who asked for an extension cannot approve it; another lead has to.",
    "不能审批本人申请的延期，请由其他负责人审批。",
  ),
  "not-due-yet": problem(409, "Not due yet", "The time for this has not come.", "尚未到时间。"),
  "coordinator-required": problem(
    403,
    "Coordinator required",
    "Only a coordinator may order action on a case.",
    "仅统筹人员可以督办。",
  ),
  "already-supervised": problem(
    409,
    "Already ordered",
    "An order on this case waits for its answer until {due}.",
    "该办件已在督办中，答复期限为 {due}。",
  ),
  "nothing-to-explain": problem(
    409,
    "Nothing to explain",
    "The case is not overdue, and no order waits for an answer.",
    "该办件未超期，也没有待答复的督办。",
  ),
  "due-dates-unchanged": problem(
    409,
    "Due dates unchanged",
    "The calendar {calendar} moves none of the case's due dates.",
    "工作日历 {calendar} 未改变该办件的任何期限。",
  ),
  "no-such-period": problem(
    404,
    "No such period",
    "{period} is no day, month, quarter or year that has begun.",
    "{period} 不是已经开始的日、月、季或年。",
  ),
  "no-such-scope": problem(
    404,
    "No such scope",
    "There is no {scope} {id} that you may see.",
    "没有您可以查看的 {scope} {id}。",
  ),
  "export-too-large": problem(
    422,
    "Export too large",
    "The export would have {rows} rows; {limit} are allowed. Ask for a shorter period, for months, or for less.",
    "导出将有 {rows} 行，最多 {limit} 行；请缩短期间、改按月或缩小范围。",
  ),
  "rules-changed": problem(
    409,
    "Rules changed",
    "Somebody else has set the table of points since you saw it. Look at it again.",
    "考评细则已被他人修改，请重新查看后再设置。",
  ),
  "party-required": problem(
    403,
    "Not a party",
    "You speak for {regions}, and the parties are {parties}.",
    "您所代表的地区为 {regions}，该协议的签约方为 {parties}。",
  ),
  "draft-exists": problem(
    409,
    "Draft exists",
    "There is a draft of this agreement already, by {author}: change that one, or give it up first.",
    "该协议已有 {author} 起草的草案，请修改该草案或先废弃。",
  ),
  "no-draft": problem(
    409,
    "No draft",
    "This agreement has no draft. Draft one first.",
    "该协议没有草案，请先起草。",
  ),
  "proposal-pending": problem(
    409,
    "Other parties are asked",
    "The other parties are asked for the {what}; take that back before you change anything.",
    "正在征求其他签约方同意（{what}），请先撤回再修改。",
  ),
  "nothing-proposed": problem(
    409,
    "Nothing proposed",
    "Nobody asks for anything about this agreement.",
    "该协议没有待同意的提议。",
  ),
  "draft-has-errors": problem(
    422,
    "Draft has errors",
    "The draft cannot be published: {findings}. `findings` names every fault with its row.",
    "草案不能发布：{findings}。findings 逐项列出了问题及所在的行。",
  ),
  "worse-than-local": problem(
    422,
    "Worse than for local applicants",
    "The draft promises less to applicants from elsewhere than to local ones: {findings}. Give a reason, or mend it.",
    "草案对异地申请人的承诺低于本地：{findings}。请说明理由或予以修改。",
  ),
  "own-proposal": problem(
    403,
    "Your own proposal",
    "Who proposes cannot consent; somebody of another party has to.",
    "不能同意本人提出的提议，须由其他签约方的人员同意。",
  ),
  "same-party": problem(
    403,
    "Same party",
    "It was proposed for {party}; consent has to come from another party.",
    "该提议由 {party} 提出，须由其他签约方同意。",
  ),
  "consented-already": problem(
    409,
    "Consented already",
    "Your party has consented; others are still asked.",
    "您所代表的签约方已经同意，尚待其他签约方同意。",
  ),
  "agreement-over": problem(
    409,
    "Agreement is over",
    "The agreement was terminated. Draft a new one under another id.",
    "该协议已终止，请以新的编号另行起草。",
  ),
  "not-published": problem(409, "Not published", "The agreement was never published.", "该协议从未发布。"),
  "not-in-force": problem(
    409,
    "Not in force",
    "The agreement is {standing}; only one in force can be suspended.",
    "该协议状态为{standing}，仅生效中的协议可以中止。",
  ),
  "too-many-pairs": problem(
    422,
    "Too many pairs",
    "The agreement has {pairs} pairs of regions and matters; {limit} can be looked at at once. Name a source, a handling region or a matter.",
    "该协议共有 {pairs} 个地区与事项组合，一次最多查看 {limit} 个，请指定收件地、办理地或事项。",
  ),
  "not-suspended": problem(409, "Not suspended", "The agreement is not suspended.", "该协议未中止。"),
  "row-repeated": problem(
    422,
    "Row repeated",
    "These rows are named more than once: {rows}. A row is one matter, handling region and set of sources.",
    "以下事项行重复：{rows}。同一事项、办理地和收件地只能有一行。",
  ),
  "row-unknown": problem(
    422,
    "Row unknown",
    "The list has no such rows: {rows}. Look at it again.",
    "清单中没有以下事项行：{rows}，请重新查看清单。",
  ),
  "list-too-long": problem(
    422,
    "List too long",
    "The list would have {rows} rows; it holds {limit} at most.",
    "清单将有 {rows} 行，最多为 {limit} 行。",
  ),
  "import-incomplete": problem(
    409,
    "Import incomplete",
    "Parts of the import have not arrived, or were staged more than a day ago: {parts}. Send them again.",
    "导入的部分内容未送达或已超过一天：第 {parts} 部分，请重新上传。",
  ),
  ...edgeProblems,
};

export type { EdgeProblemCode } from "./wording/edge-problems.ts";

/** The URI that names a problem type. */
export const problemType = (code: ProblemCode): string => `urn:tongban:problem:${code}`;
