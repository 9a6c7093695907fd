// What Folium's popups and its layers kept in front ask of jQuery, and nothing more: an
// element made from HTML, and to wait for the page. The page's policy lets no script in it run.
window.$ = wanted => {
  if (wanted === document)
    return {
      ready: then => {
        then();
      }
    };
  const box = document.createElement("div");
  box.innerHTML = wanted;
  return box.children;
};
