import { withWordingOf } from '../../catalogue/official/read-text.ts';
import { Heading, Typed } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { SummaryList, Tag } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import { formatInstant } from '../../platform/i18n/translate.ts';
import { load } from '../../platform/store/entity.ts';
import { type Signer, signersOf } from '../signed-by.ts';
import { type PledgeVersion, textOf, versionEntity } from '../version.ts';
import { ExactText } from './exact-text.tsx';
import { ParaphraseNote } from './form-parts.tsx';
import { nameOf } from './names.ts';
import { notFound, type OpenPledge, param, pledgeDoor } from './open-pledge.ts';

/** The last text that was sent for signature, or else the public one; undefined before there is any. */
const lastVersion = ({ head: { pending, current } }: OpenPledge): number | undefined =>
  pending?.version ?? current?.version;

/** The way to the text that was sent to its signatories last, for everybody who works for the organisation. */
export const ToSignedText = (pledge: OpenPledge) => {
  const version = lastVersion(pledge);
  return version === undefined ? null : (
    <p class="govuk-body">
      <a class="govuk-link" href={pledge.paths.signed(version)}>
        {pledge.view.t('form.signedLink')}
      </a>
    </p>
  );
};

const Signers = ({ view, signers }: { readonly view: View; readonly signers: readonly Signer[] }) => {
  const { t, language } = view;
  return (
    <>
      <h2 class="govuk-heading-m">{t('form.signedBy')}</h2>
      <SummaryList
        rows={signers.map(({ name, position, at }) => ({
          key: name ?? t('form.signatoryErased'),
          value: (
            <>
              {position === undefined ? null : <Typed>{`${position} `}</Typed>}
              {at === undefined ? null : (
                <>
                  <Tag colour="green">{t('form.signatureApproved')}</Tag> {formatInstant(language, at)}
                </>
              )}
            </>
          ),
        }))}
      />
    </>
  );
};

const signedPage = (
  { view, head, paths }: OpenPledge,
  { version, signers }: { readonly version: PledgeVersion; readonly signers: readonly Signer[] },
): string => {
  const { t, language } = view;
  const title = t('form.signedTitle', { version: version.number });
  return renderPage(
    <Page view={view} title={title} back={paths.root}>
      <Heading caption={nameOf(view, head.name)}>{title}</Heading>
      <p class="govuk-body">{t('form.signedIntro', { at: formatInstant(language, version.createdAt) })}</p>
      <p class="govuk-body no-print">{t('form.printHow')}</p>
      <ParaphraseNote view={view} />
      <Signers view={view} signers={signers} />
      <ExactText view={view} version={version} />
    </Page>,
  );
};

/** A text exactly as it was sent to be signed, for everybody who works for the organisation, in any state. */
export const showSigned = pledgeDoor(async (pledge, ports) => {
  const { head, ask } = pledge;
  const typed = param(ask, 'version');
  const number = /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : 0;
  // A text beyond the last one that was sent has been put down and never asked for.
  const version =
    number < 1 || number > head.versions
      ? undefined
      : await load(ports.pact, versionEntity, head.organisationId, number);
  if (version === undefined) return notFound(ask);
  const view = await withWordingOf(ports, pledge.view, textOf(version));
  return html(signedPage({ ...pledge, view }, { version, signers: await signersOf(ports, head, version) }));
});
