// Places within an act: `dieu:12/khoan:2` is written khoản 2 Điều 12, or Article 12, Clause 2.
import { currentLanguage, tOr } from '../language.js';

/** Return a pinpoint as people write it; lists are parted by `;`, ranges by `..`. */
export function pinpointName(pinpoint) {
  return pinpoint
    .split(';')
    .map((place) =>
      place
        .split('..')
        .map((end) => placeName(end.trim()))
        .join(' – '),
    )
    .join('; ');
}

function placeName(place) {
  const units = place.split('/').map((unit) => {
    const [code, number = ''] = unit.split(':');
    return `${tOr(`unit.${code}`, code)} ${number}`.trim();
  });
  // Vietnamese names the smallest unit first.
  return currentLanguage() === 'vi' ? units.reverse().join(' ') : units.join(', ');
}
