const CONNECT_MS = 2000;
const ANSWER_MS = 5000;

/** One try for each question, and an end to waiting: who asks the doctor wants to know now. */
export const settingsFor = (region: string) => ({
  region,
  maxAttempts: 1,
  requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true },
});
export type Config = ReturnType<typeof settingsFor>;

/** The answer, or undefined where AWS says by an error of that name that there is nothing. */
export const orNothing = async <T>(name: string, asked: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof Error && error.name === name) return undefined;
    throw error;
  }
};
