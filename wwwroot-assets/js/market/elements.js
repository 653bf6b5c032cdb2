// Small parts that panes are built of.

/** An element with properties, data and children; `text` is its text, `data` its data-*, `on` its listeners. */
export function element(tag, { text, data, on, ...properties } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) {
      made[name] = value;
    } else {
      made.setAttribute(name, value);
    }
  }

  Object.assign(made.dataset, data);
  for (const [name, listener] of Object.entries(on ?? {})) {
    made.addEventListener(name, listener);
  }

  if (text !== undefined) {
    made.textContent = text;
  }

  made.append(...children);
  return made;
}

export function button(text, title, onPress) {
  return element('button', { type: 'button', className: 'mk-button', title, 'aria-label': title, text, on: { click: onPress } });
}

/** A button that is on or off. */
export function toggle(text, title, isOn, onChange) {
  const made = button(text, title, () => onChange(made.ariaPressed !== 'true'));
  made.ariaPressed = String(isOn);
  return made;
}

/** Buttons of which one is on; `choices` are pairs of value and text. */
export function choice(name, choices, value, onChange) {
  const group = element('div', { className: 'mk-choice', role: 'group', ariaLabel: name });
  for (const [each, text, title = text] of choices) {
    const one = toggle(text, title, each === value, () => onChange(each));
    one.dataset.value = each;
    group.append(one);
  }

  return group;
}

export function press(group, value) {
  for (const one of group.children) {
    one.ariaPressed = String(one.dataset.value === String(value));
  }
}

/** Writes only what differs, and into the text node that is there: another node in its place would be styled and laid out from nothing. */
export function setText(node, text) {
  const { firstChild } = node;
  if (firstChild?.nodeType === Node.TEXT_NODE && !firstChild.nextSibling) {
    if (firstChild.data !== text) {
      firstChild.data = text;
    }
  } else if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Writes a note over a picture, '' for none. One of the kind none says that something is not there yet, and is no warning. */
export function showNote(note, text, kind) {
  setText(note, text);
  setData(note, 'kind', kind);
  note.hidden = text === '';
}

export function setData(node, name, value) {
  if (value === undefined || value === null) {
    if (name in node.dataset) {
      delete node.dataset[name];
    }
  } else if (node.dataset[name] !== String(value)) {
    node.dataset[name] = value;
  }
}
