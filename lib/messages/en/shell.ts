export default {
  product: 'Chartside',
} as const
