using System.Globalization;
using CsvHelper;

namespace Scalper.Web.Api.Tables;

/// <summary>Documents as a table (RFC 4180): a line for each, after one that names the columns as the JSON does.</summary>
internal static class CsvTable<TRow>
    where TRow : notnull
{
    private static readonly IReadOnlyList<CsvColumn> Columns = CsvColumn.Of(typeof(TRow));

    public static string Write(IEnumerable<TRow> rows)
    {
        using StringWriter text = new();
        using CsvWriter csv = new(text, CultureInfo.InvariantCulture);
        WriteLine(csv, Columns.Select(column => column.Name));
        foreach (TRow row in rows)
        {
            WriteLine(csv, Columns.Select(column => SheetText.Of(column.Read(row))));
        }

        csv.Flush();
        return text.ToString();
    }

    private static void WriteLine(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (string cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
