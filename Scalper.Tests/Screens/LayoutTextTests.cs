using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using Scalper.Core.Primitives;
using Scalper.Web.Screens;

namespace Scalper.Tests.Screens;

/// <summary>Layouts that go to somebody else, as a text and in an address, and what comes back of what nobody wrote.</summary>
public sealed class LayoutTextTests
{
    private static readonly SymbolLayout Unusual = SymbolLayout.Default.Toggle(SymbolPane.Walls).Toggle(SymbolPane.Why)
        .With(new PaneLayout(SymbolPane.Chart, IsShown: true, 40, """{"interval":"5m"}"""))
        .With(new PaneLayout(SymbolPane.Tape, IsShown: false, 1_000, """{"minimum":2500,"tiers":[1000,10000,100000,1e6],"name":"É<&+"}""")) with { Columns = [10, 1_000, 333] };

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        foreach (SymbolLayout layout in (SymbolLayout[])[SymbolLayout.Default, Unusual])
        {
            Assert.Equal(layout, LayoutText.Read(LayoutText.Write(layout), out string? complaint));
            Assert.Null(complaint);
            Assert.Equal(layout, LayoutLink.Read(LayoutLink.Write(layout)!, out complaint));
            Assert.Null(complaint);
        }

        Assert.Matches("^[A-Za-z0-9_-]{1,400}$", LayoutLink.Write(Unusual)!);
    }

    /// <summary>A browser that plays a sound because somebody sent a link is nothing that was asked for.</summary>
    [Fact]
    public void Write_SoundSwitch_IsNotShared()
    {
        SymbolLayout loud = SymbolLayout.Default.With(SymbolLayout.Default[SymbolPane.Tape] with { Options = """{"isSounding":true,"soundTier":1}""" });
        Assert.Equal("""{"soundTier":1}""", LayoutText.Read(LayoutText.Write(loud), out _)![SymbolPane.Tape].Options);
        Assert.Equal("""{"soundTier":1}""", LayoutText.Read("""{"panes":{"tape":{"options":{"isSounding":true,"soundTier":1}}}}""", out _)![SymbolPane.Tape].Options);
    }

    [Fact]
    public void Read_OfAnotherVersion_TakesWhatItKnows()
    {
        Assert.Equal(SymbolLayout.Default, LayoutText.Read("""{"version":9,"panes":{"depth":{"shown":true}},"zoom":[]}""", out _));
        Assert.False(LayoutText.Read("""{"panes":{"chart":{"shown":false,"colour":1}}}""", out _)![SymbolPane.Chart].IsShown);
    }

    [Theory]
    [InlineData("", "expected a JSON object")]
    [InlineData("null", "expected a JSON object")]
    [InlineData("[]", "expected a JSON object")]
    [InlineData("{", "expected a JSON object")]
    [InlineData("""{"panes":[]}""", "expected a JSON object")]
    [InlineData("""{"panes":{"chart":7}}""", "expected a JSON object")]
    [InlineData("""{"panes":{"chart":{"shown":"yes"}}}""", "expected a JSON object")]
    [InlineData("""{"panes":{"chart":{"share":1.5}}}""", "expected a JSON object")]
    [InlineData("""{"panes":{"chart":{"share":99999999999}}}""", "expected a JSON object")]
    [InlineData("""{"panes":{"chart":{"options":"[1]"}}}""", "expected a JSON object")]
    [InlineData("""{"panes":{"chart":{"options":{"a":"\ud800"}}}}""", "expected a JSON object")]
    [InlineData("""{"panes":{"chart":{"options":{"a":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}}}}""", "expected a JSON object")]
    [InlineData("""{"panes":{"chart":{"share":9}}}""", "expected sizes from 10 to 1000, got 9")]
    [InlineData("""{"columns":[100,100]}""", "3 columns")]
    [InlineData("""{"columns":[100,100,-1]}""", "expected sizes from 10 to 1000, got -1")]
    [InlineData("""{"panes":{"heatmap":{"shown":false},"chart":{"shown":false},"ladder":{"shown":false},"walls":{"shown":false},"tape":{"shown":false},"features":{"shown":false}}}""", "at least one that is shown")]
    public void Read_WhatNoLayoutIs_SaysWhatWasExpected(string text, string told)
    {
        Assert.Null(LayoutText.Read(text, out string? complaint));
        Assert.Contains(told, complaint, StringComparison.Ordinal);
        Assert.Null(LayoutLink.Read(Link(text), out complaint));
        Assert.Contains(told, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooLong_IsRefusedBeforeItIsUnpacked()
    {
        string options = """{"panes":{"chart":{"options":{"a":"x"}}}}""".Replace("x", new string('x', 2_000), StringComparison.Ordinal);
        Assert.Null(LayoutText.Read(options, out string? complaint));
        Assert.Equal("Chart: expected at most 2000 characters of options, got 2008.", complaint);

        // A gigabyte in a few bytes, or nearly.
        string bomb = Link(new string(' ', 1_000_000));
        Assert.InRange(bomb.Length, 1, LayoutLink.Longest);
        Assert.Null(LayoutLink.Read(bomb, out complaint));
        Assert.Equal("Layout: expected at most 20000 characters, got 60001.", complaint);
        Assert.Null(LayoutLink.Read(new string('A', LayoutLink.Longest + 1), out complaint));
        Assert.Equal("Layout: expected at most 2400 characters of an address, got 2401.", complaint);
    }

    [Fact]
    public void Read_MutatedLinks_AreLayoutsThatAreAllowedOrComplaints()
    {
        SeededRandom random = new(5);
        string good = LayoutLink.Write(Unusual)!;
        for (int i = 0; i < 5_000; i++)
        {
            char[] link = good.ToCharArray();
            link[(int)(random.NextUnit() * link.Length)] = (char)(32 + (int)(random.NextUnit() * 95));
            SymbolLayout? read = LayoutLink.Read(new string(link), out string? complaint);
            Assert.Equal(read is null, complaint is not null);
            Assert.Null(read is null ? null : ScreenRules.Complaint(read));
        }
    }

    [Fact]
    public void Write_MoreThanAnAddressHolds_IsNone()
    {
        SeededRandom random = new(6);
        SymbolLayout layout = Enum.GetValues<SymbolPane>().Aggregate(SymbolLayout.Default, (made, pane) => made.With(made[pane] with { Options = $$"""{"a":"{{Letters(random, 1_000)}}"}""" }));
        Assert.Null(LayoutLink.Write(layout));
        Assert.Equal(layout, LayoutText.Read(LayoutText.Write(layout), out _));
    }

    private static string Letters(SeededRandom random, int count) => new([.. Enumerable.Range(0, count).Select(_ => (char)('a' + (int)(random.NextUnit() * 26)))]);

    private static string Link(string text)
    {
        using MemoryStream packed = new();
        using (DeflateStream deflate = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return Base64Url.EncodeToString(packed.ToArray());
    }
}
