import type { caseActionOperations } from "../operations/case-actions.ts";
import type { allOperations } from "../operations.ts";

type DescribedHere = Exclude<keyof typeof allOperations, keyof typeof caseActionOperations>;

/** What a reader of the document should know of each operation before calling it; one without an entry does not compile. Actions on a case are described where they stand. */
export const descriptions: Readonly<Record<DescribedHere, string>> = {
  submitCase:
    "The case is kept before the answer goes out, and is then routed to the handling region's window. Its id is derived from you and your `externalRef`: sent again with the same content, whatever its spacing and order of members, it is answered as the first time; with other content it is refused. Where the 1+4 mechanism does not cover the application, `missing` names every part that would have to change. The matter list decides about applicant, materials and form; where several things are wrong, the problem is the first and `also` has the others. An object that has a member twice, or one named `__proto__`, `constructor` or `prototype`, is refused.",
  reportPayment:
    "For payment platforms, which are registered as partner systems that submit for no region and are configured by the operator. Tell of a transaction until you are answered with 200: told again with the same content it is answered as it stands, with other content it is refused. Money is never refused: what is paid twice, with another amount or when nothing is owed is kept, and you get an order to pay it back; where no order has its reference, it is kept beside the cases for people to look at. Once you paid back, tell so with `refunded`.",
  refundPayment:
    "Four eyes: one coordinator orders it with a reason, another one of the regions that the platform collects for releases it; the platform is then told to pay it back, and the payment is `to-refund` until it tells that it did. A step that you took before is answered as it stands, and a release that is sent again tells the platform again where it was not told. Money of a case is `refund-not-due` here: the case says when it goes back.",
  listPayments:
    "A payment whose case does not know it (`unrecorded`) is one that was kept when the broker ended in the middle: the platform tells of it again until it is answered. A refund that stays `to-refund` was not confirmed by the platform.",
  showProgress:
    "For the applicant's page, without signing in. Send the query code in the header `Query-Code`. A code that names no case is answered with 401, and so is one that is none, so that nobody learns which codes there are. The answer names nobody, and does not say what was decided.",
  sendOneTimeCode:
    "Six digits by text message, taken for five minutes, five tries. The message says the code and nothing of the case. A code a minute, five an hour. Where the application names no telephone, or the broker sends no messages, the window helps.",
  beginSession:
    "Every try is counted before it is compared, and a right one is used up: it opens one session. The session is bound to the case of the query code and ends after 15 minutes.",
  showOwnCase:
    "Name in full, numbers masked, everything that was written to the applicant, and the decision.",
  listOwnPapers:
    "As list-papers. A paper whose `statement` is null is being made: ask again in some seconds.",
  readOwnPaper:
    "As read-paper. The paper names the applicant in full; that it was read is kept with the case.",
  listOwnMaterials:
    "By the applicant, after a one-time code. What was supplied and whose file did not arrive, because a page was closed too early, is sent again by upload-own-material.",
  uploadOwnMaterial: "As upload-material, for a material that the applicant supplied.",
  supplyOwnMaterials:
    "As supply-materials, by the applicant: on the record as theirs, and told to the partner as `cn.tongban.case.supplement-supplied.v1`. Of a case that was accepted with gaps, as fill-gap: some of what has to follow, or all.",
  rateOwnCase:
    "Once for each stage; a rating may be changed for ten days, unless it was set aside on the window's appeal. A bad one (不满意, 非常不满意) starts the clock `rectification` of the handling window.",
  rateCase:
    "What your applicant said at a terminal of your hall: as rate-own-case, on the record as given by you.",
  withdrawOwnCase:
    "As withdraw-case, by the applicant: on the record as theirs, and told to the partner as `cn.tongban.case.withdrawn.v1`.",
  searchCatalog:
    "Finds matters whose names have most of the words asked for, in order of how well they fit: the whole name, its beginning, a part, some of its characters. Letters are pinyin or its initials (`spjyxk` finds 食品经营许可), digits a code. No signature and no token is asked for, and an answer may be kept for a minute.",
  showMatter:
    "Modes, applicants, materials, form, limits, fee, conditions, legal basis and windows, and the due date that an application accepted on the day would be promised. Where it cannot be done, `missing` names each part and what would have to change; `terms` are then those of the list that has it, if one has. Ask for a matter that nobody knows and the answer is 404.",
  listCatalogRegions: "Codes and names, for choosing from.",
  askInquiry:
    "Nothing in it may name anybody: identity numbers and mobile telephones in the text are refused. Name a window, or a region and a matter, whose window is found. How many a window takes from one network address on a day is limited; more is `too-many-inquiries` (429). Keep `queryCode`: it is the way to the answer. The same request with the same Idempotency-Key from the same network on the same day is answered with the same inquiry.",
  followInquiry:
    "The code stands in the body, for addresses are logged. Wrong codes are counted as those of cases are. What was written about a case is shown to its applicant alone, after the one-time code (`show-own-case`), and to its partner.",
  askAboutOwnCase:
    "It goes to the window that handles the case, changes nothing of the case and stops none of its clocks. A complaint about its handling is answered by somebody who did not work on it.",
  askAboutCase: "As ask-about-own-case, sent by the partner for its applicant.",
  listCaseInquiries: "Whoever sent them, with what was asked and answered.",
  listInquiries:
    "At most 200. A clerk or lead sees those of their windows, a coordinator those of their regions.",
  enterInquiry:
    "Of any window, or about a case that your window handles or took in. Print the code with it: it is how whoever asked reads the answer.",
  getInquiry:
    "Reading it is not on the record: what concerns a case names its applicant only where they did.",
  actOnInquiry:
    "A complaint is taken in hand and answered by a lead or a coordinator who did nothing in the case that it is about; one about the window itself by a coordinator. A coordinator may take a complaint over, and publishes answers to consultations, in words that name nobody. Forwarding does not move the due instant.",
  listAnswers: "Each was put in words that name nobody by a coordinator. An answer may be kept for a minute.",
  listSlots:
    "Days off are left out, and so are slots that have begun. A slot is whole and lies across no break of the window's hours. What is free may be some seconds old: book-appointment decides. An answer may be kept for ten seconds.",
  showCrowd:
    "`usual` is the mean of the days of the last eight weeks on which anybody came. An answer may be kept for half a minute.",
  bookAppointment:
    "No name, number or telephone is asked for. Keep the code: on arrival it is checked in for a queue number, and who has it may move or cancel the appointment. The same request with the same Idempotency-Key from the same network answers with the same code; choose the key at random. One network address may make so many appointments of a window on a day, and so many of one slot; more is `too-many-appointments` (429).",
  getAppointment: "A code that was never given out is 404.",
  moveAppointment:
    "The new slot is taken and the old one left in one step: where the new one is full, the appointment stays as it was.",
  cancelAppointment: "Possible until it is checked in.",
  readQueue:
    "Appointments whose slot has come go before those who came without one: from ten minutes before the slot, unless they checked in more than fifteen minutes after its end. Among equals, who stands longer in the queue is first; who was put back stands there from then on. Poll it with If-None-Match: unchanged, it costs one small read.",
  takeTicket:
    "Numbers of a day have a letter for the kind of service (A licences, B registrations, C filings, D services) and a serial without gaps, however many are taken at once. Nothing personal is kept.",
  checkIn:
    "On the appointment's day, at its window. Checked in again, it is answered with the number that it has.",
  callNext: "Two stations that call at once get two numbers. A station has one number at a time.",
  actOnTicket:
    "`call` takes a number out of its turn; `call-again` repeats the call; `serve`, `finish` and `miss` (过号) go on from there; `return` puts a number back into the queue, behind those who wait. A number allows what `actions` says.",
  listQueueDays:
    "Counted with every change of a number, in the same transaction; a day's numbers are kept for 400 days, so that they can be counted anew.",
  checkApplication:
    "The same decision as submit-case makes, with nothing kept, so ask as often as you like before you submit. Send the application as it is: what cannot be read is named like any other problem, each under its code with its facts, and does not hide the others. `external-ref-reused` stands for a reference that already names another case.",
  listReusable:
    "Of the applicant's ten latest cases of yours: every material that was verified and is still valid, each file once. Name what is used again in `citations` of the application, with the applicant's consent; the window reads a copy of the file, under the new case's own key and retention, and both cases have it on their records.",
  listCases: "Rows without timeline and terms; ask for the case itself to see them.",
  getCase: "Status, clocks, timeline and result, without the applicant: that you have yourself.",
  supplyMaterials:
    "After the event `cn.tongban.case.supplement-asked.v1`, whose `notice` names each material and what is wrong with it. Title each material as the notice does; what is missing from the answer is named in the refusal. Not supplied in the time of the standard, the application counts as given up.",
  giveCommitment:
    "Where the window may accept although something is missing that the matter list lets follow: `gaps` of the case names it, with the state `may-follow`. Who signed and what is committed to is kept sealed; the signed file is named by its digest like every material.",
  fillGap:
    "After an acceptance with gaps: its news `cn.tongban.case.accepted.v1` has a `notice` that names what has to follow, and until when. Bring one material or all. Nothing is granted before all are there; what does not come in time ends the case, with the news `cn.tongban.case.terminated.v1`.",
  withdrawCase:
    "Possible until the case is decided. The reason is kept sealed and shown to the window's staff.",
  acknowledgeResult:
    "Say that you have the result once you have kept it. The case is then closed; who acknowledges nothing is reminded by its status only.",
  acknowledgeResults:
    "The same as acknowledge-result for several cases at once. One that cannot be acknowledged says why by the code of a problem, such as `already-acknowledged`, `nothing-to-acknowledge`, `not-found` or `try-again`, and stops no other. Repeated with the same Idempotency-Key and cases, each is answered as the first time.",
  readEvents:
    "Every event of your cases that you do not know yourself, in one order that never changes. Keep the cursor with what you did, and go on from it after a restart. With `wait`, the answer comes as soon as there is something new. Of your polls four wait at a time; another one is answered at once, and with 429 where there is nothing new.",
  getWebhook:
    "The endpoint that you set. `disabled` says why deliveries stopped; replay-webhook starts them again.",
  setWebhook:
    "Takes the place of the endpoint that was there. It must be https on a public address (in a private installation: in one of the networks that it delivers to), without credentials, and is looked up anew at each delivery; redirects are not followed. Keep the secret: it is shown this once.",
  unsetWebhook:
    "What waits for the endpoint is dropped. Your feed goes on, and you can set an endpoint again.",
  listDeliveries:
    "Each attempt with what your endpoint answered, how long it took, what became of it and when the event is tried next. A page holds the attempts of up to 50 runs, of which `state` and `event` let through what they name: a page can be empty and still have a cursor.",
  getDelivery:
    "Of an event that you are told of, whatever came of it. The body is made anew from the event, and the answer of your endpoint is kept sealed, with its first 256 bytes. Another partner's event is none (404).",
  resendDelivery:
    "Tried once, within the request, signed anew with the event's own id; it stands in the log as every try. One in five seconds. A disabled endpoint that takes it is enabled again; one that does not is neither disabled nor taken for failing. A type that your filter leaves out is sent all the same.",
  rotateWebhookSecret:
    "Until `previousSecretUntil` every delivery carries two signatures, of the new secret first and of the one before, so that a receiver that knows either goes on. A second rotation within that time is refused: a receiver that knows the first secret alone would be left out. If the answer with the secret was lost, end the overlap and rotate again; what your receiver refuses in between is tried again.",
  filterWebhook:
    "It applies to what waits as well. What is left out stays in your feed; `resultsLeftOut` says that results are among it. set-webhook begins anew with all types. A test, and what you send again, is delivered whatever the filter says.",
  replayWebhook:
    "Begins anew from a place in your feed and takes the place of what still waits: nothing goes out twice. One replay a minute. About 500 events are queued at a time; with the cursor of the answer go on at once, once from each place, until it is null. Events keep their ids, so that handling a repetition once is enough.",
  readHandlingEvents:
    "From the routing of a case on, whoever changed it: the applicant's side, the broker, people, or your own commands. References alone: the case is read by itself.",
  listHandledCases:
    "For the beginning: your feed begins when your system is registered, and cases that waited before come into it with their next change alone. Read this list once, then the feed from its beginning; in between nothing is missed. Where your record names more windows than before, do so again. References alone, waiting and held ones, as the lists of work have them some moments ago.",
  getHandledCase:
    "Personal data is masked; the action `reveal` shows it, with a reason. That your system opened the case, and for whom, is on the record. Files are read by `read-material`.",
  commandHandledCase:
    "The actions are those of the console, by the same rules: leases, one holder, two people where a decision is reviewed. `report` takes a status of the national exchange table: 1 claims, 3 accepts, 5 declines, 6 asks for a supplement, 9 and 10 suspend and resume, 11 to 13 decide.",
  getNationalHistory: "For the partner that submitted the case, and for the system that handles it.",
  readDecisions:
    "For a supervising department, which an operator registers with what it follows. Asking for what follows a cursor says that everything before it was read; coordinators of the region see how far you are. A refusal names nobody; whom something was granted to is told where your record says so. What your record does not follow any more is left out.",
  listDepartments:
    "Unread are the decisions that the department's last cursor does not cover yet, up to 100. Departments are registered by operators, like partners.",
  setHelper:
    "A helper (帮办人) is named with the mandate that the applicant signed: until which day, and for which matters where it names any. Commands that they ask for say `helper=true` and are on the record as theirs. Null with a reason revokes the mandate; so can the applicant on their page.",
  setHelperForApplicant: "As set-helper, by the team of the window that took the case in.",
  revokeOwnHelper:
    "From then on nobody acts by the mandate. Told to the partner as `cn.tongban.case.helper-revoked.v1`.",
  getListViews:
    "A view is a name, the conditions of a list as its page's address says them, and columns. Your own are yours alone; those of a window's team are saved by its lead.",
  keepListViews:
    "Send all views as they are to be, with the version that you saw; where somebody saved others meanwhile, `views-changed` says so and nothing is lost. The same again is answered as the first time.",
  recordListExport:
    "The console says so before it reads the first row, and after the last how that ended. Applicants stay masked in what is exported. Says nothing of the rows themselves.",
  listListExports: "Each export has two records: that it began, and how it ended. 50 to a page.",
  listMaterialMarks:
    "Kept beside the case, so that whoever takes it over and its reviewers see them; they change nothing of it.",
  markMaterial:
    "The last mark of a material counts. What is marked missing or wrong is what a notice of supplement (补正) would say: the console fills it in so. Repeats without harm.",
  listNotes:
    "Notes are the handling region's own: neither the partner nor the source region is shown them, and they are no part of the case's evidence. A note that was struck out is listed with its reason. 50 to a page.",
  writeNote:
    "A note is kept sealed beside the case and changes nothing of it: no version, no clock. It cannot be changed afterwards, only struck out. Those whom it mentions are told in the console.",
  strikeNote:
    "By who wrote it, or the window's lead. Repeated with the same Idempotency-Key it is answered as the first time.",
  listNotifications:
    "Assigned to you, mentioned, due soon or overdue of yours, supplied, a review asked or answered, a case that arrived from another window, an order of action. Nothing of the applicant is in it. Kept for 30 days, 50 to a page; `If-None-Match` is answered by one small read.",
  readNotifications: "Repeats without harm. What you are not told, or no longer, is passed over.",
  takeIn:
    "For a window whose record says that it takes in: the applicant stands there, and the handling region accepts and decides. Form and identity are checked, nothing more: receipt (收件) is not acceptance (受理). The case's id is derived from the window and your `externalRef`, so sent again with the same content it is answered with the same receipt. Who took it in and by what document identity was checked stand on the record; the document's number stands in the sealed application alone.",
  checkIntake:
    "The same decision as take-in makes, with nothing kept, so ask as often as the form changes. What cannot be read is named like any other problem, at its JSON pointer.",
  sendParcel:
    "From here on it is followed: late after the standard's days for post, then lost, and both ends are told. A case has 20 parcels at most.",
  inspectCase:
    "While the case is accepted or suspended, by its holder or a lead; it stops no clock. `schedule` makes an appointment, or another one in the place of one that stands, was missed or failed. `miss` and `record` say what became of the one that stands. Where the list wants an inspection, nothing is granted before one was passed.",
  seeOriginals:
    "While the case is claimed, accepted, suspended or awaits a supplement, by its holder or a lead. What came in a parcel by its title was seen when that was received. Where the list wants originals, nothing is granted before all were seen.",
  changeParcel:
    "`receive` what was sent back to you: what came is compared with what was announced, and what is missing or extra stands on the record. `correct` puts carrier or number of yours right; `cancel` calls it off, or gives a lost one up. It needs no version of the case, and makes no colleague's stale.",
  changeWindowParcel:
    "As a partner's, by the team of the end that it goes to (`receive`) or that sent it (`correct`, `cancel`).",
  listParcels:
    "Both ends see all parcels of a case; what goes to or comes from a partner system is on the other end's list alone. With `number`: the one that a carrier's label says, among the first 1,000.",
  sendWindowParcel:
    "`to-handling` by the team of the window that took the case in, while the case is open; `to-source` and `to-applicant` by the team of the handling window. Followed as a partner's is.",
  listReusableAtIntake:
    "Of the applicant's ten latest cases that came from your region, whoever sent them, because the applicant stands at the window and consents there. It counts as a search for an applicant: 60 an hour.",
  listIntake: "Rows as the source side sees them: the applicant masked, without who works on a case.",
  getReceipt:
    "Everything that the slip says: the query code, which belongs to the applicant alone, what was received, whom to call, and until when the handling window answers. Whoever prints it hands it over.",
  uploadIntakeMaterial:
    "Scans and photographs are sent by the browser that took them, to an address that takes the declared bytes alone.",
  supplyForApplicant:
    "As a partner system supplies: each material under the name that the notice gives it, all of them at once. Who supplied stands on the record.",
  giveCommitmentForApplicant:
    "The same as give-commitment of a partner system, for what one of your windows took in.",
  fillGapForApplicant: "The same as fill-gap of a partner system, for what one of your windows took in.",
  withdrawForApplicant:
    "Possible until the case is decided, with the applicant at the window. The reason is kept sealed.",
  handOverResult:
    "Once the applicant has what was decided. The case is closed; how it was acknowledged is `window`.",
  getWindowWebhook:
    "A lead's own window, or any window of a coordinator's region. `disabled` says why deliveries stopped; a test that the endpoint takes starts them again.",
  setWindowWebhook:
    "Warnings of the window's cases, and orders of action on them (督办), are delivered to it beside what the console shows: when what is due, and nothing of the applicant. Takes the place of the endpoint that was there. It must be https on a public address (in a private installation: in one of the networks that it delivers to), without credentials, and is looked up anew at each delivery; redirects are not followed. Keep the secret: it is shown this once.",
  unsetWindowWebhook:
    "What waits for the endpoint is dropped. Holders and leads are warned in the console as before.",
  testWebhook:
    "The event `cn.tongban.partner.tested.v1`, or with `type` a made-up one of that type, goes out at once, signed like every other, and is tried once; your feed has none of it. The ids of the event and of its case, and `externalRef`, begin with `test`: let nothing real follow from it. Your filter is not asked, and your answer acknowledges nothing. An endpoint that takes it and had been disabled is enabled again: replay what it missed.",
  testWindowWebhook:
    "The event `cn.tongban.window.tested.v1` goes out at once, signed like every other, and is tried once. An endpoint that takes it and had been disabled is enabled again; what it missed meanwhile stands on the boards.",
  listWindowDeliveries:
    "Each attempt with what the endpoint answered, how long it took and when the event is tried next. A page holds the attempts of up to 50 runs.",
  getEvidence:
    "Every event with its link in the chain of hashes, the tries to deliver it, and the acknowledgement. An event that names members of staff is given by its hash and what you may see of it; the region that handles the case has it whole, under the same hash. Keep the answer as canonical JSON (RFC 8785) on one line: `tongban verify` recomputes it without the broker.",
  getWindowEvidence:
    "As the region that handles the case sees it, every event is whole; the application stays sealed in the first. The region that sent it out gets what a partner gets.",
  explainCase:
    "For people who ask why a case is due when it is: every day from the start of each clock to its due instants, with the number that it has in the limit, or why it has none. A clock that stands still is shown as if it went on when it is expected to; one that has ended, as if it had not been stopped.",
  supposeCase:
    "Nothing is changed: the answer says when the clock is due, and when it would be. Another limit is the promised one; a start and a pause hold for both limits.",
  certifyCase:
    "Computed anew from the limits, the business hours, the stretches in which each clock ran and the days of the calendar, all of which the certificate holds; refused where that does not lead to what the case's events say. Keep it as canonical JSON (RFC 8785) on one line: `tongban verify` computes it again without the broker.",
  explainWindowCase: "The same as explain-case, for staff who may see the case.",
  supposeWindowCase: "The same as suppose-case, for staff who may see the case.",
  certifyWindowCase: "The same as certify-case, for staff who may see the case.",
  issueStatement:
    "Counts every case that was submitted on that day, once the day is over in China. While no case has changed, the last statement is answered again; when one has, a statement of the next number is made and all earlier ones stay.",
  getStatement:
    "Every coordinator of a party to the agreement sees it. The signature covers all but `signature` and `countersignatures`.",
  listStatementCases:
    "Pages of up to 2,000. With all of them the root of the Merkle tree can be recomputed, and every case found in it.",
  countersignStatement:
    "Compute the root from the cases yourself before you sign. The text that you sign is that of `countersignedText` in the domain: the statement's agreement, day, number, counts and root, your region and the time. Each region countersigns a statement once.",
  listDocumentKeys:
    "A JWK set. Pin the `kid` when you first see it: whoever checks a document compares the id of its key with it.",
  checkHealth: "For a load balancer or a monitor: the table was read just now.",
  listDrafts: "What waits for you is where one of your regions stands in `asked`.",
  getAgreementFile:
    "The history is a chain of hashes like that of a case: each event names the hash of the one before it. `revision` goes into If-Match of every change.",
  getAgreementVersion:
    "A version never changes. What the file of the agreement shows as `published` is the latest one.",
  draftAgreement:
    "There is one draft at a time, beside the version that is in force. The draft of a published agreement begins with its list; that of a new one with the list of `listOf`, or with an empty one.",
  reviseDraft: "Not while the other parties are asked: take the proposal back first.",
  discardDraft: "The draft is gone; its history stays.",
  declareDocument:
    "Compute the SHA-256 of the file, declare it, then PUT the bytes to `upload.url` with `upload.headers` before `expires`: another size or digest is refused there. Then keep-document. Declaring the same again gives a new address; a file that nobody keeps is gone after seven days.",
  keepDocument:
    "Reads the whole file: its size and digest are what was declared, and it is a PDF or an OFD by its content. From then on a draft may name its digest as `document.sha256`. Asked again, answers the same.",
  getDocument:
    "For coordinators of the parties. The address works for a minute; whoever has it reads the file, so pass it on to nobody.",
  listMaterials:
    "Those of the application and of supplements, in their order. A material whose file never came is `declared`; one that is `quarantined` says why by `code`.",
  uploadMaterial:
    "PUT the file to `upload.url` with `upload.headers` before `expires`: other bytes are refused there. The broker then verifies by itself; ask list-materials, or wait for the news of a quarantine. A file that was held back is not taken again: supply another one. Files are taken while the case is open. A large file may go in parts: name their digests by `parts`, PUT those whose `upload` is not null, and after a break ask the same again to learn which are there; nothing else tells that all have come.",
  readMaterial: "The addresses work for a minute; whoever has one reads the file, so pass it on to nobody.",
  listCaseAccesses:
    "Each time that a material or a paper was asked for and its address given. It is kept as long as the case. Looks at the applicant's unmasked data are events of the timeline.",
  listWindowMaterials:
    "As their sender sees them. Who may see the case may see this list; files are read by the window's team alone.",
  readWindowMaterial:
    "The addresses work for a minute. Who read which material when is kept with the case. Not for coordinators, nor for the staff of the source region.",
  checkDraft:
    "Every finding of every row at once. `error` keeps the draft from being proposed, `needs-reason` asks for a reason, `notice` only tells.",
  proposeChange:
    "A publication is proposed only without errors. It needs the consent of every party that joins, and of one other party at least.",
  consentToProposal:
    "By another person, for another party. With the last consent the version is published for ever as it is: admission reads it within a minute (`live`), and cases that were admitted before stay on the version they were admitted under.",
  sendProposalBack: "The draft can be changed again; the comment stands with it.",
  getReadiness:
    "By the check that submissions pass, today. Pairs that lack the same stand together; `missing` names what would have to change. Of a draft, `changes` compares it with what is published.",
  getPublicationEffect:
    "By the check that submissions pass, asked again as if each came today: by what stands, and by the draft. Of a taken submission it asks matter, regions and mode; of a refused one also the kind of applicant. Materials and forms are sealed or not kept, so `unasked` counts refusals that rest on them. Refused submissions are remembered for 40 days. Where there are more than 10,000 of either, fewer days are looked at, and `since` says from which.",
  suspendAgreement: "Any party may alone. To end the suspension, propose a reinstatement.",
  listDraftRows:
    "By the row's name, up to 200 rows and some 500 KB a page. A cursor goes on in the list as it was when it began; `revision` is the agreement's.",
  listVersionRows:
    "The list of a version is for ever as it was published, also when a later one is in force.",
  reviseDraftRows:
    "For a person who edits some rows: a row that is put takes the place of the one with the same matter, handling region and sources, or is added. Changes nothing where one of them cannot be. For more than a request holds, stage an import.",
  compareLists:
    "What people ask before they consent: rows that were added, taken off, or say something else, with the fields before and after. Without `from`, against what is published; without `to`, the draft.",
  stageImportPart:
    "An import of up to 10,000 rows travels in parts of up to 200 rows. Nothing of the draft changes until they are committed. A part sent again takes its own place; parts are kept for a day, for you alone.",
  checkImport:
    "The dry run: how the list would change, and everything that a check would find in the draft with it. Nothing is changed.",
  commitImport:
    "All parts at once, as one revision of the draft, or nothing. `replace` takes the list's place; `merge` leaves the rows that the file does not name.",
  getGuidance: "`revision` goes into If-Match of what changes it. Nothing of it is pinned into cases.",
  reviseGuidance:
    "An entry takes the place of that of the same matter; one without a matter is for all. A version whose guidance differs has another standard version.",
  getCaseGuidance:
    "By the version of the agreement that the case is on. Phrases are offered where one writes, and may be changed there.",
  listLocalRows:
    "What a region's own applicants are told is public, so every coordinator may read it. `version` goes into If-Match of what changes it, 0 where the region never said anything.",
  reviseLocalStandard:
    "A row stands for a matter as the region handles it for its own applicants: leave handling region and sources blank. What applicants from elsewhere get is held against it (零差距).",
  stageLocalImport:
    "As stage-import-part: up to 10,000 rows in parts of up to 200, kept for a day, for you alone.",
  checkLocalImport: "The dry run: nothing is changed.",
  commitLocalImport:
    "All parts at once, or nothing. `replace` takes the list's place; `merge` leaves the rows that the file does not name. The region's limits stay.",
  setPackage:
    "If-Match names the version that you saw, 0 for a new one. An open package must have no findings; a closed one is kept as it is, with what is still to be mended. What was asked for before keeps the members that it began with.",
  listPackages:
    "The findings are those of today: an agreement that ended closes no package by itself, and nobody can ask for it then.",
  listCatalogPackages:
    "A citizen finds one thing instead of several matters. Materials stand once, whichever members they serve; `path.due` is when all is done if each member is decided on its last promised day.",
  submitBundle:
    "The bundle and the cases of all members that wait for nothing are one transaction; the others begin when all that they wait for was granted. Every member is held against its list now, and a problem names its `member`. The same externalRef with the same body is the same bundle, for ever.",
  getBundle:
    "`state` is open while any member is; afterwards it says whether all, some or none were granted. Each member's case can also be asked for by its `caseId`.",
  commandBundle:
    "`withdraw` takes back cases that are open and members that have not begun, in one transaction. `start` tries members whose turn came and that could not start (`hindered`).",
  takeInBundle:
    "As take-in, for a package: the window submits for its own region, and only receives (收件). Each member is a case in the list of what the window took in.",
  getIntakeBundle:
    "One query code leads to all members. The files of a member that has not begun are sent once it has: each file lies with the case of a member that it serves.",
  commandIntakeBundle:
    "As command-bundle, with who asked for it on the record. What has not begun will never begin; cases that are open end.",
  getZeroGap:
    "Each field in which applicants from elsewhere get something else than the handling region's own, with its article and what it comes to; and where another party does better in the same matter. `there` is what `here` is held against. `reason` is what the proposal gave for publishing it though it is worse.",
  exportZeroGap: "A line for each difference; those of the standard come first and name no matter.",
  listRecords:
    "Without a region, those of all your regions; an operator sees every region. Up to 200 records and some 500 KB a page, by region and id, each record once; a page may have none and still a cursor. `version` goes into If-Match of what changes the record.",
  listRecordChanges:
    "Oldest first. Each change names the hash of the one before it, so that none can be taken out or put in unseen.",
  registerWindow: "Its team is who is registered for it: register-staff and change-staff put people there.",
  changeWindow: "A window stays in its region. What submissions read is changed in the same transaction.",
  openWindow: "Somebody must be on its team for cases to be chosen for it.",
  closeWindow:
    "New cases go to its substitute, or are refused where it has none and no other window handles the matter. Open cases are handed over to the windows that take its work now, each with an event that says from where, to where and why: claims go back on the board there, and what is accepted, suspended or waits for a supplement keeps its holder where they work there too. It goes on by itself, after a restart too; `get-transfer` tells how far it is. Cases that no window can take stay, and are looked at again within the hour.",
  transferCases:
    "Begins the transfer anew in your name; what went already stays where it is. Not needed after close-window, which begins it itself.",
  getTransfer:
    "`moved`, and how many stayed at the last look. Cases do not come back when the window opens again.",
  getRoster:
    "Without a roster `says` is null: everybody is on duty on each working day. `version` goes into If-Match of what changes it, 0 for the first one.",
  setRoster:
    "Takes the place of the roster that was there; only members of the window's team are on it, each in one pair at most. What the saved roster leaves without anybody on a working day of the next 60 days is answered at once, and told to coordinators and the window's webhook three working days ahead.",
  removeRoster: "Pairs go with it.",
  listStaffing: "`told`: the window's webhook was told of the day, and it is on the record of the roster.",
  registerStaff:
    "A coordinator registers people for their own regions, an operator coordinators and operators. The team of each window follows at once; what a token's bearer may do follows within five seconds.",
  changeStaff:
    "A person who also works for a region that is not yours keeps name, role and what they do there. Claims at windows that they leave go back to the board at once; `claims` names each case that they held there, and why one that is accepted or suspended is not: the lead reassigns it.",
  removeStaff:
    "Claims go back to the boards at once; `claims` names each case that they held, and why one that is accepted or suspended is not: the lead reassigns it, unless they were in a pair: then the other one has it. A case claimed in the same moment goes back when its lease ends.",
  registerMatter: "Which limits it has and where it is handled stands in the lists of agreements.",
  changeMatter:
    "For all regions at once. What the lists of agreements say of it stays: a draft whose row has another basic code is told so by its check.",
  registerRegion:
    "Its queue must be there: deploy with its code among the regions first. A broker on one machine makes the queue itself, within a second or two.",
  registerPartner: "It can do nothing until a key of it is registered.",
  changePartner:
    "Cases that it submitted for a region stay its own. Other rates hold within half a minute; null takes them back. With `drop` it may put sheets into its folder; null ends that, for what is worked on as well.",
  getPartnerWebhook: "The partner sets it itself; its secret is shown to nobody again.",
  getPartnerKeys: "Public halves alone; nobody but the partner has the private ones.",
  registerPartnerKey:
    "Its id is the partner, a dot, and the thumbprint of the key (RFC 7638). A key that is live already is answered as it is. Of two operators who register at once, one is refused where two keys would be live.",
  revokePartnerKey: "An operator may revoke the last one: the partner can do nothing then.",
  listOwnKeys: "Public halves alone: the broker never has a private one.",
  registerOwnKey:
    "Register your next key, sign with it, then revoke the old one: nothing stands still meanwhile. That it was you is on the record.",
  revokeOwnKey: "Not the key that signs this request.",
  listPapers:
    "In the order of the events that made them. A paper is numbered at once and has its `statement` some seconds later; keep that as canonical JSON on one line, and `tongban verify paper.pdf --signature statement.json` checks the file without the broker.",
  readPaper:
    "The address works for a minute. Hold the file's SHA-256 against the statement's. Who read which paper when is kept with the case.",
  listWindowPapers: "For the source side as well: which papers there are, not what they say.",
  readWindowPaper:
    "The address works for a minute. The paper names the applicant in full; who read which when is kept with the case.",
  previewPaper:
    "By the press's own layout, worded from the event that the command would record. What would refuse the command refuses the preview. A proposed decision (`ask-review`) has none.",
  voidPaper:
    "What the paper tells of stays as it was decided. That the paper is void is signed some seconds later: whoever verifies it by its code is told so, and the number of the paper in its place. The reason is on the record, and told to nobody who verifies.",
  verifyPaper:
    "The code stands on the paper in groups and in its QR code; leave the hyphens out. Whoever has the file compares its SHA-256 with the statement's.",
  getMe: "Role, regions and windows come from the broker's own directory, not from the token.",
  getNames: "Changes seldom: keep it, and ask with If-None-Match.",
  listCalendars:
    "Changes when a notice is loaded, some times a year: keep it, and ask with If-None-Match. What a region adds to the country's days counts for its divisions too.",
  readBoard: "The applicant's name is masked in lists.",
  listWindowLoads: "For choosing a window; the board itself says what waits now.",
  searchCases:
    "Names and numbers are compared through a keyed digest, so only the whole name or number finds something. Searches by name or number are limited per hour and person.",
  getWindowCase: "Personal data is masked; reveal-applicant shows it, with its reason on the record.",
  actOnCases:
    "The same as the action on one case, for several at once and each on condition of the version that you saw. One that cannot be done says why by the code of a problem, such as `version-stale`, `already-claimed`, `not-on-team`, `lead-required`, `already-supervised` or `not-found`, and stops no other; send those alone again. Repeated with the same Idempotency-Key and body, each is answered as the first time.",
  claimNext:
    "Two who ask at once get two cases. Sent again with the same key, the answer is the case that was taken the first time.",
  decideAppeal:
    "By a coordinator of the region that the applicant came from: the other side of the agreement. A rating that is set aside counts no more and has not to be rectified; it is not given again. One that stands is rectified in the time that has run all the while.",
  givePriorityToCase:
    "As the lead of its window does by give-priority, for a case that one of your regions handles. What share of what is received went first stands among the figures of the service level.",
  endPriorityOfCase: "As the lead of its window does by end-priority.",
  superviseCase:
    "A case that one of your regions handles or sent out. The order and the answer are on the record of the case, which everyone who may see it reads. One order at a time.",
  listAgreements: "Also agreements that are not in force yet, or no longer.",
  getAgreement: "What is missing in it makes its matters inadmissible; list-live-matters says which.",
  listLiveMatters:
    "Asks today's question of admission for every matter that the agreements of the two regions name.",
  listRegionCases:
    "The applicant's name is masked. What your region sent out is shown without who works on it.",
  listWindows: "For showing windows by name, also those of other regions that figures are shown of.",
  summarizeRegion:
    "Counts are some seconds old; `at` says of when what is due was counted. `later` in `ageing` is what is open by these counts less what was counted as due.",
  getServiceLevel:
    "Sums over cases, never means of their ratios; what happened is counted on its day in Asia/Shanghai. `countedAt` says when the counters last took something in: a minute ago or so, a few at most. What staff did is told to coordinators of their own regions.",
  listServiceLevels: "The rows are in no order of merit; rank-windows has one.",
  rankWindows: "What was not counted by the measure comes last, without a rank.",
  assessAgreements:
    "Targets are those that cities publish. A target of speed is met where the slowest unit meets it, because units are never added up.",
  getServiceReport:
    "A day makes the bulletin, a month the summary, a quarter the appraisal. `received` is what the region handled, `sent` what it sent out, `before` what it handled in the period before; `now` is asked of the lists of work, whatever the period.",
  exportServiceLevels: "At most 5,000 rows. A rate is empty where there is nothing to divide by.",
  getAppraisalRules: "Points are added to 100.",
  setAppraisalRules: "Reports of all periods are made by it from now on.",
  getWindowServiceLevel: "Of the team, what each did is counted, wherever their cases are now.",
  getOwnServiceLevel: "A row for each region that you may submit for.",
};
