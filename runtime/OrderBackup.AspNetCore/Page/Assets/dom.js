// Elements are built, never parsed from text: no name or message can become markup.

const SvgNamespace = "http://www.w3.org/2000/svg";

/** An HTML element. Attributes that are null or false are left out, functions are listeners, the rest are its children. */
export function html(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SvgNamespace, name), attributes, children);
}

/** The element of an id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Sets the text only when it is another one, so that screen readers and selections are not disturbed. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}
