import type { Language } from '../../platform/i18n/languages.ts';

const segment = encodeURIComponent;

/** The addresses of one organisation's own pages. */
export const pledgePaths = (language: Language, organisationId: string) => {
  const root = `/${language}/my/${segment(organisationId)}`;
  const commitment = (id: string): string => `${root}/commitments/${segment(id)}`;
  return {
    root,
    mine: `/${language}/my`,
    organisation: `${root}/organisation`,
    contact: `${root}/contact`,
    commitments: `${root}/commitments`,
    commitment,
    action: (commitmentId: string, action: string): string =>
      `${commitment(commitmentId)}/actions/${segment(action)}`,
    check: `${root}/check`,
    print: `${root}/print`,
    sign: `${root}/sign`,
    done: `${root}/done`,
    text: `${root}/text`,
    history: `${root}/history`,
    report: (cycle: string): string => `${root}/report/${segment(cycle)}`,
    public: `/${language}/register/${segment(organisationId)}`,
  };
};
export type PledgePaths = ReturnType<typeof pledgePaths>;
