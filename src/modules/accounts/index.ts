export { type CallingCountry, listCountries } from './countries.ts';
export { accountsProblems } from './problems.ts';
export {
  type EmailProblem,
  maskContact,
  type PhoneProblem,
  readEmail,
  readIdentifier,
  readPhone,
  showContact,
} from './rules.ts';
export {
  type Account,
  type AccountState,
  type Contacts,
  contactsOf,
  deleteExpiredReservations,
  findAccount,
  findAccountByContact,
  freezeAccountRow,
  insertAccount,
  isContactTaken,
  lockAccount,
  replaceContact,
  reserveContact,
  unfreezeAccountRow,
} from './store.ts';
