const prefix = 'draft:mailed-code:';

/**
 * The code of a mail's link, on its way through a sign-in: in this tab only, until it is used or somebody signs out
 * (`forgetDrafts` knows it by its name).
 */
export const mailedCode = {
  keep: (attemptId: string, code: string) => sessionStorage.setItem(prefix + attemptId, code),
  of: (attemptId: string): string | undefined => sessionStorage.getItem(prefix + attemptId) ?? undefined,
  forget: (attemptId: string) => sessionStorage.removeItem(prefix + attemptId),
};
