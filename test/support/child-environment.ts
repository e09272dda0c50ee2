/** What a command that a test starts finds in its environment: how to be found, what was compiled before, and `more`. */
export const childEnvironment = (more: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  return { PATH, NODE_COMPILE_CACHE, ...more };
};
