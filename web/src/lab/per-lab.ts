import type { Lab } from '../lab';

/** Makes a view's state when it is first asked for; it lives as long as the lab it is of. */
export function perLab<State>(make: (lab: Lab) => State): (lab: Lab) => State {
  const made = new WeakMap<Lab, State>();
  return (lab) => {
    const state = made.get(lab) ?? make(lab);
    made.set(lab, state);
    return state;
  };
}
