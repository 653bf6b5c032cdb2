using System.Globalization;
using Microsoft.Extensions.Configuration;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Read_NothingSet_KeepsEveryDefault()
    {
        ProbeOptions options = ReadGood();
        Assert.Equal("text", options.Text);
        Assert.Equal(12, options.Whole);
        Assert.Equal(["A", "B", "C"], options.Symbols);
        Assert.Equal("DEFAULT", Assert.Single(options.Entries).Symbol);
        Assert.Equal(("NESTED", 7), (options.Nested.Symbol, options.Nested.Step));
        Assert.Null(options.Absent);
        Assert.Null(options.Address);
    }

    [Fact]
    public void Read_EveryScalar_IsConverted()
    {
        ProbeOptions options = ReadGood(
            "Text=a b", "OptionalText=c", "Switch=TRUE", "whole=1000", "OptionalWhole=-3", "Big=9000000000", "Number=1e-3", "Exact=0.10",
            "Day=friday", "Address=wss://stream.example/v5", "Choice=TickDirection", "Secret=12345678");
        Assert.Equal("a b", options.Text);
        Assert.Equal("c", options.OptionalText);
        Assert.True(options.Switch);
        Assert.Equal(1000, options.Whole);
        Assert.Equal(-3, options.OptionalWhole);
        Assert.Equal(9_000_000_000, options.Big);
        Assert.Equal(0.001, options.Number);
        Assert.Equal("0.10", options.Exact.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(DayOfWeek.Friday, options.Day);
        Assert.Equal("stream.example", options.Address!.Host);
        Assert.Equal("TickDirection", options.Choice);
        Assert.Equal("12345678", options.Secret);
    }

    [Theory]
    [InlineData("OptionalText=")]
    [InlineData("OptionalWhole=")]
    [InlineData("Address=")]
    [InlineData("Secret=")]
    public void Read_EmptyTextForAnOptionalValue_IsNone(string setting)
    {
        ProbeOptions options = ReadGood(setting);
        Assert.Null(options.OptionalText);
        Assert.Null(options.OptionalWhole);
        Assert.Null(options.Address);
        Assert.Null(options.Secret);
    }

    [Theory]
    [InlineData("Whole=2", 2)]
    [InlineData("Whole=1000", 1000)]
    [InlineData("Whole= 7 ", 7)]
    public void Read_NumberAtTheEdge_IsTaken(string setting, int value) => Assert.Equal(value, ReadGood(setting).Whole);

    [Theory]
    [InlineData("Whole=abc", "Probe:Whole = 'abc': expected a whole number from 2 to 1000.")]
    [InlineData("Whole=1", "Probe:Whole = '1': expected a whole number from 2 to 1000.")]
    [InlineData("Whole=1001", "Probe:Whole = '1001': expected a whole number from 2 to 1000.")]
    [InlineData("Whole=12.5", "Probe:Whole = '12.5': expected a whole number from 2 to 1000.")]
    [InlineData("Whole=99999999999", "Probe:Whole = '99999999999': expected a whole number from 2 to 1000.")]
    [InlineData("Whole=", "Probe:Whole = '': expected a whole number from 2 to 1000.")]
    [InlineData("Whole:0=1", "Probe:Whole: expected a whole number from 2 to 1000, found a group of settings.")]
    [InlineData("OptionalWhole=x", "Probe:OptionalWhole = 'x': expected a whole number.")]
    [InlineData("Big=-1", "Probe:Big = '-1': expected a whole number from 0 to 9000000000.")]
    [InlineData("Number=0", "Probe:Number = '0': expected a number above 0 and at most 1.")]
    [InlineData("Number=NaN", "Probe:Number = 'NaN': expected a number above 0 and at most 1.")]
    [InlineData("Number=0,5", "Probe:Number = '0,5': expected a number above 0 and at most 1.")]
    [InlineData("Exact=x", "Probe:Exact = 'x': expected a number.")]
    [InlineData("Switch=yes", "Probe:Switch = 'yes': expected true or false.")]
    [InlineData("Day=1", "Probe:Day = '1': expected one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.")]
    [InlineData("Choice=Mine", "Probe:Choice = 'Mine': expected one of Venue, TickDirection.")]
    [InlineData("Address=ws://stream.example", "Probe:Address = 'ws://stream.example': expected a wss:// address, or ws:// on loopback.")]
    [InlineData("Address=/v5", "Probe:Address = '/v5': expected a wss:// address, or ws:// on loopback.")]
    [InlineData("Secret=hunter2", "Probe:Secret = '***': expected a text of 8 to 20 characters.")]
    [InlineData("Symbols:0=btc", "Probe:Symbols:0 = 'btc': expected symbols in capital letters.")]
    [InlineData("Symbols=BTC,eth", "Probe:Symbols = 'eth': expected symbols in capital letters.")]
    [InlineData("Sizes=1,2,3,4", "Probe:Sizes = '1,2,3,4': expected a list of at most 3 entries, each a whole number.")]
    [InlineData("Sizes:0=x", "Probe:Sizes:0 = 'x': expected a whole number.")]
    [InlineData("Entries=x", "Probe:Entries = 'x': expected a list, each a group of settings.")]
    [InlineData("Entries:0:Symbol=BTC;Entries:1:Symbol=ETH;Entries:1:Step=10", "Probe:Entries:1:Step = '10': expected a whole number from 1 to 9.")]
    [InlineData("Entries:0:Step=2", "Probe:Entries:0:Symbol is not set: expected a text that is not empty.")]
    [InlineData("Entries:0=x", "Probe:Entries:0 = 'x': expected a group of settings (Symbol, Step).")]
    [InlineData("Nested:Step=0", "Probe:Nested:Step = '0': expected a whole number from 1 to 9.")]
    [InlineData("Nested=x", "Probe:Nested = 'x': expected a group of settings (Symbol, Step).")]
    [InlineData("Absent:Step=2", "Probe:Absent:Symbol is not set: expected a text that is not empty.")]
    [InlineData("Low=3", "Probe:Low = '3': expected a whole number up to High.")]
    [InlineData("High=0", "Probe:Low is not set: expected a whole number up to High.")]
    [InlineData("Low=2", "Probe: expected Low and High to differ.")]
    [InlineData("Whole=line\nbreak", "Probe:Whole = 'line break': expected a whole number from 2 to 1000.")]
    public void Read_WrongValue_NamesKeyValueAndExpectation(string settings, string fault) => Assert.Equal([fault], Read(settings.Split(';')).Faults);

    [Fact]
    public void Read_LongWrongValue_IsCutShort() =>
        Assert.Equal(
            $"Probe:Whole = '{new string('9', 100)}...': expected a whole number from 2 to 1000.",
            Assert.Single(Read("Whole=" + new string('9', 5000)).Faults));

    [Fact]
    public void Read_SeveralWrongValues_ListsAllAndThrowsThemInLines()
    {
        SettingsReader reader = Read("Whole=1", "Switch=2", "Low=9");
        StartException fault = Assert.Throws<StartException>(reader.ThrowIfWrong);
        Assert.Equal(2, reader.Faults.Count);
        Assert.Equal(string.Join(Environment.NewLine, reader.Faults), fault.Message);
    }

    [Fact]
    public void Read_ConfiguredLists_ReplaceTheDefaultsWholly()
    {
        ProbeOptions options = ReadGood("Symbols:0=X", "Sizes:0=9", "Entries:0:Symbol=BTC", "Entries:1:Symbol=ETH", "Entries:1:Step=2");
        Assert.Equal(["X"], options.Symbols);
        Assert.Equal([9], options.Sizes);
        Assert.Equal([("BTC", 1), ("ETH", 2)], options.Entries.Select(e => (e.Symbol, e.Step)));
    }

    [Fact]
    public void Read_EntriesOverAnEmptyListOfAnotherSource_AreTaken() =>
        Assert.Equal("BTC", Assert.Single(ReadGood("Entries=", "Entries:0:Symbol=BTC").Entries).Symbol);

    [Theory]
    [InlineData("X, Y", "X", "Y")]
    [InlineData("X", "X")]
    [InlineData("")]
    public void Read_ListInOneText_IsSplitAtCommas(string text, params string[] symbols) => Assert.Equal(symbols, ReadGood("Symbols=" + text).Symbols);

    [Fact]
    public void Read_MoreThanTenEntries_KeepsTheirOrder() =>
        Assert.Equal(Enumerable.Range(0, 12).Select(i => ((char)('A' + i)).ToString()), ReadGood(
            [.. Enumerable.Range(0, 12).Select(i => $"Symbols:{i}={(char)('A' + i)}")]).Symbols);

    [Fact]
    public void Read_UnknownKeys_WarnAndNameTheKnownOnes()
    {
        SettingsReader reader = Read("Nested:Stepp=4", "Hole:Deep=1");
        Assert.Empty(reader.Faults);
        Assert.Equal(2, reader.Warnings.Count);
        Assert.StartsWith("Probe:Hole is not a setting and is ignored; Probe has Text, OptionalText, ", reader.Warnings[0], StringComparison.Ordinal);
        Assert.Equal("Probe:Nested:Stepp is not a setting and is ignored; Probe:Nested has Symbol, Step.", reader.Warnings[1]);
    }

    [Fact]
    public void Read_Root_TakesItsOwnKeysAndLeavesForeignOnesAlone()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(Pairs("Urls=http://127.0.0.1:9", "PATH=/bin")).Build();
        SettingsReader reader = new(configuration);
        Assert.Equal("http://127.0.0.1:9", reader.Read<WebOptions>("").Urls);
        Assert.Empty(reader.Warnings);
    }

    private static ProbeOptions ReadGood(params string[] settings)
    {
        SettingsReader reader = ReaderOf(settings);
        ProbeOptions options = reader.Read<ProbeOptions>("Probe");
        Assert.Empty(reader.Faults);
        Assert.Empty(reader.Warnings);
        return options;
    }

    private static SettingsReader Read(params string[] settings)
    {
        SettingsReader reader = ReaderOf(settings);
        reader.Read<ProbeOptions>("Probe");
        return reader;
    }

    private static SettingsReader ReaderOf(string[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(Pairs([.. settings.Select(s => "Probe:" + s)])).Build());

    private static IEnumerable<KeyValuePair<string, string?>> Pairs(params string[] settings) =>
        settings.Select(s => s.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], (string?)parts[1]));
}
