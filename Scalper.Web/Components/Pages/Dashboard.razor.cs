using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using Scalper.Web.Components.Controls;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Pages;

/// <summary>The score table of all symbols and the explanation of one. Values change by the pulse; the page itself renders on user actions and when rows change places.</summary>
public sealed partial class Dashboard
{
    private readonly TableOrder _order = new();
    private ScoreRow? _open;
    private string? _asked;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<Dashboard>? _self;

    /// <summary>The symbol whose explanation is open, by the address; null for none.</summary>
    [SupplyParameterFromQuery(Name = "symbol")]
    public string? Symbol { get; set; }

    [CascadingParameter]
    public Pulse Pulse { get; set; } = default!;

    [Inject]
    private LiveBridge Bridge { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private LiveBoard Board => Bridge.Board;

    private string Shown => _order.Rows.Length == Board.Rows.Count
        ? $"{Board.Rows.Count} symbols"
        : $"{_order.Rows.Length} of {Board.Rows.Count} symbols";

    public async ValueTask DisposeAsync()
    {
        Pulse.Beat -= OnBeat;
        _self?.Dispose();
        if (_keys is not null)
        {
            try
            {
                await _keys.InvokeVoidAsync("stop");
                await _keys.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page is gone, and its key handler with it.
            }
        }
    }

    /// <summary>Called by the page's script when the keyboard's focus comes to a row, and when it leaves the rows.</summary>
    [JSInvokable]
    public void HoldForFocus(bool isOnRow)
    {
        if (isOnRow)
        {
            _order.Hold(RowHold.Focus);
        }
        else
        {
            _order.Release(RowHold.Focus);
        }

        StateHasChanged();
    }

    protected override void OnInitialized()
    {
        Pulse.Beat += OnBeat;
        _order.Beat(Board.Rows, Board.NowMs);
    }

    protected override void OnParametersSet()
    {
        if (Symbol != _asked)
        {
            _asked = Symbol;
            _open = null;
            OpenAsked();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _keys = await Js.InvokeAsync<IJSObjectReference>("import", "./js/dashboard.js");
            _self = DotNetObjectReference.Create(this);
            await _keys.InvokeVoidAsync("start", _self);
        }
    }

    private void OnBeat()
    {
        if (_order.Beat(Board.Rows, Board.NowMs) | OpenAsked())
        {
            StateHasChanged();
        }
    }

    private void Sort(ScoreColumn column) => _order.SortBy(column);

    private void OnFilterKey(KeyboardEventArgs e)
    {
        if (e.Key == "Escape" && _order.Filter.Length == 0)
        {
            Close();
        }
        else if (e.Key == "Escape")
        {
            ApplyFilter("");
        }
        else if (e.Key == "Enter" && _order.Rows.Length > 0)
        {
            Open(_order.Rows[0]);
        }
    }

    private void ApplyFilter(string? text) => _order.FilterBy(text ?? "");

    // The address says what is open, so that a reload, a restart of the server and a link find it again.
    private void Open(ScoreRow row)
    {
        _open = row;
        _asked = row.Symbol;
        ShowInAddress();
    }

    private void Close()
    {
        _open = null;
        _asked = null;
        ShowInAddress();
    }

    private void ShowInAddress()
    {
        if (Symbol != _asked)
        {
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("symbol", _asked), replace: true);
        }
    }

    // A symbol of the address may be followed later than the page is opened, or never.
    private bool OpenAsked()
    {
        if (_asked is null || _asked.Equals(_open?.Symbol, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _open = Board.Rows.FirstOrDefault(r => r.Symbol.Equals(_asked, StringComparison.OrdinalIgnoreCase));
        return _open is not null;
    }
}
