// Pages that people use in one go: loaded together.
export { changeColleague, doRemove, showColleague, showRemove } from './colleague.tsx';
export { answerInvited, showInvitation } from './invitation.tsx';
export { doInvite } from './invite.ts';
export { saveOwnDetails, showOwnDetails } from './own-details.tsx';
export { answerOffer, changeShown, doLeave, showLeave } from './own-place.tsx';
export { showPeople } from './people.tsx';
