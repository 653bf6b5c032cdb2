using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Web.Api.Documents;
using Scalper.Web.Api.Tables;
using Scalper.Web.Evaluation;

namespace Scalper.Web.Api;

/// <summary>What scores were worth.</summary>
internal static class WorthQueries
{
    /// <param name="model">None for all.</param>
    /// <param name="horizon">Seconds; none for all.</param>
    /// <param name="symbol">Whose figures are wanted beside those of all; the venue's name.</param>
    public static async Task<IResult> Quality(
        string? model, string? horizon, string? symbol, IMarket market, [FromServices] ScoreWorth worth, TimeProvider time, CancellationToken cancellation)
    {
        if (!TryReadHorizon(horizon, out int? seconds))
        {
            return Problems.BadParameter(nameof(horizon), HorizonWords, horizon!);
        }

        if (worth.Read() is not { } reading)
        {
            return Answers.Table<WorthFiguresDocument>(WorthDocument.NotMeasured, [], "quality");
        }

        string[] models = [.. reading.Plan.Models.Select(m => m.Name)];
        if (model is not null && !models.Contains(model))
        {
            return Problems.BadParameter(nameof(model), string.Join(" or ", models), model);
        }

        HorizonRecord[] records = [.. reading.Records.Where(r => (model is null || r.Model.Name == model) && (seconds is null || r.Horizon.Seconds == seconds))];
        List<SymbolWorthDocument> symbols = symbol is null ? [] : await ReadAsync(symbol, records, reading, worth, cancellation);
        if (symbol is not null && symbols.Count == 0 && market.Find(symbol) is null)
        {
            return Problems.UnknownSymbol(symbol);
        }

        WorthDocument document = WorthDocument.Of(reading, records, symbols, time.GetUtcNow());
        return Answers.Table(document, document.Records.Select(r => r.Figures), "quality");
    }

    /// <summary>Seconds of one of the horizons there are; none is none.</summary>
    public static bool TryReadHorizon(string? text, out int? seconds)
    {
        seconds = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int read) && Horizon.Find(read) is not null ? read : null;
        return text is null || seconds is not null;
    }

    /// <summary>What a horizon may be.</summary>
    public static string HorizonWords => $"{ShownHorizon.Words}, in seconds";

    private static async Task<List<SymbolWorthDocument>> ReadAsync(
        string symbol, IEnumerable<HorizonRecord> records, EvaluationReading reading, ScoreWorth worth, CancellationToken cancellation)
    {
        List<SymbolWorthDocument> found = [];
        foreach (HorizonRecord record in records)
        {
            IReadOnlyList<SymbolWorth> all = await worth.ReadSymbolsAsync(record, cancellation);
            found.AddRange(all.Where(s => s.Symbol == symbol).Select(s => SymbolWorthDocument.Of(s, record, reading.FeeBps)));
        }

        return found;
    }
}
