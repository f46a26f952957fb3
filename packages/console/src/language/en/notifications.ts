/** What the console says of what somebody is told in person, in English. */
export const notificationWords = {
  notifications: {
    title: "Notifications",
    line: "Of the last 30 days",
    empty: "Nothing here",
    emptyHint: "Cases given to you, notes that mention you, what is due soon or overdue appear here.",
    unread: "{{count}} unread",
    unreadMore: "{{count}} or more unread",
    readAll: "Mark all as read",
    read: "Mark as read",
    new: "unread",
    more: "Earlier ones",
    kind: {
      assigned: "Given to you",
      mentioned: "A note mentions you",
      "due-soon": "Due soon",
      overdue: "Overdue",
      "supplement-supplied": "Supplement supplied",
      "gap-filled": "What could follow is there",
      "review-asked": "Waits for your review",
      "review-passed": "Review passed",
      "review-returned": "Sent back by the reviewer",
      "transfer-arrived": "Came from another window",
      supervised: "Order of action",
    },
  },
} as const;
