/** What the page for the verification of papers says, in English. */
export const paperCheckWords = {
  paperCheck: {
    title: "Verify a paper",
    ask: "Enter the verification code",
    askHint:
      "It stands below the QR code at the foot of the paper: 20 letters and digits in groups of four. The QR code opens this page with it.",
    check: "Verify",
    malformed: "A verification code has 20 letters and digits, and no U. Is one missing, or one too many?",
    code: "Verification code",
    other: "Another code",
    asking: "Asking…",
    offline: "The broker was not reached; you may be offline. Try again later.",
    retry: "Try again",
    standing: { stands: "The paper stands", replaced: "The paper was replaced", void: "The paper is void" },
    hint: {
      stands: "This paper was issued here, and it stands.",
      replaced:
        "This paper was issued here, but another one of its kind was issued in the same case later. The later one counts.",
      void: "This paper was issued here, but the organ that issued it declared it void.",
    },
    voidedAt: "Void since {{date}}",
    replacedBy: "The paper in its place: {{number}}",
    fact: { title: "Paper", number: "Number", organ: "Issued by", date: "Date" },
    compare:
      "Compare each line with the paper at hand. To protect personal data, this page does not tell whom the paper is for, nor what it says.",
    file: "Compare the PDF",
    fileHint:
      "Choose the PDF of the paper, or drop it here, to compare it with the file that was issued. It is compared on this device and sent nowhere.",
    verdict: {
      same: "{{name}} is exactly the file that was issued.",
      different: "{{name}} is not the file that was issued: it is another paper, or it was changed.",
      unread: "{{name}} cannot be read, or this browser cannot compare files. Try another browser.",
    },
  },
} as const;
