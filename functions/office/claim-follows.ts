import type { Translator } from '../platform/i18n/translate.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { claimEntity } from '../register/claims/model.ts';
import { listedEntity } from '../register/listed.ts';

/** What the first publication of a pledge does about the earlier entry with which it was begun, in sentences. */
export const claimFollows = async (
  { pact }: Pick<Ports, 'pact'>,
  t: Translator,
  { current, organisationId }: PledgeHead,
): Promise<readonly string[]> => {
  const claim = current === undefined ? await load(pact, claimEntity, organisationId) : undefined;
  if (claim === undefined) return [];
  const listed = await load(pact, listedEntity, claim.listedId);
  const { name } = claim;
  if (listed?.claimed?.pledge === organisationId) return [t('deciding.followsEntry', { name })];
  return claim.state === 'asked' ? [t('deciding.followsClaimWaits', { name })] : [];
};
