import { Button, Form, Radios, TextField } from '../../../platform/html/form.tsx';
import { Heading } from '../../../platform/html/heading.tsx';
import { Page, renderPage } from '../../../platform/html/page.tsx';
import { Banner, Tag } from '../../../platform/html/parts.tsx';
import type { FieldErrors } from '../../../platform/html/view.ts';
import type { SitePorts } from '../../../platform/ports.ts';
import { load } from '../../../platform/store/entity.ts';
import { type PledgeHead, pledgeHead } from '../../../pledges/head.ts';
import { pledgeName } from '../../../pledges/pages/names.ts';
import type { OpenPledge } from '../../../pledges/pages/open-pledge.ts';
import { publicName } from '../namable.ts';
import { subsidiariesOf } from '../subsidiary.ts';
import { findParents, MOST_FOUND } from './find-parents.ts';

export interface GroupState {
  /** What was looked for; undefined where nothing was. */
  readonly text?: string | undefined;
  readonly errors: FieldErrors;
  /** What was just done. */
  readonly done?: string | undefined;
}

const isContact = ({ head, person }: OpenPledge): boolean => head.contact === person.personId;

/** One link as either side sees it, with what its contact can do about it. */
const Link = ({
  pledge,
  other,
  link,
  side,
}: {
  readonly pledge: OpenPledge;
  readonly other: PledgeHead;
  readonly link: NonNullable<PledgeHead['parent']>;
  readonly side: 'parent' | 'subsidiary';
}) => {
  const { view, paths } = pledge;
  const { t } = view;
  const asked = link.state === 'asked';
  const name = publicName(other) || t('group.nameless');
  const answers = side === 'subsidiary' && asked;
  return (
    <section aria-label={name}>
      <h3 class="govuk-heading-s">
        <bdi>{name}</bdi>
      </h3>
      <p class="govuk-body">
        <Tag colour={asked ? 'yellow' : 'green'}>{t(asked ? 'group.asked' : 'group.confirmed')}</Tag>
      </p>
      {isContact(pledge) ? (
        <Form view={view} action={paths.group}>
          <input type="hidden" name="with" value={other.organisationId} />
          <div class="govuk-button-group">
            {answers ? (
              <Button name="do" value="confirm">
                {t('group.confirm')}
              </Button>
            ) : null}
            <Button look="secondary" name="do" value={side === 'parent' ? 'end-parent' : 'end-subsidiary'}>
              {t(answers ? 'group.refuse' : 'group.end')}
            </Button>
          </div>
        </Form>
      ) : null}
    </section>
  );
};

interface FoundProps {
  readonly pledge: OpenPledge;
  readonly found: Awaited<ReturnType<typeof findParents>>;
  /** What was looked for: it stays with the choice, so that an answer without one shows the same list again. */
  readonly text: string;
}

const Found = ({ pledge, found, text }: FoundProps) => {
  const { view, paths } = pledge;
  const { t } = view;
  if (found.length === 0) return <p class="govuk-body">{t('group.nothing')}</p>;
  return (
    <Form view={view} action={paths.group}>
      <input type="hidden" name="name" value={text} />
      <Radios
        name="parent"
        label={t('group.which')}
        value=""
        options={found.slice(0, MOST_FOUND).map(({ id, name }) => ({ value: id, label: name }))}
      />
      {found.length > MOST_FOUND ? <p class="govuk-body">{t('group.more')}</p> : null}
      <p class="govuk-body">{t('group.then')}</p>
      <Button name="do" value="ask">
        {t('group.ask')}
      </Button>
    </Form>
  );
};

/** The name goes into the address: looking for one changes nothing. */
const Search = ({ pledge, text }: { readonly pledge: OpenPledge; readonly text: string | undefined }) => {
  const { view, paths } = pledge;
  const { t } = view;
  return (
    <form method="get" action={paths.group} novalidate>
      <TextField name="name" label={t('group.search')} hint={t('group.searchHint')} value={text ?? ''} />
      <Button look="secondary">{t('group.find')}</Button>
    </form>
  );
};

const Parent = async ({ pledge, ports, text }: { pledge: OpenPledge; ports: SitePorts } & GroupState) => {
  const { view, head } = pledge;
  const { t } = view;
  const { parent } = head;
  const other = parent === undefined ? undefined : await load(ports.pact, pledgeHead, parent.id);
  if (parent !== undefined && other !== undefined)
    return <Link pledge={pledge} other={other} link={parent} side="parent" />;
  if (!isContact(pledge)) return <p class="govuk-body">{t('group.noParent')}</p>;
  const except = head.organisationId;
  const found = text === undefined ? undefined : await findParents(ports, { text, except });
  return (
    <>
      <Search pledge={pledge} text={text} />
      {found === undefined || text === undefined ? null : <Found pledge={pledge} found={found} text={text} />}
    </>
  );
};

/** To which organisation this one belongs, and which belong to it. */
export const groupPage = async (pledge: OpenPledge, ports: SitePorts, state: GroupState): Promise<string> => {
  const { view, paths, head } = pledge;
  const { t } = view;
  const subsidiaries = await subsidiariesOf(ports, head.organisationId);
  const parent = await Parent({ pledge, ports, ...state });
  return renderPage(
    <Page view={view} title={t('group.title')} errors={state.errors} back={paths.root}>
      {state.done === undefined ? null : (
        <Banner title={t('people.doneTitle')} success>
          <p class="govuk-notification-banner__heading">{state.done}</p>
        </Banner>
      )}
      <Heading caption={pledgeName(pledge)}>{t('group.title')}</Heading>
      <p class="govuk-body">{t('group.intro')}</p>
      <h2 class="govuk-heading-m">{t('group.parent')}</h2>
      {parent}
      <h2 class="govuk-heading-m">{t('group.subsidiaries')}</h2>
      {subsidiaries.length === 0 ? <p class="govuk-body">{t('group.noSubsidiary')}</p> : null}
      {subsidiaries.map((one) =>
        one.parent === undefined ? null : (
          <Link key={one.organisationId} pledge={pledge} other={one} link={one.parent} side="subsidiary" />
        ),
      )}
    </Page>,
  );
};
