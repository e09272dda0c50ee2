import { withWordingOf } from '../../catalogue/official/read-text.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { type PledgeText, textOf, versionEntity } from '../version.ts';
import { isEditable, type OpenPledge } from './open-pledge.ts';

/** One text of the organisation that was put down; undefined where there is none of that number. */
export const textNumbered = async (
  ports: SitePorts,
  { head }: OpenPledge,
  number: number,
): Promise<PledgeText | undefined> => {
  const version = await load(ports.pact, versionEntity, head.organisationId, number);
  return version === undefined ? undefined : textOf(version);
};

/** The page in the very words of a text that was put down. */
export const inWordsOf = async (
  pledge: OpenPledge,
  ports: SitePorts,
  text: PledgeText,
): Promise<OpenPledge> => ({ ...pledge, view: await withWordingOf(ports, pledge.view, text) });

/** The page in the words of the text at hand: those that would be signed while it is written, else those it was put down with. */
export const inOwnWords = async (pledge: OpenPledge, ports: SitePorts): Promise<OpenPledge> => {
  const { pending, current } = pledge.head;
  const number = isEditable(pledge.head) ? undefined : (pending?.version ?? current?.version);
  const text = number === undefined ? undefined : await textNumbered(ports, pledge, number);
  return text === undefined ? pledge : inWordsOf(pledge, ports, text);
};
