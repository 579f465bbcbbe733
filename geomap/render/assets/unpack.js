/* Unpacks the page's scripts in their order; the page's policy knows each by its hash. */
(async () => {
  const packed = JSON.parse(document.getElementById("geomap-code").textContent);
  for (const base64 of packed) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
  }
})().catch((fault) => {
  const line = document.createElement("p");
  line.className = "gm-fault";
  const block = document.getElementById("geomap-words");
  const say = (text) => (block ? JSON.parse(block.textContent).texts[text] : text);
  line.textContent = say("The map can't be unpacked here ({fault}), so these are the picture and the list only.").replace("{fault}", () => fault.message);
  document.getElementById("gm-room").before(line);
});
