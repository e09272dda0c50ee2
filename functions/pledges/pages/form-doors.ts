// Pages that people use in one go: loaded together.
export { saveAction, showAction } from './action.tsx';
export { changeActions, showActions } from './actions.tsx';
export { saveCommitments, showCommitments } from './commitments.tsx';
export { saveContact, showContact } from './contact.tsx';
export { saveDropped, showDropped } from './dropped.tsx';
export { saveOrganisation, showOrganisation } from './organisation.tsx';
export { removeAction, showRemoveAction } from './remove-action.tsx';
