using System.Globalization;

namespace Scalper.Web.Evaluation.Report;

/// <summary>A column of a report's table.</summary>
/// <param name="Name">In files for programs.</param>
/// <param name="Heading">For people, with its unit.</param>
/// <param name="Format">Of its numbers, for people; programs get all digits.</param>
internal sealed record WorthColumn(string Name, string Heading, string Format = "0")
{
    /// <summary>A cell for people; a dash where there is none.</summary>
    public string Show(object? cell) => cell switch
    {
        null => "–",
        IFormattable number => number.ToString(Format, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    /// <summary>A cell for programs; empty where there is none.</summary>
    public static string Plain(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}
