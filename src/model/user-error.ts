/**
 * The user's mistake: arguments, manifest, not a repository. The command line prints the message without a stack and exits with 2.
 * Anything else that is thrown is a bug of ssotlint (exit code 3).
 */
export class UserError extends Error {
  override readonly name = "UserError";
}
