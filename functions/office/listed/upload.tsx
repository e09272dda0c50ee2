import { Button, FileField, Form, TextArea, TextField } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Table } from '../../platform/html/parts.tsx';
import { type FieldErrors, type View, viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { label } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import type { BadLine } from '../../register/import/check-rows.ts';
import { keepImport } from '../../register/import/import.ts';
import { LINE_LIMIT } from '../../register/import/typed-row.ts';
import { COMMISSION_ATTRIBUTION } from '../../register/list-earlier-signatory.ts';
import { readUploadedList, type TypedUpload, typedUpload } from './upload-form.ts';

/** Bad lines shown at once. */
const SHOWN = 200;

const BadLines = ({ view, bad }: { readonly view: View; readonly bad: readonly BadLine[] }) => {
  const { t } = view;
  return bad.length === 0 ? null : (
    <>
      <p class="govuk-body">{t('import.badText')}</p>
      <Table
        narrow="named"
        caption={t('import.badTitle', { count: bad.length })}
        columns={[
          { head: t('import.columnLine'), rowHead: true, cell: ({ line }: BadLine) => String(line) },
          {
            head: t('import.columnColumn'),
            cell: ({ column }: BadLine) => label(t, `import.column.${column}`),
          },
          { head: t('import.columnTyped'), cell: ({ typed }: BadLine) => <bdi>{typed}</bdi> },
          { head: t('import.columnWhat'), cell: ({ column }: BadLine) => label(t, `import.may.${column}`) },
        ]}
        rows={bad.slice(0, SHOWN)}
      />
      {bad.length > SHOWN ? <p class="govuk-body">{t('import.badMore', { count: SHOWN })}</p> : null}
    </>
  );
};

interface UploadProps {
  readonly view: View;
  readonly typed: TypedUpload;
  readonly errors?: FieldErrors;
  readonly bad?: readonly BadLine[];
}

const Upload = ({ view, typed, errors = {}, bad = [] }: UploadProps) => {
  const { t } = view;
  return (
    <Page view={view} title={t('import.title')} errors={errors} back="/office/listed">
      <h1 class="govuk-heading-l">{t('import.title')}</h1>
      <BadLines view={view} bad={bad} />
      <p class="govuk-body">{t('import.intro')}</p>
      <p class="govuk-body">{t('import.format', { lines: LINE_LIMIT })}</p>
      <p class="govuk-body">{t('import.contactNote')}</p>
      <Form view={view} files>
        <FileField
          name="file"
          label={t('import.file')}
          hint={t('import.fileHint')}
          accept=".csv,.txt,text/csv,text/plain"
        />
        <TextArea name="list" label={t('import.list')} value={typed.list} rows={10} />
        <TextField
          name="source"
          label={t('import.source')}
          hint={t('import.sourceHint')}
          value={typed.source}
        />
        <TextField name="attribution" label={t('import.attribution')} value={typed.attribution} />
        <Button>{t('import.check')}</Button>
      </Form>
    </Page>
  );
};

const EMPTY: TypedUpload = { list: '', source: '', attribution: COMMISSION_ATTRIBUTION };

export const showUpload = async (ask: Ask): Promise<Answer> =>
  html(renderPage(<Upload view={viewOf(ask)} typed={EMPTY} />));

/** Checks a list and keeps it for a decision; of a list that is not whole nothing is kept. */
export const doUpload = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const typed = typedUpload(ask);
  const read = readUploadedList(ask, typed);
  if (!read.ok) return html(renderPage(<Upload view={viewOf(ask)} typed={typed} {...read.refusal} />), 422);
  const { source, attribution } = typed;
  const staff = ask.visitor.subject;
  return seeOther(
    `/office/import/${await keepImport(ports, { rows: read.value, source, attribution, staff })}`,
  );
};
