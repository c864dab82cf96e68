// How much room there is.

/** Tell whether columns stand side by side (as the styles have it): on a phone, what is beside the main thing is closed. */
export const isWide = () => matchMedia('(min-width: 56rem)').matches;
