import { Typed } from '../../platform/html/heading.tsx';
import { SummaryList, Tag } from '../../platform/html/parts.tsx';
import { formatInstant, type MessageKey } from '../../platform/i18n/translate.ts';
import type { OpenPledge } from './open-pledge.ts';
import type { Named } from './signatories.ts';
import { waitsFor } from './waits-for.ts';

const STATUS = {
  asked: { words: 'form.signatureAsked', colour: 'yellow' },
  approved: { words: 'form.signatureApproved', colour: 'green' },
  'sent-back': { words: 'form.signatureSentBack', colour: 'orange' },
} as const satisfies Record<Named['status'], { words: MessageKey; colour: string }>;

/** Who signs the text at hand, and what each has said. */
export const SignatoryList = (props: {
  readonly pledge: OpenPledge;
  readonly signatories: readonly Named[];
}) => {
  const { view, head, paths, person } = props.pledge;
  const { t, language } = view;
  if (props.signatories.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{t('form.signatoriesTitle')}</h2>
      <SummaryList
        rows={props.signatories.map(({ name, position, status, at }) => ({
          key: name ?? t('form.signatoryErased'),
          value: (
            <>
              {position === undefined ? null : <Typed>{`${position} `}</Typed>}
              <Tag colour={STATUS[status].colour}>{t(STATUS[status].words)}</Tag>
              {at === undefined ? null : ` ${formatInstant(language, at)}`}
            </>
          ),
        }))}
      />
      {waitsFor(head, person.personId) ? (
        <p class="govuk-body">
          <a class="govuk-button" draggable={false} href={paths.text}>
            {t('form.readAndSign')}
          </a>
        </p>
      ) : null}
    </>
  );
};
