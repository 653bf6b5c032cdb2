using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>
/// Whether everybody can use the page as it stands, or the dialog that is open on it: contrast, names, labels, landmarks, order of
/// tables, and a focus that can be seen wherever the keyboard comes. One look for every page.
/// </summary>
internal static class PageAccess
{
    /// <summary>Everything that is wrong, in a line each; empty where nothing is.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        // After a link the new page's words may be there before its styles are.
        await page.WaitForLoadStateAsync();
        string[] sideways = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth") ? ["the page scrolls sideways"] : [];
        string[] structure = await page.EvaluateAsync<string[]>(Structure);
        // Only after a key is the focus that a script gives shown as one that the keyboard gave. Tab might leave the page by its end.
        await page.Keyboard.PressAsync("F9");
        return [.. sideways, .. structure, .. await page.EvaluateAsync<string[]>(Focus), .. await Contrast.TooLowAsync(page)];
    }

    private const string Structure =
        """
        () => {
          const scope = document.querySelector('dialog[open]') ?? document.body;
          const faults = [];
          const seen = e => e.checkVisibility({ visibilityProperty: true });
          const say = e => `${e.tagName.toLowerCase()}${e.id && '#' + e.id}${e.className && '.' + e.className}`.slice(0, 60);
          const all = selector => [...scope.querySelectorAll(selector)].filter(seen);
          const named = id => document.getElementById(id)?.textContent.trim();
          const nameOf = e => e.getAttribute('aria-label') || named(e.getAttribute('aria-labelledby')) || e.innerText?.trim() || e.title;
          const isLabelled = e => e.getAttribute('aria-label') || named(e.getAttribute('aria-labelledby')) || [...e.labels ?? []].some(l => l.textContent.trim());
          for (const e of all('button, a, summary, [role=button], [role=option]')) if (!nameOf(e)) faults.push(`without a name: ${say(e)}`);
          for (const e of all('input:not([type=hidden]), select, textarea')) if (!isLabelled(e)) faults.push(`without a label: ${say(e)}`);
          for (const e of all('img:not([alt]), [role=img]:not([aria-label]), svg:not([aria-hidden], [aria-label], [role=img] svg, a[title] svg)')) faults.push(`a picture without words: ${say(e)}`);
          for (const e of all('[data-direction]')) if (e.closest('th') && !e.closest('th').hasAttribute('aria-sort') && !e.closest('.rz-data-grid')) faults.push(`sorted, and aria-sort does not say so: ${say(e)}`);
          for (const e of all('table th')) if (!e.scope && !e.closest('.rz-data-grid')) faults.push(`a heading of neither row nor column: ${say(e)}`);
          for (const e of all('[tabindex]')) if (e.tabIndex > 0) faults.push(`a place of its own in the order of the keyboard: ${say(e)}`);
          const focusable = 'a[href], button, input, select, textarea, summary, label, [tabindex]:not([tabindex="-1"])';
          for (const e of all('*')) {
            if (getComputedStyle(e).cursor === 'pointer' && getComputedStyle(e.parentElement).cursor !== 'pointer'
                && !e.closest(focusable) && !e.querySelector(focusable) && e.role !== 'option') faults.push(`for the pointer only: ${say(e)}`);
          }
          const ids = new Map();
          for (const e of document.querySelectorAll('[id]')) if (!e.closest('.example')) ids.set(e.id, (ids.get(e.id) ?? 0) + 1);
          for (const [id, count] of ids) if (count > 1) faults.push(`${count} elements with the id ${id}`);
          const headings = [...document.querySelectorAll('h1')].length;
          if (headings !== 1) faults.push(`${headings} first headings`);
          if (document.querySelectorAll('main').length !== 1) faults.push('not one main part');
          if (!document.documentElement.lang) faults.push('no language');
          if (!document.title) faults.push('no title');
          return [...new Set(faults)].slice(0, 30);
        }
        """;

    // The outline counts where it lies in full inside everything that cuts off, is two pixels wide, and stands out from its ground by 3:1.
    private const string Focus =
        """
        () => {
          const scope = document.querySelector('dialog[open]') ?? document.body;
          const say = e => e.id || e.getAttribute('aria-label') || e.innerText?.trim().slice(0, 30) || e.className;
          const parse = text => { const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number); return { r, g, b, a }; };
          const linear = c => { const v = c / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
          const light = c => 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
          const groundOf = element => { for (let e = element; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.a === 1) return c; } return { r: 255, g: 255, b: 255 }; };
          const isCut = (e, reach) => {
            const box = e.getBoundingClientRect();
            for (let p = e.parentElement; p && p !== document.documentElement; p = p.parentElement) {
              if (getComputedStyle(p).overflowX === 'visible' && getComputedStyle(p).overflowY === 'visible') continue;
              const edge = p.getBoundingClientRect();
              if (box.left - reach < edge.left - 1 || box.right + reach > edge.right + 1 || box.top - reach < edge.top - 1 || box.bottom + reach > edge.bottom + 1) return p;
            }
            return null;
          };
          const before = document.activeElement;
          const faults = new Set();
          for (const e of scope.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')) {
            if (e.tabIndex < 0 || e.disabled || !e.checkVisibility({ visibilityProperty: true })) continue;
            e.focus();
            if (document.activeElement !== e) { faults.add(`takes no focus: ${say(e)}`); continue; }
            const style = getComputedStyle(e);
            const width = parseFloat(style.outlineWidth), offset = parseFloat(style.outlineOffset);
            if (style.outlineStyle === 'none' || width < 2) { faults.add(`focus not shown: ${say(e)}`); continue; }
            const [high, low] = [light(parse(style.outlineColor)), light(groundOf(offset < 0 ? e : e.parentElement))].sort((a, b) => b - a);
            if ((high + 0.05) / (low + 0.05) < 3) faults.add(`focus hard to see: ${say(e)}`);
            const cut = isCut(e, width + offset);
            if (cut && !e.closest('.rz-data-grid thead')) faults.add(`focus cut off by ${cut.className}: ${say(e)}`);
          }
          before?.focus();
          return [...faults].slice(0, 30);
        }
        """;
}
