export default {
  title: 'EHR connections',
  lead: 'From ehrs.json. No patient, no secret.',
  issuer: 'FHIR base',
  profile: 'Profile',
  authentication: 'Signs in by',
  frames: 'Frames',
  idle: 'Locks after',
  minutes: '{minutes, number} min',
  noFrames: 'none',
  none: 'No EHR of this organization is registered.',
} as const
