import { catalogueOf, coreOf, inOrderOf, isIn } from '../../catalogue/catalogue.ts';
import type { Role } from '../../catalogue/roles.ts';
import type { FieldErrors } from '../../platform/html/view.ts';
import type { Translator } from '../../platform/i18n/translate.ts';
import { done, type Result, refused } from '../../platform/result.ts';

/** Who the chosen commitments are for; each is a group of checkboxes of its own. */
const GROUPS = ['provider', 'deployer'] as const satisfies readonly Role[];
export type Group = (typeof GROUPS)[number];

const MANY_CHOICES = 60;

export const groupField = (group: Group): string => `commitments-${group}`;

/** The commitments of a group that may be chosen freely, in one version of the catalogue. */
export const commitmentsOf = (version: string, group: Group): readonly string[] =>
  catalogueOf(version)
    .commitments.filter((c) => !c.mandatory && c.roles.includes(group))
    .map((c) => c.id);

/** The groups that fit the organisation's roles, and the others; without a role that has a group, all fit. */
export const groupsFor = (roles: readonly Role[]) => {
  const fitting = GROUPS.filter((group) => roles.includes(group));
  return fitting.length === 0
    ? { fitting: GROUPS, others: [] }
    : { fitting, others: GROUPS.filter((group) => !fitting.includes(group)) };
};

export type TypedCommitments = Readonly<Record<Group, readonly string[]>>;

export const typedCommitments = (form: URLSearchParams): TypedCommitments => {
  const chosen = (group: Group): string[] => form.getAll(groupField(group)).slice(0, MANY_CHOICES);
  return { provider: chosen('provider'), deployer: chosen('deployer') };
};

export const typedFromChosen = (version: string, chosen: readonly string[]): TypedCommitments => ({
  provider: commitmentsOf(version, 'provider').filter((id) => chosen.includes(id)),
  deployer: commitmentsOf(version, 'deployer').filter((id) => chosen.includes(id)),
});

/** The chosen commitments with the mandatory ones, in the order of the draft's version. */
export const readCommitments = (
  version: string,
  typed: TypedCommitments,
  t: Translator,
): Result<string[], FieldErrors> => {
  const wrong = GROUPS.filter((group) => typed[group].some((id) => !isIn(version, id)));
  if (wrong.length > 0)
    return refused(
      Object.fromEntries(wrong.map((group) => [groupField(group), t('form.commitmentsUnknown')])),
    );
  return done([...inOrderOf(version, [...coreOf(version), ...typed.provider, ...typed.deployer])]);
};
