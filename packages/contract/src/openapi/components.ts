import type * as z from "zod";
import * as lives from "../schemas/agreement-life.ts";
import * as agreement from "../schemas/agreement-view.ts";
import * as submissions from "../schemas/application.ts";
import * as bundles from "../schemas/bundle.ts";
import * as cases from "../schemas/case-view.ts";
import * as identifiers from "../schemas/identifiers.ts";
import * as inspections from "../schemas/inspection.ts";
import * as intakes from "../schemas/intake.ts";
import * as limits from "../schemas/limits.ts";
import * as materials from "../schemas/material.ts";
import * as lists from "../schemas/matter-list.ts";
import * as post from "../schemas/parcel.ts";
import * as events from "../schemas/partner-event.ts";
import { problemDetails } from "../schemas/problem.ts";
import * as service from "../schemas/service-level.ts";
import * as windows from "../schemas/window-event.ts";

/** A schema that the document names once and refers to; the description is for its readers. */
export type Component = {
  readonly schema: z.ZodType;
  readonly description: string;
  /** Its name in answers, of an object that is sent as well: requests are closed, answers may gain members. */
  readonly inAnswers?: string;
  /** JSON Schema format, where the check itself cannot be written as JSON Schema. */
  readonly format?: string;
  readonly example?: unknown;
};

/** A bundle of two members, the second of which waited for the first. */
const aBundle = {
  bundleId: "3q8m0v5k2x7n4t9b6d1c0f8g2h",
  version: 1,
  externalRef: "NJ-2026-0002",
  package: "open-restaurant-in-xian",
  packageVersion: 1,
  title: "在西安开办餐饮店",
  source: "320100",
  applicant: "张*",
  submittedAt: "2026-03-02T01:30:00.000Z",
  queryCode: "7K3Q-F9XW-2M4T-R8BH-N5Y1",
  state: "open",
  members: [
    {
      member: "register",
      title: "个体工商户设立",
      matter: "sole-proprietor-registration",
      handling: "610100",
      mode: "online",
      after: [],
      state: "granted",
      caseId: "3q8m0v5k2x7n4t9b6d1c0f8g2h",
      status: "decided",
      due: null,
      result: {
        outcome: "granted",
        decidedAt: "2026-03-02T02:10:00.000Z",
        document: { number: "92610112MA00000000", title: "营业执照" },
        reasons: null,
        remedies: null,
      },
      declination: null,
      hindrances: [],
    },
    {
      member: "catering",
      title: "小餐饮许可",
      matter: "small-catering-permit",
      handling: "610100",
      mode: "agent-intake",
      after: ["register"],
      state: "open",
      caseId: "5r9n1w6m3y8p5v0c7e2d1g9h3j",
      status: "routed",
      due: { clock: "notice", at: "2026-03-09T09:30:00.000Z", provisional: false },
      result: null,
      declination: null,
      hindrances: [],
    },
  ],
};

