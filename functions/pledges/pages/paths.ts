import type { Language } from '../../platform/i18n/languages.ts';

const segment = encodeURIComponent;

const sections = (root: string) => {
  const commitment = (id: string): string => `${root}/commitments/${segment(id)}`;
  return {
    root,
    organisation: `${root}/organisation`,
    contact: `${root}/contact`,
    commitments: `${root}/commitments`,
    commitment,
    action: (commitmentId: string, action: string): string =>
      `${commitment(commitmentId)}/actions/${segment(action)}`,
    removeAction: (commitmentId: string, action: string): string =>
      `${commitment(commitmentId)}/actions/${segment(action)}/remove`,
    /** The page of an action, on which it is to be dropped. */
    dropAction: (commitmentId: string, action: string): string =>
      `${commitment(commitmentId)}/actions/${segment(action)}?status=dropped`,
    newer: `${root}/newer`,
    dropped: `${root}/dropped`,
    changes: `${root}/changes`,
    amend: `${root}/amend`,
    renew: `${root}/renew`,
    discard: `${root}/discard`,
    withdraw: `${root}/withdraw`,
    delete: `${root}/delete`,
    takeBack: `${root}/take-back`,
    check: `${root}/check`,
    print: `${root}/print`,
    sign: `${root}/sign`,
    done: `${root}/done`,
    text: `${root}/text`,
    signed: (version: number): string => `${root}/texts/${version}`,
    people: `${root}/people`,
    ownDetails: `${root}/people/own`,
    colleague: (personId: string): string => `${root}/people/${segment(personId)}`,
    removeColleague: (personId: string): string => `${root}/people/${segment(personId)}/remove`,
    contactOffer: `${root}/contact-offer`,
    leave: `${root}/leave`,
    shown: `${root}/shown`,
    group: `${root}/group`,
    history: `${root}/history`,
    confirm: `${root}/confirm`,
    report: (cycle: string): string => `${root}/report/${segment(cycle)}`,
  };
};

/** The addresses of one organisation's own pages. */
export const pledgePaths = (language: Language, organisationId: string) => ({
  ...sections(`/${language}/my/${segment(organisationId)}`),
  mine: `/${language}/my`,
  public: `/${language}/register/${segment(organisationId)}`,
});

/** The page of an invitation; it stands outside the organisation's own, which the invited cannot open yet. */
export const invitationPath = (language: Language, organisationId: string, invitation: string): string =>
  `/${language}/invitation/${segment(organisationId)}/${segment(invitation)}`;

export type PledgePaths = ReturnType<typeof pledgePaths>;

/** Where the office enters what came by letter: the same sections, and no others have a door there. */
export const enteredPaths = (organisationId: string): PledgePaths => ({
  ...sections(`/office/entered/${segment(organisationId)}`),
  mine: '/office/entered',
  public: `/en/register/${segment(organisationId)}`,
});
