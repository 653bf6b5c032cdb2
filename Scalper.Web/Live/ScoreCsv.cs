using System.Globalization;
using CsvHelper;
using Scalper.Web.Api.Tables;
using Scalper.Web.Evaluation;
using Scalper.Web.Screens;

namespace Scalper.Web.Live;

/// <summary>
/// The score table for a spreadsheet (RFC 4180, a point for decimals): numbers in full, in the units of the headings; none is an empty
/// field; of an edge it is the move after spread and fees. A name that a spreadsheet would take for a formula is made harmless by an apostrophe.
/// </summary>
public static class ScoreCsv
{
    /// <summary>The rows in their order, with the columns as shown, the venue beside the symbol; the first line names them, the last column says why a row has no score.</summary>
    public static string Write(IEnumerable<ScoreRow> rows, IReadOnlyList<ScoreHeading> headings, Watchlist starred, EdgeTable? edges, long nowMs)
    {
        using StringWriter text = new();
        using CsvWriter csv = new(text, CultureInfo.InvariantCulture);
        foreach (ScoreHeading heading in headings)
        {
            csv.WriteField(heading.Name);
            if (heading.Column == ScoreColumn.Symbol)
            {
                csv.WriteField("Venue");
            }
        }

        csv.WriteField("No score because");
        csv.NextRecord();
        foreach (ScoreRow row in rows)
        {
            WriteRow(csv, row, headings, starred, edges, nowMs);
        }

        csv.Flush();
        return text.ToString();
    }

    private static void WriteRow(CsvWriter csv, ScoreRow row, IReadOnlyList<ScoreHeading> headings, Watchlist starred, EdgeTable? edges, long nowMs)
    {
        SymbolReading reading = row.Latest;
        foreach (ScoreHeading heading in headings)
        {
            csv.WriteField(heading.Column switch
            {
                ScoreColumn.Star => starred.Holds(row.Symbol) ? "yes" : "no",
                ScoreColumn.Symbol => SheetText.Harmless(row.Symbol),
                ScoreColumn.Side => reading.Text.Side,
                ScoreColumn.Quality => reading.Quality.Grade?.ToString(),
                ScoreColumn.Status => reading.Text.Book,
                ScoreColumn.Edge => edges?.Find(reading)?.AllInBps.ToString(CultureInfo.InvariantCulture),
                ScoreColumn.Age => Seconds(reading.BookAgeMs(nowMs)),
                ScoreColumn.SideAge => Seconds(SideAgeMs(reading, nowMs)),
                _ => ScoreValue.Of(row, heading.Column)?.ToString(CultureInfo.InvariantCulture),
            });
            if (heading.Column == ScoreColumn.Symbol)
            {
                csv.WriteField(row.Instrument.Venue);
            }
        }

        csv.WriteField(reading.NoScoreReason);
        csv.NextRecord();
    }

    private static long? SideAgeMs(SymbolReading reading, long nowMs) =>
        reading is { IsLive: true, SideChangedAtNs: { } at } ? Math.Max(0, nowMs - (at / 1_000_000)) : null;

    private static string? Seconds(long? milliseconds) => (milliseconds / 1e3)?.ToString("F3", CultureInfo.InvariantCulture);
}
