using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>Goes to symbols and pages by a few typed letters.</summary>
public sealed partial class CommandPalette
{
    private string _query = "";
    private IReadOnlyList<PaletteEntry> _found = [];
    private int _chosen;

    [CascadingParameter]
    public LiveBridge Bridge { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private IEnumerable<PaletteEntry> Entries() =>
    [
        .. AppPage.All.Select(p => new PaletteEntry(p.Title, "page", p.Address)),
        .. Bridge.Board.Rows.Select(r => new PaletteEntry(r.Instrument.Name, "symbol", AddressOf(r.Symbol), r.VenueMark)),
    ];

    // On the score page it is the symbol's score that is asked for, and the list and the preset that are shown stay.
    private string AddressOf(string symbol) => Navigation.PagePath() is "/" or "/dashboard"
        ? Navigation.GetUriWithQueryParameter("symbol", symbol)
        : $"symbol/{Uri.EscapeDataString(symbol)}";

    private void OnInput(ChangeEventArgs e)
    {
        _query = (e.Value as string ?? "").Trim();
        _found = PaletteSearch.Find(_query, Entries());
        _chosen = 0;
    }

    private async Task OnKey(KeyboardEventArgs e)
    {
        if (e.Key == "Enter")
        {
            await GoAsync(_chosen);
        }
        else if (e.Key is "ArrowDown" or "ArrowUp" && _found.Count > 0)
        {
            _chosen = (_chosen + (e.Key == "ArrowDown" ? 1 : _found.Count - 1)) % _found.Count;
        }
    }

    private async Task GoAsync(int at)
    {
        if (at >= _found.Count)
        {
            return;
        }

        string address = _found[at].Address;
        await using IJSObjectReference dialogs = await Js.InvokeAsync<IJSObjectReference>("import", "./js/dialogs.js");
        await dialogs.InvokeVoidAsync("close", "palette");
        Navigation.NavigateTo(address);
    }
}
