// Makes whatever is too large for its place smaller until it fits; says whether all of it did.
() => {
  const over = (e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1;
  const places = [...document.querySelectorAll("[data-fit]")];
  for (const place of places) {
    let size = parseFloat(getComputedStyle(place).fontSize);
    for (let turn = 0; turn < 40 && over(place); turn++) place.style.fontSize = `${(size *= 0.96)}px`;
  }
  return !places.some(over);
}
