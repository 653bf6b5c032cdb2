using Microsoft.AspNetCore.Components;
using Scalper.Core.Evaluation;
using Scalper.Web.Api.Documents;
using Scalper.Web.Api.Tables;
using Scalper.Web.Components.Controls;
using Scalper.Web.Evaluation;

namespace Scalper.Web.Components.Pages;

/// <summary>What the scores were worth. Rendered when a block has ended, or another choice is made.</summary>
public sealed partial class WorthPage
{
    private readonly CancellationTokenSource _end = new();
    private WorthView? _address;
    private bool _isOver;
    private EvaluationReading? _reading;
    private HorizonRecord? _record;
    private IReadOnlyList<SymbolWorth>? _symbols;

    [SupplyParameterFromQuery(Name = "model")]
    public string? Model { get; set; }

    [SupplyParameterFromQuery(Name = "horizon")]
    public string? Horizon { get; set; }

    [SupplyParameterFromQuery(Name = "symbol")]
    public string? Symbol { get; set; }

    [SupplyParameterFromQuery(Name = "confidence")]
    public string? Confidence { get; set; }

    [SupplyParameterFromQuery(Name = "grade")]
    public string? Grade { get; set; }

    [CascadingParameter]
    public Pulse Pulse { get; set; } = default!;

    [CascadingParameter]
    public ScoreWorth Worth { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private WorthView View { get; set; } = WorthView.Default;

    public void Dispose()
    {
        Pulse.Beat -= OnBeat;
        _isOver = true;
        _end.Cancel();
        _end.Dispose();
    }

    protected override void OnInitialized() => Pulse.Beat += OnBeat;

    // What this page wrote into the address comes back as parameters, which say nothing new.
    protected override Task OnParametersSetAsync()
    {
        WorthView said = WorthView.Of(Model, Horizon, Symbol, Confidence, Grade);
        if (said != _address)
        {
            View = _address = said;
        }

        return LookAsync();
    }

    private void OnBeat()
    {
        if (!ReferenceEquals(Worth.Read(), _reading))
        {
            _ = InvokeAsync(RefreshAsync);
        }
    }

    private async Task RefreshAsync()
    {
        try
        {
            await LookAsync();
            StateHasChanged();
        }
        catch (Exception fault)
        {
            // Nobody waits for it: the boundary of the page is to see it.
            await DispatchExceptionAsync(fault);
        }
    }

    // Symbols are read again for another record or a newer reading; until they come, those of the record before are not shown as its own.
    private async Task LookAsync()
    {
        EvaluationReading? reading = Worth.Read();
        HorizonRecord? record = reading is null ? null : View.RecordOf(reading);
        bool isSame = ReferenceEquals(reading, _reading) && ReferenceEquals(record, _record);
        bool isSameSubject = record is not null && _record is not null && (record.Model, record.Horizon) == (_record.Model, _record.Horizon);
        (_reading, _record) = (reading, record);
        if (isSame || record is null)
        {
            return;
        }

        _symbols = isSameSubject ? _symbols : null;
        try
        {
            IReadOnlyList<SymbolWorth> symbols = await Worth.ReadSymbolsAsync(record, _end.Token);
            _symbols = ReferenceEquals(record, _record) ? symbols : _symbols;
        }
        catch (OperationCanceledException) when (_isOver)
        {
            // The page is gone.
        }
    }

    private Task ChooseAsync(HorizonRecord record) => ShowAsync(View with { Model = record.Model.Name, HorizonSeconds = record.Horizon.Seconds });

    // The address says what is shown, so that a reload and a link find it again; a filter stands in it once it is left or entered.
    private Task ShowAsync(WorthView view)
    {
        View = _address = view;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(view.Parameters), replace: true);
        return LookAsync();
    }

    private string VerdictCsv() => CsvTable<WorthFiguresDocument>.Write(_reading!.Records.Select(r => WorthFiguresDocument.Of(_reading, r)));
}
