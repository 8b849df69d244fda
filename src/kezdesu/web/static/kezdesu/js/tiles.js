// The map as one stop of Tab: arrow keys go to the nearest tile in that direction, Home and End to the first and last.
// Without this script every tile is a link of its own in the order of Tab.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function middle(tile) {
  const box = tile.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

function nearest(tiles, from, [right, down]) {
  const here = middle(from);
  let best = null;
  let least = Infinity;
  for (const tile of tiles) {
    const there = middle(tile);
    const along = (there.x - here.x) * right + (there.y - here.y) * down;
    const aside = Math.abs((there.x - here.x) * down) + Math.abs((there.y - here.y) * right);
    if (tile !== from && along > 1 && along + 2 * aside < least) {
      best = tile;
      least = along + 2 * aside;
    }
  }
  return best;
}

function rove(map) {
  const tiles = [...map.querySelectorAll("a.tile")];
  const stop = (tile) => {
    for (const other of tiles) other.tabIndex = other === tile ? 0 : -1;
  };
  if (tiles.length) stop(tiles[0]);
  map.addEventListener("focusin", (event) => stop(event.target));
  map.addEventListener("keydown", (event) => {
    const ends = { Home: tiles[0], End: tiles.at(-1) };
    const next = ends[event.key] ?? (WAYS[event.key] && nearest(tiles, document.activeElement, WAYS[event.key]));
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    next.focus();
  });
}

document.querySelectorAll("[data-tiles]").forEach(rove);
