import { refusals } from '#kernel';

/** Why the registry says no, and what the person sees. */
export const refuse = refusals({
  person_erased: "This person's data was erased. It cannot be changed or imported again.",
  case_in_another_county: (caseNumber, county) =>
    `Case ${caseNumber} is in county ${county}. To move it to another county, say so: give this case "movedFrom": "${county}".`,
  workers_only: 'Only a worker or a supervisor of a county can change this.',
  supervisors_only: 'Only a supervisor of a county can do this. Ask a supervisor.',
  customers_only: 'Only the customer whose account is linked to this person can choose this.',
  person_not_on_case: 'This person is not on this case.',
  program_not_on_case: (program) => `This case has no ${program} program.`,
});
