// What the tape looks like. A row's node is written once, when its trade comes in, and moves to the next one with its place.
import { button, element, setText, showNote, toggle } from './elements.js';
import { clockOf, formatAmount, formatPrice, formatQuantity, parseAmount, shortAmount, zoneName } from './figures.js';
import { areTiers, freshCount } from './tape-rows.js';

const HEADS = ['Time', '', 'Price', 'Size', 'Value'];

export function createTapeView(pane, settings, actions) {
  const rows = element('div', { className: 'tape-rows', role: 'table', ariaLabel: 'Tape', tabIndex: 0 });
  const note = element('p', { className: 'mk-note', role: 'status', data: { kind: 'none' } });
  const fresh = element('button', { type: 'button', className: 'mk-badge tape-new', title: 'The tape stands while the pointer is over it', hidden: true, on: { click: actions.release } });
  const minimum = amountField('Value from', `Smallest value shown, in ${settings.quote} (10k, 1.5M)`, settings.minimum, value => actions.change({ minimum: value ?? 0 }));
  const sound = toggle('♪', 'Sound of large trades', settings.isSounding, isSounding => actions.change({ isSounding }));
  const more = toggle('⋯', 'Tiers and sound', false, isOpen => {
    more.ariaPressed = String(isOpen);
    drawer.hidden = !isOpen;
  });
  const bar = element('div', { className: 'mk-bar' }, minimum, element('span', { text: settings.quote }), element('span', { className: 'mk-space' }), fresh, sound, more);
  const drawer = createDrawer(settings, actions);
  const head = element('div', { className: 'tape-head', ariaHidden: 'true' }, ...HEADS.map(text => element('span', { text })));
  pane.replaceChildren(element('div', { className: 'tape' }, bar, drawer, head, element('div', { className: 'tape-body' }, rows, note)));
  let shown = [];

  return {
    rows,
    /** New trades in front cost only themselves. */
    show(trades, paint) {
      const fresh = freshCount(shown, trades);
      if (fresh < trades.length) {
        for (let at = fresh - 1; at >= 0; at--) {
          rows.prepend(rows.childElementCount < trades.length ? createRow() : rows.lastElementChild);
          paint(rows.firstElementChild, trades[at]);
        }
      }

      resize(rows, trades.length);
      if (fresh === trades.length) {
        trades.forEach((trade, at) => paint(rows.children[at], trade));
      }

      shown = trades;
    },
    /** What is shown next is written anew. */
    repaint() {
      shown = [];
    },
    controls({ newCount, isHeld, isSounding, zone }) {
      setText(head.firstElementChild, `Time ${zoneName(zone)}`);
      fresh.hidden = !isHeld;
      setText(fresh, newCount > 0 ? `${newCount} new` : 'held');
      sound.ariaPressed = String(isSounding);
    },
    /** `doubt` is a doubt in words, '' for none; without one and without rows `absent` says why there are none. */
    note(doubt, absent) {
      showNote(note, doubt || absent, doubt ? 'feed' : 'none');
      rows.classList.toggle('tape-doubtful', doubt !== '');
    },
  };
}

/** Writes a trade into a row. */
export function createPainter(steps, { zone, tierAt, valueOf }) {
  const clock = clockOf(zone);
  return (node, trade) => {
    const [time, side, price, size, value] = node.children;
    const { timeMs, lots, isSell, isRpi } = trade;
    Object.assign(node.dataset, { time: timeMs, price: trade.price, lots, side: isSell ? 'sell' : 'buy', tier: tierAt(trade) });
    node.title = isRpi ? 'Retail price improvement' : '';
    setText(time, clock(timeMs));
    setText(side, (isSell ? '▼' : '▲') + (isRpi ? 'ʳ' : ''));
    setText(price, formatPrice(trade.price, steps));
    setText(size, formatQuantity(lots, steps));
    setText(value, formatAmount(valueOf(trade)));
  };
}

function createDrawer(settings, actions) {
  const tiers = element('input', {
    className: 'mk-field tape-tiers', value: settings.tiers.map(shortAmount).join(' '), title: `Values at which tiers begin, in ${settings.quote}, ascending`,
    on: {
      change() {
        const values = tiers.value.trim().split(/\s+/).map(parseAmount);
        const isFit = areTiers(values);
        tiers.setCustomValidity(isFit ? '' : 'Up to four ascending amounts, such as 1k 10k 100k 1M.');
        tiers.reportValidity();
        if (isFit) {
          actions.change({ tiers: values });
        }
      },
    },
  });
  const from = element('select', { className: 'mk-field', title: 'The smallest tier that sounds', on: { change: () => actions.change({ soundTier: Number(from.value) }) } },
    ...[1, 2, 3, 4].map(tier => element('option', { value: tier, text: `tier ${tier} up`, selected: tier === settings.soundTier })));
  return element('div', { className: 'mk-bar mk-drawer', hidden: true }, label('Tiers from', tiers), label('Sound', from));
}

function amountField(name, title, value, onChange) {
  const field = element('input', {
    className: 'mk-field tape-minimum', placeholder: 'all', title, value: value > 0 ? shortAmount(value) : '',
    on: {
      change() {
        const text = field.value.trim();
        const amount = text === '' ? 0 : parseAmount(text);
        field.setCustomValidity(amount === null ? 'An amount such as 2500, 10k or 1.5M.' : '');
        field.reportValidity();
        if (amount !== null) {
          onChange(amount);
        }
      },
    },
  });
  return label(name, field);
}

const label = (text, field) => element('label', { className: 'mk-label' }, text, field);

function createRow() {
  return element('div', { className: 'tape-row', role: 'row' }, ...HEADS.map(() => element('span', { role: 'cell' })));
}

function resize(rows, length) {
  while (rows.childElementCount < length) {
    rows.append(createRow());
  }

  while (rows.childElementCount > length) {
    rows.lastElementChild.remove();
  }
}
