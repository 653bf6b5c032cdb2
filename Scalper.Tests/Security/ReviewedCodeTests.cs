using System.Text.RegularExpressions;
using Scalper.Tests.Architecture;

namespace Scalper.Tests.Security;

/// <summary>Calls that turn text into markup, script or SQL stand on a list that was looked at (S-28, S-29).</summary>
public sealed partial class ReviewedCodeTests
{
    // File: why what it passes on can't be foreign text. None so far: everything is shown as text.
    private static readonly string[] RawMarkup = [];

    private static readonly string[] RawSql =
    [
        "Scalper.Web/Backup/DatabaseCopy.cs: CommandText =", // Two fixed texts; the file's name is a parameter.
        "Scalper.Web/Backup/DatabaseCopy.cs: CommandText =",
        "Scalper.Web/Data/StorageRegistration.cs: ExecuteSqlRaw", // A fixed text.
    ];

    [Fact]
    public void Sources_MarkupOutOfText_IsReviewed() => Assert.Equal(RawMarkup, Find(Markup(), "*.cs", "*.razor", "*.js"));

    [Fact]
    public void Sources_SqlOutOfText_IsReviewed() => Assert.Equal(RawSql, Find(Sql(), "*.cs", "*.razor"));

    [Theory]
    [InlineData("builder.AddMarkupContent(0, text);")]
    [InlineData("(MarkupString)text")]
    [InlineData("element.innerHTML = text;")]
    [InlineData("element.insertAdjacentHTML('beforeend', text)")]
    [InlineData("eval(text)")]
    public void Markup_EachForm_IsFound(string code) => Assert.Matches(Markup(), code);

    private static string[] Find(Regex banned, params string[] patterns) =>
    [
        .. from folder in new[] { "Scalper.Web", "Scalper.Core", "wwwroot-assets" }
           from pattern in patterns
           from file in SourceTree.Files(folder, pattern)
           where !file.Path.Contains("node_modules/", StringComparison.Ordinal) && !file.Path.StartsWith("wwwroot/", StringComparison.Ordinal)
               && !file.Path.StartsWith("test/", StringComparison.Ordinal) && !file.Path.StartsWith("Data/Migrations/", StringComparison.Ordinal)
           from match in banned.Matches(file.Code)
           orderby folder, file.Path
           select $"{folder}/{file.Path}: {match.Value}",
    ];

    [GeneratedRegex(@"MarkupString|AddMarkupContent|(inner|outer)HTML|insertAdjacentHTML|document\.write|createContextualFragment|srcdoc|setHTMLUnsafe|\beval\(|new Function\(")]
    private static partial Regex Markup();

    [GeneratedRegex(@"(FromSql|ExecuteSql|SqlQuery)(Raw|Interpolated)?|CommandText =|new SqliteCommand\(")]
    private static partial Regex Sql();
}
