import { conflictValue, type Fields, keepField } from '../http/conflict-form.ts';
import { Differing } from './differing.tsx';
import { Button, Form, Radios } from './form.tsx';
import { Banner, SummaryList } from './parts.tsx';
import type { View } from './view.ts';

/** One field of which two people have saved and typed something, each in words. */
export interface ConflictRow {
  readonly field: string;
  readonly label: string;
  /** The names of its inputs; the field's own where there is one. */
  readonly inputs?: readonly string[];
  readonly mine: string;
  readonly theirs: string;
}

export interface Conflict {
  readonly rows: readonly ConflictRow[];
  /** The answers as sent, and what the same form would send for the text that was saved meanwhile. */
  readonly mine: Fields;
  readonly theirs: Fields;
}

export const differingRows = ({ rows }: Pick<Conflict, 'rows'>): readonly ConflictRow[] =>
  rows.filter(({ mine, theirs }) => mine !== theirs);

const Carried = ({ prefix, fields }: { readonly prefix: string; readonly fields: Fields }) => (
  <>
    {fields.map(([name, value], at) => (
      <input type="hidden" name={`${prefix}.${name}`} value={value} key={`${name} ${at}`} />
    ))}
  </>
);

const Text = ({ view, text, other }: { view: View; text: string; other: string }) =>
  text === '' ? <em>{view.t('common.conflictNothing')}</em> : <Differing text={text} other={other} />;

interface RowProps {
  readonly view: View;
  readonly row: ConflictRow;
  readonly chosen: string;
}

const Row = ({ view, row, chosen }: RowProps) => {
  const { t } = view;
  const { field, label, inputs = [field], mine, theirs } = row;
  return (
    <section aria-label={label}>
      <h2 class="govuk-heading-m">{label}</h2>
      <SummaryList
        rows={[
          { key: t('common.conflictMine'), value: <Text view={view} text={mine} other={theirs} /> },
          { key: t('common.conflictTheirs'), value: <Text view={view} text={theirs} other={mine} /> },
        ]}
      />
      <input type="hidden" name="conflict" value={conflictValue(field, inputs)} />
      <Radios
        name={keepField(field)}
        label={t('common.conflictKeep', { label })}
        value={chosen}
        options={[
          { value: 'mine', label: t('common.conflictKeepMine') },
          { value: 'theirs', label: t('common.conflictKeepTheirs') },
        ]}
      />
    </section>
  );
};

const Same = ({ view, rows }: { readonly view: View; readonly rows: readonly ConflictRow[] }) =>
  rows.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{view.t('common.conflictSame')}</h2>
      <SummaryList
        rows={rows.map(({ label, mine }) => ({ key: label, value: <span class="typed">{mine}</span> }))}
      />
    </>
  );

interface FormProps {
  readonly view: View;
  readonly conflict: Conflict;
  /** The revision of what was saved meanwhile. */
  readonly seenRev: number;
  /** The reader saved the other text, in another tab. */
  readonly own?: boolean;
  /** Other hidden fields that the form needs. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** What was chosen before, by the name of the radio buttons. */
  readonly chosen?: URLSearchParams;
}

/** The title of a page of two texts. */
export const conflictTitle = ({ t }: View, own: boolean): string =>
  t(own ? 'common.conflictOwnTitle' : 'common.conflictTitle');

/** Both texts, field by field, with a choice for each that differs; nothing is overwritten unseen. */
export const ConflictForm = ({ view, conflict, seenRev, own = false, hidden = {}, chosen }: FormProps) => {
  const differing = differingRows(conflict);
  const { t } = view;
  return (
    <>
      <Banner title={t('common.warning')}>
        <p class="govuk-notification-banner__heading">{conflictTitle(view, own)}</p>
        <p class="govuk-body">{t(own ? 'common.conflictOwnText' : 'common.conflictText')}</p>
      </Banner>
      <Form view={view}>
        {Object.entries({ ...hidden, seenRev: String(seenRev) }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={name} />
        ))}
        <Carried prefix="mine" fields={conflict.mine} />
        <Carried prefix="theirs" fields={conflict.theirs} />
        {differing.map((row) => (
          <Row key={row.field} view={view} row={row} chosen={chosen?.get(keepField(row.field)) ?? ''} />
        ))}
        <div class="govuk-button-group">
          <Button name="do" value="settle">
            {t('common.conflictSave')}
          </Button>
          <Button look="secondary" name="do" value="edit">
            {t('common.conflictEdit')}
          </Button>
        </div>
      </Form>
      <Same view={view} rows={conflict.rows.filter((row) => !differing.includes(row))} />
    </>
  );
};