/** Every named schema of the document. */
export const components: Readonly<Record<string, Component>> = {
  CaseId: {
    schema: identifiers.caseId,
    description: "A case, derived from the partner and its externalRef: Crockford base32.",
    example: "3q8m0v5k2x7n4t9b6d1c0f8g2h",
  },
  PartnerId: { schema: identifiers.partnerId, description: "A partner system.", example: "nanjing-gov" },
  StaffId: { schema: identifiers.staffId, description: "A member of staff.", example: "li-mei" },
  WindowId: {
    schema: identifiers.windowId,
    description: "A dedicated window (专窗).",
    example: "xian-610100-1",
  },
  AgreementId: {
    schema: identifiers.agreementId,
    description: "A framework agreement (框架协议) through all its versions.",
    example: "xian-nanjing",
  },
  MatterId: {
    schema: identifiers.matterId,
    description: "A government service matter (政务服务事项).",
    example: "remote-medical-filing",
  },
  RegionCode: {
    schema: identifiers.regionCode,
    description: "GB/T 2260 code of a region, or a functional zone below one, such as 610100-iwd.",
    example: "610100",
  },
  Inspection: {
    schema: inspections.inspectionView,
    description: "The site inspections of a case (踏勘), with what may be done about them.",
  },
  Parcel: {
    schema: post.parcelView,
    description: "A parcel of originals (原件寄递) of a case, as both ends see it.",
  },
  CitizenId: {
    schema: identifiers.citizenId,
    description: "公民身份号码 (GB 11643); date and check digit are verified.",
    example: "11010519491231002X",
  },
  CreditCode: {
    schema: identifiers.creditCode,
    description: "统一社会信用代码 (GB 32100); check digit verified.",
    example: "91350100M000100Y43",
  },
  Instant: {
    schema: identifiers.instant,
    description: "RFC 3339 in UTC with milliseconds.",
    format: "date-time",
    example: "2026-02-13T01:00:00.000Z",
  },
  LocalDate: {
    schema: identifiers.localDate,
    description: "A civil date in China.",
    format: "date",
    example: "2026-02-13",
  },
  Cursor: { schema: identifiers.cursor, description: "An opaque, authenticated place in a list." },
  Limit: {
    schema: limits.limit,
    inAnswers: "AnsweredLimit",
    description: "A limit in its own unit; units are never converted into each other.",
  },
  ServiceMode: {
    schema: limits.serviceMode,
    description: "全程网办 online, 异地代收代办 agent-intake, 多地联办 joint.",
  },
  CaseType: {
    schema: limits.caseType,
    description: "即办件 instant (decided on the spot), 承诺件 promised.",
  },
  CaseStatus: {
    schema: cases.caseStatus,
    description: "submitted → routed → claimed → accepted → decided → closed; or declined, or withdrawn.",
  },
  Outcome: { schema: cases.outcome, description: "准予 granted, 不予 refused." },
  MissingPart: {
    schema: agreement.missingPart,
    description: "A part of the 1+4 mechanism that does not stand, with what would have to change.",
  },
  AgreementRow: { schema: agreement.agreementRow, description: "A framework agreement in a list." },
  Agreement: {
    schema: agreement.agreementView,
    description: "A framework agreement with its list, standard, windows and teams, as far as they exist.",
  },
  AgreementFile: {
    schema: lives.agreementFile,
    description:
      "An agreement with its draft, what is asked about it, and its history: what commands on it answer with.",
  },
  MatterListRow: {
    schema: lists.matterListRow,
    inAnswers: "AnsweredMatterListRow",
    description:
      "A row of a matter list (事项清单): a matter as one party, or every party, handles it for some sources, or all.",
    example: {
      matter: "food-business-permit",
      handling: "610100",
      title: "食品经营许可（新办）",
      kind: "licence",
      modes: ["agent-intake"],
      applicants: ["organization", "person"],
      caseType: "promised",
      statutory: { unit: "working-days", amount: 15 },
      promised: { unit: "working-days", amount: 10 },
      materials: [
        { title: "申请书", need: "required" },
        { title: "营业执照", need: "shared" },
      ],
      legalBasis: "《中华人民共和国食品安全法》第三十五条",
      fee: { amount: 0 },
      phone: "029-12345",
      delivery: ["electronic", "post"],
    },
  },
  LiveMatter: {
    schema: agreement.liveMatter,
    description:
      "Whether a matter can be handled today from one region in another, and what is missing if not.",
  },
  PartnerCase: { schema: cases.partnerCase, description: "A case as the partner that submitted it sees it." },
  PartnerCaseRow: { schema: cases.partnerCaseRow, description: "A case in a partner's list." },
  StaffCase: { schema: cases.staffCase, description: "A case as staff see it; personal data is masked." },
  StaffCaseFile: {
    schema: cases.staffCaseFile,
    description: "A case as staff see it, without its application: what commands on it answer with.",
  },
  StaffCaseRow: { schema: cases.staffCaseRow, description: "A case on a board; the applicant is masked." },
  RevealedApplicant: {
    schema: cases.revealedApplicant,
    description: "The applicant unmasked; that it was asked for is on the record.",
  },
  Applicant: {
    schema: submissions.applicant,
    inAnswers: "AnsweredApplicant",
    description: "A person, or an organisation through its agent.",
  },
  Material: {
    schema: materials.material,
    description: "A material as its sender declares it; its file is sent by upload-material.",
  },
  Submission: {
    schema: submissions.application,
    description: "An application as a partner submits it.",
    example: {
      externalRef: "NJ-2026-0001",
      source: "320100",
      handling: "610100",
      matter: "remote-medical-filing",
      mode: "online",
      applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X", phone: "13800000000" },
      form: { 参保地: "南京市", 就医地: "西安市" },
      materials: [
        {
          title: "备案表",
          mediaType: "application/pdf",
          sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          size: 48213,
        },
      ],
    },
  },
  IntakeApplication: {
    schema: intakes.intakeApplication,
    description: "An application as a window takes it in: of its own region, by agent intake.",
    example: {
      externalRef: "NJ-W1-20260302-0001",
      handling: "610100",
      matter: "housing-fund-contribution-certificate",
      applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X", phone: "13800000000" },
      form: { 用途: "异地贷款" },
      materials: [
        {
          title: "身份证",
          mediaType: "image/jpeg",
          sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          size: 48213,
        },
      ],
    },
  },
  BundleApplication: {
    schema: bundles.bundleApplication,
    description: "An application for a package (一件事): one form, and each material once.",
    example: {
      externalRef: "NJ-2026-0002",
      package: "open-restaurant-in-xian",
      source: "320100",
      applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X", phone: "13800000000" },
      form: { 名称: "未央区张三面馆" },
      materials: [
        {
          title: "经营场所证明",
          mediaType: "application/pdf",
          sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          size: 48213,
        },
      ],
    },
  },
  IntakeBundle: {
    schema: bundles.intakeBundleApplication,
    description: "An application for a package as a window takes it in: of its own region.",
    example: {
      externalRef: "NJ-2026-0002",
      package: "open-restaurant-in-xian",
      applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X", phone: "13800000000" },
      form: { 名称: "未央区张三面馆" },
      materials: [
        {
          title: "经营场所证明",
          mediaType: "application/pdf",
          sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          size: 48213,
        },
      ],
    },
  },
  Bundle: {
    schema: bundles.bundle,
    description: "What an applicant asked for as one thing: every member with what became of it.",
    example: aBundle,
  },
  IntakeBundleReceipt: {
    schema: bundles.intakeBundleReceipt,
    description: "What a window took in as one thing, with all that its receipt slip (收件凭证) says.",
    example: {
      ...aBundle,
      receivedBy: "顾欣",
      document: "resident-identity-card",
      presentedBy: "applicant",
      materials: [
        {
          title: "经营场所证明",
          size: 48213,
          sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        },
      ],
      received: {
        region: "320100",
        regionName: "南京市",
        window: "nanjing-320100-1",
        windowName: "南京市收件窗口",
        address: null,
        phone: "025-68505000",
      },
    },
  },
  PartnerEvent: {
    schema: events.partnerEvent,
    description: "A CloudEvents 1.0 event: an item of the feed and the body of a webhook.",
  },
  WindowEvent: {
    schema: windows.windowEvent,
    description:
      "A CloudEvents 1.0 event, the body of a window's webhook: a warning, an order of action, or a test; nothing of the applicant.",
  },
  PartnerEventPage: {
    schema: events.partnerEventPage,
    description: "A page of a partner's feed; ask again with cursor as after.",
  },
  Period: { schema: service.period, description: "A day, month, quarter or year of Asia/Shanghai." },
  Speed: {
    schema: service.speed,
    description:
      "How fast decisions were, in one unit, by sums over cases: S law's limit, P promise, A actual.",
  },
  ServiceFigures: {
    schema: service.serviceFigures,
    description: "What was counted in a period, and what it says of the service level.",
  },
  ServiceRow: {
    schema: service.serviceRow,
    description: "A scope with its main figures, as a row of a list.",
  },
  ServicePart: { schema: service.servicePart, description: "A day or a month of a trend." },
  ServiceLevel: {
    schema: service.serviceLevel,
    description: "A scope's figures, targets and trend in a period.",
  },
  Assessment: {
    schema: service.assessment,
    description: "A target that cities publish, and whether it was met.",
  },
  Appraisal: {
    schema: service.appraisal,
    description: "Points from a base of 100, and what each rule gave.",
  },
  AppraisalRule: {
    schema: service.appraisalRule,
    inAnswers: "AnsweredAppraisalRule",
    description: "A rule of the appraisal's table of points.",
  },
  ProblemDetails: { schema: problemDetails, description: "RFC 9457 problem details." },
};
