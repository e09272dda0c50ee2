import { type Mail, mailEntity } from '../../functions/mail/model.ts';
import { fromItem } from '../../functions/platform/store/entity.ts';
import type { TestPorts } from './ports.ts';

/** Every mail that was ordered; whatever else stands in its table is left out. */
export const storedMails = ({ sent }: Pick<TestPorts, 'sent'>): readonly Mail[] =>
  sent
    .items()
    .filter(({ type }) => type === mailEntity.type)
    .map((item) => fromItem(mailEntity, item));
