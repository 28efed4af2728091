/** What was said in the visit of the tests, as somebody pastes it. */
export const said = `Doctor: Good morning, what brings you in today?
Patient: I have had a cough for three weeks, and my ankles are swollen.
Doctor: Any chest pain?
Patient: No, no chest pain.
Doctor: Your lungs have crackles at both bases. I will increase the furosemide to 40 milligrams twice a day.
Patient: All right.`
