export { listRegions } from './list-regions.ts';
export { enrolmentProblems } from './problems.ts';
export {
  correctSignUpEmail,
  finishSignUp,
  giveSignUpPhone,
  type SignUpDetails,
  type SignUpStep,
  type SignUpView,
  startSignUp,
  viewSignUp,
} from './sign-up.ts';
