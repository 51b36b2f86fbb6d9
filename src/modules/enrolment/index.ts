export { enrolmentProblems } from './problems.ts';
export {
  correctSignUpEmail,
  createAccount,
  finishSignUp,
  giveSignUpPhone,
  type SignUpDetails,
  type SignUpStep,
  type SignUpView,
  startSignUp,
  viewSignUp,
} from './sign-up.ts';
