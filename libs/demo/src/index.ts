export { demoCustomers } from './customers-file.js';
export { makeDemo } from './make-demo.js';
export { intendDemoData, needsDemoData, readPlan } from './plan-file.js';
