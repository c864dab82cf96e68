// What the release says of itself; it stands in index.html, so that the first view needs no other file.

export const facts = JSON.parse(document.getElementById('facts').textContent);
