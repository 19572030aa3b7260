/** The command was not used rightly; the message is one line for a person. */
export class UsageError extends Error {}
