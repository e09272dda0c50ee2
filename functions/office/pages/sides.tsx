import { Differing } from '../../platform/html/differing.tsx';
import { Inset, Table } from '../../platform/html/parts.tsx';
import { countryName, formatInstant, label, type Translator } from '../../platform/i18n/translate.ts';
import { load } from '../../platform/store/entity.ts';
import { stateOf } from '../../pledges/pending-text.ts';
import { commonTraits, type Traits } from '../../register/likeness.ts';
import { type Listed, listedEntity } from '../../register/listed.ts';
import type { OfficePorts } from '../ports.ts';
import { type Case, readCase } from '../read-case.ts';

/** One of two organisations that may be the same. */
export interface Side {
  readonly id: string;
  readonly traits: Traits;
  readonly facts: Readonly<Record<Fact, string>>;
  /** An earlier signatory that a list named, which can be merged at once. */
  readonly listed: boolean;
}

const FACTS = [
  'name',
  'country',
  'registerNumber',
  'lei',
  'website',
  'sector',
  'state',
  'since',
  'contact',
] as const;
type Fact = (typeof FACTS)[number];

export const sideOfPledge = (t: Translator, opened: Case): Side => {
  const { head, text, people } = opened;
  const organisation = text?.organisation;
  const state = stateOf(head);
  return {
    id: head.organisationId,
    listed: false,
    traits: { ...organisation, legalName: organisation?.legalName ?? head.name },
    facts: {
      name: organisation?.legalName ?? head.name,
      country: organisation === undefined ? '' : countryName(t.language, organisation.country),
      registerNumber: organisation?.registerNumber ?? '',
      lei: organisation?.lei ?? '',
      website: organisation?.website ?? '',
      sector: organisation === undefined ? '' : label(t, `states.sector.${organisation.sector}`),
      state: state === 'none' ? '' : label(t, `states.pledge.${state}`),
      since: formatInstant(t.language, head.createdAt),
      contact: people.get(head.contact)?.email ?? '',
    },
  };
};

const sideOfListed = (t: Translator, listed: Listed): Side => ({
  id: listed.organisationId,
  listed: true,
  traits: { ...listed, legalName: listed.name },
  facts: {
    name: listed.name,
    country: listed.country === undefined ? '' : countryName(t.language, listed.country),
    registerNumber: '',
    lei: '',
    website: listed.website ?? '',
    sector: listed.sector === undefined ? '' : label(t, `states.sector.${listed.sector}`),
    state: t('office.compareListed'),
    since: listed.signedOn ?? '',
    contact: '',
  },
});

export const readSide = async (t: Translator, ports: OfficePorts, id: string): Promise<Side | undefined> => {
  const opened = await readCase(ports, id);
  if (opened !== undefined) return sideOfPledge(t, opened);
  const listed = await load(ports.pact, listedEntity, id);
  return listed === undefined ? undefined : sideOfListed(t, listed);
};

const Cell = ({ text, other }: { readonly text: string; readonly other: string }) =>
  text === '' ? <span>–</span> : other === '' ? <bdi>{text}</bdi> : <Differing text={text} other={other} />;

interface SidesProps {
  readonly t: Translator;
  readonly caption: string;
  /** Said where the two have nothing in common. */
  readonly nothing: string;
  /** What each of the two is called in the head of its column. */
  readonly heads: readonly [string, string];
  readonly sides: readonly [Side, Side];
}

/** Two organisations side by side: what they have in common, and each fact of both. */
export const Sides = ({ t, caption, nothing, heads, sides: [one, other] }: SidesProps) => {
  const common = commonTraits(one.traits, other.traits);
  return (
    <>
      <Inset>
        {common.length === 0
          ? nothing
          : t('office.compareCommon', {
              what: common.map((likeness) => label(t, `office.likeness.${likeness}`)).join(', '),
            })}
      </Inset>
      <Table
        caption={caption}
        hideCaption
        narrow="named"
        columns={[
          {
            head: t('office.compareFact'),
            rowHead: true,
            cell: (fact) => label(t, `office.compare.${fact}`),
          },
          { head: heads[0], cell: (fact) => <Cell text={one.facts[fact]} other={other.facts[fact]} /> },
          { head: heads[1], cell: (fact) => <Cell text={other.facts[fact]} other={one.facts[fact]} /> },
        ]}
        rows={FACTS}
      />
    </>
  );
};
