import { readStaffNames } from '../../access/staff/names.ts';
import {
  approveOfficialText,
  loadOfficialText,
  revokeOfficialText,
  type TextRefusal,
} from '../../catalogue/official/load-text.ts';
import { type TextStanding, textStandingEntity } from '../../catalogue/official/model.ts';
import { textByHash } from '../../catalogue/official/read-text.ts';
import { renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { label } from '../../platform/i18n/translate.ts';
import type { Result } from '../../platform/result.ts';
import { load } from '../../platform/store/entity.ts';
import type { OfficePorts } from '../ports.ts';
import { placeOf, readTexts, typedTexts } from './text-form.ts';
import { TextPage, type TextPageProps } from './text-page.tsx';

type Extra = Partial<Pick<TextPageProps, 'typed' | 'errors' | 'done' | 'refused'>> & {
  readonly status?: number;
};
type Place = NonNullable<ReturnType<typeof placeOf>>;

const addressOf = ({ catalogue, language }: Place): string =>
  `/office/catalogue/${catalogue.catalogue}/${language}`;

const show = async (ask: Ask, ports: OfficePorts, extra: Extra): Promise<Answer> => {
  const place = placeOf(ask);
  if (place === undefined) return faultPage(ask, { fault: 'not-found' });
  const { catalogue, language } = place;
  const { status = 200, typed, ...told } = extra;
  const version = catalogue.catalogue;
  const standing = await load(ports.pact, textStandingEntity, version, language);
  const loaded =
    standing === undefined
      ? undefined
      : await textByHash(ports, { version, language }, standing.loaded.sha256);
  const view = { ...viewOf(ask), path: addressOf(place) };
  const staff = await readStaffNames(
    ports,
    (standing?.history ?? []).map(({ who }) => who),
  );
  const props = { view, catalogue, language, standing, staff, loaded, ...told };
  return html(renderPage(<TextPage {...props} typed={typed ?? loaded?.texts ?? {}} />), status);
};

const DONE = ['loaded', 'approved', 'revoked'] as const;

export const showText = (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const done = DONE.find((one) => one === ask.query.get('done'));
  return show(ask, ports, done === undefined ? {} : { done: ask.t(`official.done.${done}`) });
};

const answerOf = (
  ask: Ask,
  ports: OfficePorts,
  {
    decided,
    place,
    done,
  }: { decided: Result<TextStanding, TextRefusal>; place: Place; done: (typeof DONE)[number] },
): Promise<Answer> | Answer => {
  if (decided.ok) return seeOther(`${addressOf(place)}?done=${done}`);
  if (decided.refusal === 'not-found') return faultPage(ask, { fault: 'not-found' });
  return show(ask, ports, { refused: label(ask.t, `official.refusal.${decided.refusal}`), status: 409 });
};

/** Staff load a text; of one that is not whole nothing is kept. */
export const doLoadText = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const place = placeOf(ask);
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  if (place === undefined) return faultPage(ask, { fault: 'not-found' });
  const typed = typedTexts(ask, place.catalogue);
  const read = readTexts(ask, typed);
  if (!read.ok) return show(ask, ports, { typed, errors: read.refusal, status: 422 });
  const { catalogue, language } = place;
  const request = { version: catalogue.catalogue, language, texts: read.value, staff: ask.visitor.subject };
  return answerOf(ask, ports, { decided: await loadOfficialText(ports, request), place, done: 'loaded' });
};

const VERBS = { approved: approveOfficialText, revoked: revokeOfficialText } as const;

const decide =
  (done: keyof typeof VERBS) =>
  async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
    const place = placeOf(ask);
    if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
    if (place === undefined) return faultPage(ask, { fault: 'not-found' });
    const { catalogue, language } = place;
    const sha256 = ask.form.get('sha256') ?? '';
    const request = { version: catalogue.catalogue, language, sha256, staff: ask.visitor.subject };
    return answerOf(ask, ports, { decided: await VERBS[done](ports, request), place, done });
  };

export const doApproveText = decide('approved');
export const doRevokeText = decide('revoked');
