using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using Scalper.Core.Features;
using Scalper.Core.Scoring;
using Scalper.Web.Components.Controls;
using Scalper.Web.Evaluation;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Screens;

namespace Scalper.Web.Components.Pages;

/// <summary>
/// The score table of all symbols and the explanation of one. Values and places of rows change by the pulse; the page itself renders on
/// user actions and when there are more or fewer rows.
/// </summary>
public sealed partial class Dashboard
{
    private readonly TableOrder _order = new();
    private readonly OpenedRow _opened = new();
    private ShownHeadings _headings = default!;
    private ScoreAddress? _address;
    private bool _showsVenues;
    private string _wait = "";
    private IJSObjectReference? _script;
    private DotNetObjectReference<Dashboard>? _self;

    /// <summary>The symbol whose explanation is open, by the address; null for none.</summary>
    [SupplyParameterFromQuery(Name = "symbol")]
    public string? Symbol { get; set; }

    /// <summary>Name of the watchlist shown; null for all symbols.</summary>
    [SupplyParameterFromQuery(Name = "list")]
    public string? List { get; set; }

    /// <summary>Name of the preset; null for all rows.</summary>
    [SupplyParameterFromQuery(Name = "preset")]
    public string? Preset { get; set; }

    /// <summary>The filter; null for none.</summary>
    [SupplyParameterFromQuery(Name = "filter")]
    public string? Filter { get; set; }

    [CascadingParameter]
    public Pulse Pulse { get; set; } = default!;

    [Inject]
    private LiveBridge Bridge { get; set; } = default!;

    [Inject]
    private ViewerSettings Viewer { get; set; } = default!;

    [Inject]
    private LeadingSymbol Leading { get; set; } = default!;

    [Inject]
    private ScoreWorth Worth { get; set; } = default!;

    [Inject]
    private FeatureOptions Features { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private LiveBoard Board => Bridge.Board;

    private IReadOnlyList<ScoreRow> Rows => Board.RowsBy(Viewer.Model);

    public async ValueTask DisposeAsync()
    {
        Pulse.Beat -= OnBeat;
        Viewer.Changed -= OnSettings;
        _self?.Dispose();
        if (_script is not null)
        {
            try
            {
                await _script.InvokeVoidAsync("stop");
                await _script.DisposeAsync();
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
        Viewer.Changed += OnSettings;
        MakeHeadings();
        _order.SortBy(Viewer.Current.Sort);
        TakeSettings();
        _order.Beat(Rows, Board.NowMs);
    }

    // What this page wrote into the address comes back as parameters, which say nothing new.
    protected override void OnParametersSet()
    {
        ScoreAddress address = new(Symbol, List, Preset, Filter);
        if (_address != address)
        {
            bool isOtherChoice = _address is null || address with { Symbol = null } != _address with { Symbol = null };
            _address = address;
            if (isOtherChoice)
            {
                Take(address.ChoiceOf(Viewer.Current.Watchlists));
            }

            _opened.Ask(Symbol, Rows);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await Js.InvokeAsync<IJSObjectReference>("import", "./js/dashboard.js");
            _self = DotNetObjectReference.Create(this);
            await _script.InvokeVoidAsync("start", _self);
        }
    }

    // Another width of a column is another grid: only as a second venue comes, or the last symbol of one goes.
    private void MakeHeadings()
    {
        _showsVenues = Board.ShowsVenues;
        _headings = new ShownHeadings(ScoreHeading.All(Leading.Symbol, Features.SlippageQuote, _showsVenues));
        _headings.Take(Viewer.Current);
    }

    private void OnBeat()
    {
        Measure();
        if (_showsVenues != Board.ShowsVenues)
        {
            MakeHeadings();
        }

        if (_order.Beat(Rows, Board.NowMs) | _opened.Seek(Rows) | HasNewWait())
        {
            StateHasChanged();
        }
    }

    // While the start reads what the last run recorded, the page says how far it is.
    private bool HasNewWait()
    {
        string wait = Board.Rows.Count == 0 ? StartWords.Of(Board.Health) : "";
        bool isNew = wait != _wait;
        _wait = wait;
        return isNew;
    }

    // On the circuit's dispatcher, as all use of the settings.
    private void OnSettings()
    {
        TakeSettings();

        // Another model is other rows.
        _order.Beat(Rows, Board.NowMs);
        _opened.Seek(Rows);
        StateHasChanged();
    }

    private void TakeSettings()
    {
        _headings.Take(Viewer.Current);
        _order.Star(Viewer.Current.Starred);
        Measure();
        if (_order.Choice.List is { } list)
        {
            _order.Follow(Viewer.Current.Watchlists.FirstOrDefault(l => l.Name == list.Name));
        }
    }

    private void Measure() => _order.Measure(Worth.EdgesOf(ScoreModels.Names[Viewer.Model], Viewer.Current.EdgeSeconds));

    private async Task RateBy(string model) => await Viewer.ChangeAsync(s => s with { Model = model });

    private async Task SortAsync(ScoreColumn column)
    {
        ScoreSort sort = _order.Sort.Next(column);
        _order.SortBy(sort);
        if (_order.Choice.Preset is null)
        {
            await Viewer.ChangeAsync(s => s with { Sort = sort });
        }
    }

    private void Choose(ScoreChoice choice)
    {
        bool isFilterAlone = choice == _order.Choice with { Filter = choice.Filter };
        Take(choice);

        // A filter is written into the address when another choice is, or a row opened: not with every letter.
        if (!isFilterAlone)
        {
            ShowInAddress();
        }
    }

    // A preset brings its order along; without one the viewer's own comes back.
    private void Take(ScoreChoice choice)
    {
        if (choice.Preset != _order.Choice.Preset)
        {
            _order.SortBy(choice.Preset?.Sort ?? Viewer.Current.Sort);
        }

        _order.Choose(choice);
    }

    private void OnFilterKey(KeyboardEventArgs e)
    {
        if (e.Key == "Escape" && _order.Choice.Filter.Length == 0)
        {
            Close();
        }
        else if (e.Key == "Escape")
        {
            Choose(_order.Choice with { Filter = "" });
        }
        else if (e.Key == "Enter" && _order.Places.Length > 0)
        {
            Open(_order.Places[0].Row.Symbol);
        }
    }

    private async Task PickAsync(PickedRowEventArgs picked)
    {
        if (picked.IsStar && picked.Symbol.Length > 0)
        {
            await Viewer.ChangeAsync(s => s.ToggleStar(picked.Symbol));
        }
        else if (Find(picked.Symbol) is { } row)
        {
            Open(row.Symbol);
        }
    }

    // A double click comes behind its two clicks, which open the explanation: the page that is left last is the symbol's.
    private void OpenSymbol(PickedRowEventArgs picked)
    {
        if (!picked.IsStar && Find(picked.Symbol) is { } row)
        {
            Navigation.NavigateTo($"symbol/{row.Symbol}");
        }
    }

    // The address says what is open and shown, so that a reload, a restart of the server and a link find it again.
    private void Open(string? symbol)
    {
        _opened.Ask(symbol, Rows);
        ShowInAddress();
    }

    private void Close() => Open(null);

    private void ShowInAddress()
    {
        ScoreAddress address = ScoreAddress.Of(_opened.Symbol, _order.Choice);
        if (_address != address)
        {
            _address = address;
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(address.Parameters), replace: true);
        }
    }

    private ScoreRow? Find(string symbol) => OpenedRow.Find(symbol, Rows);

    private string Csv() => ScoreCsv.Write(_order.Places.Select(p => p.Row), _headings.Shown, _order.Starred, _order.Edges, Board.EngineNowMs);
}
