/** Tells this build of ssotlint from all others: a hash over all of its code, which the build puts here in the place of this word. */
export const BUILD_VERSION: string = "unbuilt";
