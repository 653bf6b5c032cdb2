using System.Text.RegularExpressions;

namespace Scalper.Tests.Architecture;

/// <summary>Data flows one way: a folder of Scalper.Core uses those before it in this list, never those after it.</summary>
public sealed partial class FolderTests
{
    // Venues stand behind Feeds and Universe: a venue fulfils the contracts that those two ask for.
    private static readonly string[] Order =
    [
        "State", "Primitives", "Events", "Wire", "Recording", "Feeds", "Universe", "Venues", "Books", "Tape", "Features", "Scoring", "Heatmap", "Evaluation", "Engine", "Replay", "Quality",
    ];

    [Fact]
    public void Core_EveryFolder_HasItsPlaceInTheOrder()
    {
        IEnumerable<string> folders = SourceTree.Files("Scalper.Core").Select(f => f.Path.Split('/')[0]).Distinct();
        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Core_EveryFile_UsesOnlyFoldersBeforeItsOwn()
    {
        IEnumerable<string> wrong =
            from file in SourceTree.Files("Scalper.Core")
            let own = file.Path.Split('/')[0]
            from used in Mentions().Matches(file.Code).Select(m => m.Groups["folder"].Value).Distinct()
            where used != own && Array.IndexOf(Order, used) > Array.IndexOf(Order, own)
            select $"{file.Path} uses {used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Core_EveryFile_IsInTheNamespaceOfItsFolder()
    {
        Assert.All(SourceTree.Files("Scalper.Core"), file =>
        {
            string expected = "Scalper.Core." + Path.GetDirectoryName(file.Path)!.Replace('/', '.');
            Assert.Equal(expected, Regex.Match(file.Code, @"^namespace ([\w.]+);", RegexOptions.Multiline).Groups[1].Value);
        });
    }

    [Fact]
    public void Mentions_UsingAndQualifiedName_AreBothSeen()
    {
        string code = "using Scalper.Core.Engine;\nnamespace Scalper.Core.Wire;\nlong now = Feeds.LanePlan.Now;\nvar x = global::Scalper.Core.Books.BookFault; y.Engine.Z();";
        Assert.Equal(["Engine", "Wire", "Feeds", "Books"], Mentions().Matches(code).Select(m => m.Groups["folder"].Value));
    }

    [GeneratedRegex("""Scalper\.Core\.(?<folder>\w+)|(?<![\w.])(?<folder>State|Primitives|Events|Wire|Recording|Feeds|Universe|Venues|Books|Tape|Features|Scoring|Heatmap|Evaluation|Engine|Replay|Quality)\.[A-Z]""")]
    private static partial Regex Mentions();
}
